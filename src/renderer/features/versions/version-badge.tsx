/** Beside a list's title: which version it is in, and how much has been adjusted since. Leads to the versions. */
import { Link } from 'wouter'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import classes from './version-badge.module.css'

export function VersionBadge({ ledgerKey }: { readonly ledgerKey: LedgerKey }) {
  // Asked anew whenever the list is opened; while one types it may be a few rows behind.
  const history = useRead('versions.list', { ledger: ledgerKey }, { staleTime: 0 })
  if (history.data === undefined) return null
  const { versions, pending } = history.data
  const [newest] = versions
  const adjusted = pending === null ? 0 : pending.added + pending.removed + pending.changed
  return (
    <Link to={`/ledgers/${ledgerKey}/versions`} className={classes.badge ?? ''} data-adjusted={adjusted > 0}>
      {newest === undefined
        ? '尚未发布'
        : `第${newest.edition}版${adjusted > 0 ? ` · 之后 ${grouped(adjusted)} 处调整` : ''}`}
    </Link>
  )
}
