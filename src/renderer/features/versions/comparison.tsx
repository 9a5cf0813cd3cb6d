/** Any two states of a list side by side, row by row; adjustments under way can be given their reason here. */
import { Button, NativeSelect } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ComparedRow, Comparison as ComparisonAnswer, ListVersion } from '../../../contract/api/versions.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import { printAddress } from '../output/print-address.ts'
import { useExport } from '../output/use-export.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import classes from './versions-page.module.css'

/** The value of “现行内容” among the versions. */
const current = 'current'
const pageSize = 200

export interface ComparisonProps {
  readonly ledgerKey: LedgerKey
  /** Newest first, at least one. */
  readonly versions: readonly ListVersion[]
}

export function Comparison({ ledgerKey, versions }: ComparisonProps) {
  const newest = versions[0]?.id ?? ''
  const [chosen, setChosen] = useState<{ readonly from: string; readonly to: string } | null>(null)
  const { from, to } = chosen ?? { from: newest, to: current }
  const [offset, setOffset] = useState(0)
  const [explaining, setExplaining] = useState<readonly string[] | null>(null)
  const { exporting, run } = useExport()
  const pair = { ledger: ledgerKey, from, to: to === current ? null : to }
  const compared = useRead('versions.compare', { ...pair, offset, limit: pageSize }, { staleTime: 0 })
  const choose = (change: { readonly from?: string; readonly to?: string }) => {
    setOffset(0)
    setChosen({ from, to, ...change })
  }
  const options = versions.map(({ id, edition, reference }) => ({ value: id, label: `第${edition}版 ${reference}` }))
  const document = { kind: 'comparison', ...pair } as const
  const explainable = from === newest && to === current
  const unexplained = compared.data?.rows.filter((row) => row.reasons.length === 0).map((row) => row.id) ?? []
  return (
    <section aria-labelledby="comparison-heading">
      <h2 id="comparison-heading">对照</h2>
      <div className={classes.choices}>
        <NativeSelect
          label="原条文"
          value={from}
          data={options}
          onChange={(event) => choose({ from: event.currentTarget.value })}
        />
        <NativeSelect
          label="现条文"
          value={to}
          data={[{ value: current, label: '现行内容' }, ...options]}
          onChange={(event) => choose({ to: event.currentTarget.value })}
        />
        <div className={classes.choicesEnd}>
          {explainable && unexplained.length > 1 && (
            <Button onClick={() => setExplaining(unexplained)}>
              为这 {grouped(unexplained.length)} 处登记同一原因
            </Button>
          )}
          <Button
            component={Link}
            to={printAddress({ document })}
            leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
          >
            打印对照表
          </Button>
          <Button
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
            loading={exporting}
            onClick={() => void run({ document })}
          >
            导出对照表
          </Button>
        </div>
      </div>
      {compared.isError ? (
        <FailureState error={compared.error} onRetry={() => void compared.refetch()} />
      ) : compared.data === undefined ? (
        <LoadingLines lines={6} />
      ) : (
        <>
          <ComparedRows answer={compared.data} onExplain={explainable ? (id) => setExplaining([id]) : null} />
          <Pager offset={offset} total={compared.data.total} onMove={setOffset} />
        </>
      )}
      <ReasonDialog ledgerKey={ledgerKey} ids={explaining} onClose={() => setExplaining(null)} />
    </section>
  )
}

interface ComparedRowsProps {
  readonly answer: ComparisonAnswer
  readonly onExplain: ((id: string) => void) | null
}

function ComparedRows({ answer, onExplain }: ComparedRowsProps) {
  if (answer.total === 0) return <p className="sd-soft">两者内容相同。</p>
  const { added, changed, removed } = answer.counts
  return (
    <>
      <p className={classes.counts}>
        新增 {grouped(added)} 条，修改 {grouped(changed)} 条，删除 {grouped(removed)} 条
      </p>
      <div className={classes.scroll}>
        <table className={`${tables.table ?? ''} ${classes.compared ?? ''}`}>
          <thead>
            <tr>
              <th scope="col">条目</th>
              <th scope="col">原条文</th>
              <th scope="col">现条文</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row) => (
              <ComparedLine key={row.id} row={row} onExplain={onExplain} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const kindNames = { added: '新增', changed: '修改', removed: '删除' } as const

function ComparedLine({
  row,
  onExplain,
}: {
  readonly row: ComparedRow
  readonly onExplain: ComparedRowsProps['onExplain']
}) {
  return (
    <tr>
      <td>
        <span className={classes.kind} data-kind={row.kind}>
          {kindNames[row.kind]}
        </span>
        {row.name}
        {row.category !== '' && <p className={classes.category}>{row.category}</p>}
      </td>
      <td className={classes.was}>
        <Side row={row} side="before" />
      </td>
      <td className={classes.is}>
        <Side row={row} side="after" />
      </td>
      <td>
        {row.reasons.map((reason) => (
          <div key={`${reason.edition ?? ''}/${reason.reason}`} className={classes.reason}>
            {reason.reason}
            {(reason.approvedBy !== '' || reason.approvedOn !== '') && (
              <p className={classes.approval}>
                {[reason.approvedBy === '' ? '' : `${reason.approvedBy}批准`, reason.approvedOn].join(' ').trim()}
              </p>
            )}
          </div>
        ))}
        {onExplain !== null && (
          <Button size="compact-sm" aria-label={`登记${row.name}的调整原因`} onClick={() => onExplain(row.id)}>
            {row.reasons.length === 0 ? '登记原因' : '修改原因'}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Side({ row, side }: { readonly row: ComparedRow; readonly side: 'before' | 'after' }) {
  if (side === 'before' && row.kind === 'added') return <span className="sd-soft">（无）</span>
  if (side === 'after' && row.kind === 'removed') return <span className="sd-soft">（删除）</span>
  const shown = row.changes.filter((change) => row.kind === 'changed' || change[side] !== '')
  const Mark = side === 'before' ? 'del' : 'ins'
  return shown.map((change) => (
    <p key={change.field} className={classes.line}>
      <span className={classes.label}>{change.label}：</span>
      <Mark>{change[side] === '' ? '（空）' : change[side]}</Mark>
    </p>
  ))
}

interface PagerProps {
  readonly offset: number
  readonly total: number
  readonly onMove: (offset: number) => void
}

function Pager({ offset, total, onMove }: PagerProps) {
  if (total <= pageSize) return null
  return (
    <div className={classes.pager}>
      <Button size="compact-sm" disabled={offset === 0} onClick={() => onMove(offset - pageSize)}>
        上一页
      </Button>
      <span>
        第 {grouped(offset + 1)}–{grouped(Math.min(total, offset + pageSize))} 处，共 {grouped(total)} 处
      </span>
      <Button size="compact-sm" disabled={offset + pageSize >= total} onClick={() => onMove(offset + pageSize)}>
        下一页
      </Button>
    </div>
  )
}
