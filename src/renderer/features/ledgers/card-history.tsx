/** What happened to a record: who changed which value when, and what stood there before. */
import type { LedgerRecord } from '../../../contract/api/ledgers.ts'
import { dayAndTime } from '../../ui/format.ts'
import classes from './record-card.module.css'

export interface CardHistoryProps {
  readonly history: LedgerRecord['history']
  readonly labelOf: (field: string) => string
}

export function CardHistory({ history, labelOf }: CardHistoryProps) {
  return (
    <section>
      <h3 className="sd-hidden">变更记录</h3>
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
  )
}
