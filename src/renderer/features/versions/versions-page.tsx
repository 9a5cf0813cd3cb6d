/** The versions of a list: what has been issued, what has been adjusted since, and any two compared. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { VersionHistory } from '../../../contract/api/versions.ts'
import { ledgers, type LedgerKey } from '../../../contract/ledgers/index.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { Comparison } from './comparison.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { VersionTable } from './version-table.tsx'
import classes from './versions-page.module.css'

export function VersionsPage({ ledgerKey }: { readonly ledgerKey: LedgerKey }) {
  const history = useRead('versions.list', { ledger: ledgerKey }, { staleTime: 0 })
  const [publishing, setPublishing] = useState(false)
  const next = (history.data?.versions[0]?.edition ?? 0) + 1
  const nothingNew = history.data !== undefined && !canPublish(history.data)
  return (
    <Page
      title={`${ledgers[ledgerKey].title} · 版本`}
      beside={history.data === undefined ? null : <span>{describePending(history.data)}</span>}
      actions={
        <>
          <Button
            component={Link}
            to={`/ledgers/${ledgerKey}`}
            leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />}
          >
            返回清单
          </Button>
          <Button
            variant="filled"
            leftSection={<IconSend size={16} stroke={1.7} aria-hidden />}
            disabled={history.data === undefined || nothingNew}
            onClick={() => setPublishing(true)}
          >
            发布第{next}版
          </Button>
        </>
      }
      status="发布的版本不再改动；清单可以继续改，改动记为调整。"
    >
      {history.isError ? (
        <FailureState error={history.error} onRetry={() => void history.refetch()} />
      ) : history.data === undefined ? (
        <LoadingLines lines={8} />
      ) : (
        <>
          {history.data.versions.length === 0 ? (
            <NothingIssued ledgerKey={ledgerKey} rows={history.data.rows} onPublish={() => setPublishing(true)} />
          ) : (
            <div className={classes.sections}>
              <section aria-labelledby="issued-heading">
                <h2 id="issued-heading">已发布的版本</h2>
                <VersionTable versions={history.data.versions} />
              </section>
              <Comparison ledgerKey={ledgerKey} versions={history.data.versions} />
            </div>
          )}
          <PublishDialog
            ledgerKey={ledgerKey}
            history={history.data}
            opened={publishing}
            onClose={() => setPublishing(false)}
          />
        </>
      )}
    </Page>
  )
}

/** An empty list and an unchanged one have nothing to issue. */
function canPublish({ rows, pending }: VersionHistory): boolean {
  return rows > 0 && (pending === null || pending.added + pending.removed + pending.changed > 0)
}

function describePending({ versions, pending }: VersionHistory): string {
  const [newest] = versions
  if (newest === undefined || pending === null) return '草稿，尚未发布'
  const { added, changed, removed, unexplained } = pending
  if (added + changed + removed === 0) return `现行内容与第${newest.edition}版相同`
  const parts = [
    ...(added > 0 ? [`新增 ${grouped(added)} 条`] : []),
    ...(changed > 0 ? [`修改 ${grouped(changed)} 条`] : []),
    ...(removed > 0 ? [`删除 ${grouped(removed)} 条`] : []),
  ]
  const unsaid = unexplained > 0 ? `，${grouped(unexplained)} 处没有写明原因` : ''
  return `第${newest.edition}版之后${parts.join('、')}${unsaid}`
}

interface NothingIssuedProps {
  readonly ledgerKey: LedgerKey
  readonly rows: number
  readonly onPublish: () => void
}

function NothingIssued({ ledgerKey, rows, onPublish }: NothingIssuedProps) {
  if (rows === 0)
    return (
      <EmptyState
        title={`${ledgers[ledgerKey].title}还是空的`}
        hint="先导入或填写清单，再发布第一版。"
        action={
          <Button component={Link} to="/import" variant="filled">
            导入表格
          </Button>
        }
      />
    )
  return (
    <EmptyState
      title="还没有发布过"
      hint={`清单现有 ${grouped(rows)} 行。会议通过后发布第一版，写明依据和施行日期；以后的改动逐条记为调整，可以与任何一版对照。`}
      action={
        <Button variant="filled" onClick={onPublish}>
          发布第1版
        </Button>
      }
    />
  )
}
