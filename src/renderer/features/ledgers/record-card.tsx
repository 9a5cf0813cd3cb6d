/** One record beside the grid: every field in full, where it came from, and what happened to it. */
import { CloseButton } from '@mantine/core'
import { useEffect } from 'react'
import type { LedgerRecord, MarkedRow } from '../../../contract/api/ledgers.ts'
import { AppError } from '../../../contract/errors.ts'
import type { LedgerDefinition, LedgerField } from '../../../contract/ledgers/index.ts'
import type { RecordValues } from '../../../contract/records/define-record.ts'
import { useRead } from '../../api/queries.ts'
import { dayAndTime } from '../../ui/format.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { cellText, typedValue } from './cell-text.ts'
import { FieldBox } from './field-box.tsx'
import classes from './record-card.module.css'

export interface RecordCardProps {
  readonly ledger: LedgerDefinition
  readonly row: MarkedRow
  /** Another unit's record. */
  readonly readOnly: boolean
  readonly onEdit: (row: MarkedRow, changed: RecordValues) => void
  readonly onClose: () => void
  /** The record exists no more, for instance after an undo. */
  readonly onGone: () => void
}

export function RecordCard({ ledger, row, readOnly, onEdit, onClose, onGone }: RecordCardProps) {
  const record = useRead('ledgers.get', { ledger: ledger.key, id: row.id })
  const isGone = record.error instanceof AppError && record.error.code === 'not_found'
  useEffect(() => {
    if (isGone) onGone()
  }, [isGone, onGone])
  const naming = ledger.fields.find((field) => field.required === true)
  const title = naming === undefined ? '' : cellText(row.values[naming.name])
  return (
    <aside className={classes.card} aria-label="记录卡片">
      <header className={classes.header}>
        <h2 className={classes.title} title={title}>
          {title === '' ? '（未命名）' : title}
        </h2>
        <CloseButton aria-label="关闭记录卡片" onClick={onClose} />
      </header>
      <div className={classes.body}>
        {readOnly && <p className={classes.foreign}>这条记录属于 {row.unit}，本单位只能查看。</p>}
        {ledger.fields.map((field) => (
          <FieldBox
            key={`${row.id}/${field.name}/${cellText(row.values[field.name])}`}
            field={field}
            text={cellText(row.values[field.name])}
            readOnly={readOnly}
            onCommit={(text) => onEdit(row, { [field.name]: typedValue(text) })}
          />
        ))}
        {record.isPending && <LoadingLines lines={2} />}
        {record.isError && !isGone && <FailureState error={record.error} onRetry={() => void record.refetch()} />}
        {record.data !== undefined && <Background record={record.data} fields={ledger.fields} />}
      </div>
    </aside>
  )
}

function Background({ record, fields }: { readonly record: LedgerRecord; readonly fields: readonly LedgerField[] }) {
  const { origin, history } = record
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? name
  return (
    <>
      <section className={classes.section}>
        <h3>来源</h3>
        {origin === null ? (
          <p className="sd-soft">在本程序中新增</p>
        ) : (
          <>
            <p>
              {origin.file} · {origin.sheet} · 第 {origin.row} 行
            </p>
            <dl className={classes.origin}>
              {Object.entries(origin.cells).map(([name, cell]) => (
                <div key={name}>
                  <dt>
                    {labelOf(name)} <span className="sd-identifier">{cell.ref}</span>
                  </dt>
                  <dd>{cell.raw}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </section>
      <section className={classes.section}>
        <h3>变更记录</h3>
        {history.length === 0 && <p className="sd-soft">还没有变更</p>}
        <ol className={classes.history}>
          {history.map((entry) => (
            <li key={`${entry.at}/${entry.label}`}>
              <p className={classes.moment}>
                {dayAndTime(entry.at)} · {entry.actor} · {entry.label}
              </p>
              {entry.changes.map((change) => (
                <p key={change.field} className={classes.change}>
                  {labelOf(change.field)}：<del>{change.before === '' ? '（空）' : change.before}</del>
                  <span aria-hidden> → </span>
                  <ins>{change.after === '' ? '（空）' : change.after}</ins>
                </p>
              ))}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
