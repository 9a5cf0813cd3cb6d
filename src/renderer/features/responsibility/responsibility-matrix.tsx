/** Things by what is wrong with them: each number leads to its findings, a bar shows how much is clear. */
import {
  responsibilityKinds,
  type ResponsibilityKind,
  type ResponsibilitySummary,
} from '../../../contract/api/responsibility.ts'
import { responsibilityKindNames, responsibilitySubjectNames } from '../../../contract/responsibility-words.ts'
import { grouped } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import type { Selection } from './responsibility-page.tsx'
import classes from './responsibility.module.css'

export interface ResponsibilityMatrixProps {
  readonly summary: readonly ResponsibilitySummary[]
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

export function ResponsibilityMatrix({ summary, selection, onSelect }: ResponsibilityMatrixProps) {
  return (
    <table className={`${tables.table ?? ''} ${classes.matrix ?? ''}`}>
      <thead>
        <tr>
          <th scope="col">对象</th>
          <th scope="col" className={tables.number}>
            总数
          </th>
          <th scope="col">责任清楚</th>
          {responsibilityKinds.map((kind) => (
            <th key={kind} scope="col" className={tables.number}>
              {responsibilityKindNames[kind]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {summary.map((line) => (
          <tr key={line.subject}>
            <th scope="row">{responsibilitySubjectNames[line.subject]}</th>
            <td className={tables.number}>{grouped(line.total)}</td>
            <td>
              <Share sound={line.sound} total={line.total} />
            </td>
            {responsibilityKinds.map((kind) => (
              <td key={kind} className={tables.number}>
                <Count line={line} kind={kind} selection={selection} onSelect={onSelect} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Share({ sound, total }: { readonly sound: number; readonly total: number }) {
  if (total === 0) return <span className="sd-soft">—</span>
  return (
    <div className={classes.share}>
      <div className={classes.bar} aria-hidden>
        <div className={classes.filled} style={{ width: `${(sound / total) * 100}%` }} />
      </div>
      <span>
        {grouped(sound)} / {grouped(total)}
      </span>
    </div>
  )
}

interface CountProps {
  readonly line: ResponsibilitySummary
  readonly kind: ResponsibilityKind
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

function Count({ line, kind, selection, onSelect }: CountProps) {
  const count = line[kind]
  if (count === 0) return <span className="sd-soft">0</span>
  const chosen = selection.subject === line.subject && selection.kind === kind
  const name = `${responsibilitySubjectNames[line.subject]}${responsibilityKindNames[kind]} ${count}`
  return (
    <button
      type="button"
      className={classes.count}
      data-kind={kind}
      aria-pressed={chosen}
      aria-label={name}
      onClick={() => onSelect(chosen ? { subject: null, kind: null } : { subject: line.subject, kind })}
    >
      {grouped(count)}
    </button>
  )
}
