/** The rows that were not taken as they came, with both sides' values; each leads to its record. */
import { Link } from 'wouter'
import type { ReturnedRow } from '../../../contract/api/exchange.ts'
import { ledgerKeys } from '../../../contract/ledgers/index.ts'
import { bucketLabels, buckets } from '../../../contract/api/intake.ts'
import { useRead } from '../../api/queries.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import { valueText } from './exchange-words.ts'
import classes from './record-changes.module.css'

export interface ReturnedRowsProps {
  readonly direction: 'sent' | 'received'
  readonly packageId: string
}

export function ReturnedRows({ direction, packageId }: ReturnedRowsProps) {
  const answer = useRead('exchange.rows', { direction, packageId })
  if (answer.isPending) return <LoadingLines lines={3} />
  if (answer.isError) return <FailureState error={answer.error} />
  return (
    <div className={classes.region} role="region" aria-label="退回的行" tabIndex={0}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">记录</th>
            <th scope="col">结果</th>
            <th scope="col">原因</th>
            <th scope="col">发出的与对方保留的</th>
          </tr>
        </thead>
        <tbody>
          {answer.data.rows.map((row) => (
            <tr key={`${row.key} ${row.id}`}>
              <td>
                <RecordLink row={row} />
              </td>
              <td className={classes.nowrap}>{outcomeOf(row)}</td>
              <td>{row.reason}</td>
              <td>
                {row.fields.map(({ label, sent, kept }) => (
                  <div key={label}>
                    {label}：{valueText(sent)} ／ {valueText(kept)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function outcomeOf({ outcome, decision }: ReturnedRow): string {
  if (decision !== null) return decision === 'ours' ? '冲突，保留接收单位内容' : '冲突，采用发出单位内容'
  const bucket = buckets.find((candidate) => candidate === outcome)
  return bucket === undefined ? outcome : bucketLabels[bucket]
}

/** Lists open at the row; other records have no page of their own. */
function RecordLink({ row }: { readonly row: ReturnedRow }) {
  const ledger = ledgerKeys.find((key) => key === row.key)
  return ledger === undefined ? row.name : <Link to={`/ledgers/${ledger}?record=${row.id}`}>{row.name}</Link>
}
