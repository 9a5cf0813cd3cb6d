/** Records that are new, changed or gone, field by field: what was there in red, what is there now in green. */
import type { RecordChange } from '../../../contract/api/exchange.ts'
import { records } from '../../../contract/records/index.ts'
import { dayAndTime, grouped } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import { privacyNames, standingNames, valueText } from './exchange-words.ts'
import classes from './record-changes.module.css'

export interface RecordChangesProps {
  readonly label: string
  readonly changes: readonly RecordChange[]
  readonly total: number
}

export function RecordChanges({ label, changes, total }: RecordChangesProps) {
  return (
    <div className={classes.region} role="region" aria-label={label} tabIndex={0}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">记录</th>
            <th scope="col">变化</th>
            <th scope="col">栏目</th>
            <th scope="col">何时何人</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.key} ${change.id}`}>
              <td>{change.name}</td>
              <td className={classes.nowrap}>{standingNames[change.standing]}</td>
              <td>
                <ChangedFields change={change} />
              </td>
              <td className={classes.nowrap}>
                {dayAndTime(change.at)}
                <br />
                <span className="sd-soft">{change.by}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > changes.length && (
        <p className={classes.more}>
          共 {grouped(total)} 条，列出前 {changes.length} 条。
        </p>
      )}
    </div>
  )
}

function ChangedFields({ change }: { readonly change: RecordChange }) {
  if (change.standing === 'deleted') return <span className="sd-soft">整条{records[change.key].title}不再使用</span>
  if (change.fields.length === 0) return <span className="sd-soft">内容有改动，原值已不在本机</span>
  return (
    <div className={classes.fields}>
      {change.fields.map(({ label, privacy, before, after }) => (
        <div key={label}>
          {label}
          <PrivacyMark privacy={privacy} />：
          {change.standing === 'changed' && (
            <>
              <del className={classes.before}>{valueText(before)}</del>
              {' → '}
            </>
          )}
          <ins className={classes.after}>{valueText(after)}</ins>
        </div>
      ))}
    </div>
  )
}

/** Only what concerns persons is marked: a mark on everything would be read by nobody. */
export function PrivacyMark({ privacy }: { readonly privacy: RecordChange['fields'][number]['privacy'] }) {
  if (privacy !== 'personal' && privacy !== 'sensitive') return null
  return <span className={classes.privacy}>{privacyNames[privacy]}</span>
}
