/** One list as a page: asks for its columns, which an office may have added to, and shows the list with them. */
import { ledgers, type LedgerKey } from '../../../contract/ledgers/index.ts'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { LedgerList } from './ledger-list.tsx'
import type { Preset } from './use-arrangement.ts'

export interface LedgerPageProps {
  readonly ledgerKey: LedgerKey
  /** A filter that came with the link: numbers elsewhere lead to exactly their records. */
  readonly preset: Preset | null
}

export function LedgerPage({ ledgerKey, preset }: LedgerPageProps) {
  const { title } = ledgers[ledgerKey]
  const fields = useRead('ledgers.fields', { ledger: ledgerKey })
  if (fields.data !== undefined)
    return <LedgerList ledgerKey={ledgerKey} title={title} fields={fields.data} preset={preset} />
  return (
    <Page title={title} flush>
      {fields.error === null ? (
        <LoadingLines lines={14} height={22} />
      ) : (
        <FailureState error={fields.error} onRetry={() => void fields.refetch()} />
      )}
    </Page>
  )
}
