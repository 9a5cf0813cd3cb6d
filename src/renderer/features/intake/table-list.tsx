/** What the files hold: their tables by file, what applying does besides, and what was left out or refused. */
import type { ImportPlan, PlannedTable } from '../../../contract/api/intake.ts'
import { ledgers } from '../../../contract/ledgers/index.ts'
import { grouped } from '../../ui/format.ts'
import { countsText } from './buckets.ts'
import classes from './table-list.module.css'

export interface TableListProps {
  readonly plan: ImportPlan
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

export function TableList({ plan, chosen, onChoose }: TableListProps) {
  const byFile = Map.groupBy(
    plan.tables.map((table, index) => ({ table, index })),
    ({ table }) => table.file,
  )
  return (
    <aside className={classes.side} aria-label="文件中的表">
      {plan.refusedFiles.length > 0 && (
        <section>
          <h2 className={classes.heading}>读不了的文件</h2>
          <ul className={`${classes.notes ?? ''} ${classes.refused ?? ''}`}>
            {plan.refusedFiles.map(({ file, message }) => (
              <li key={file}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      {[...byFile].map(([file, tables]) => (
        <section key={file}>
          <h2 className={classes.heading} title={file}>
            {byFile.size === 1 ? '文件中的表' : file}
          </h2>
          <ul className={classes.tables}>
            {tables.map(({ table, index }) => (
              <li key={index}>
                <TableButton table={table} pressed={index === chosen} onClick={() => onChoose(index)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Notes title="应用时还会" texts={plan.consequences} />
      <Notes
        title="没有导入的工作表"
        texts={plan.ignoredSheets.map(
          ({ file, sheet, rows, reason }) =>
            `${byFile.size > 1 ? `${file} ` : ''}${sheet}（${grouped(rows)} 行）：${reason}`,
        )}
      />
    </aside>
  )
}

interface TableButtonProps {
  readonly table: PlannedTable
  readonly pressed: boolean
  readonly onClick: () => void
}

function TableButton({ table, pressed, onClick }: TableButtonProps) {
  const { ledger, sheet, sourceRows, counts, reason } = table
  const name = ledger !== null ? ledgers[ledger].title : reason === null ? '不导入' : '没有认出的表'
  return (
    <button type="button" className={classes.table} aria-pressed={pressed} onClick={onClick}>
      <span className={`${classes.name ?? ''} ${ledger === null && reason !== null ? (classes.unknown ?? '') : ''}`}>
        {name}
      </span>
      <span className={classes.from} title={sheet}>
        {sheet} · {grouped(sourceRows)} 行
      </span>
      {ledger !== null && <span className={classes.counts}>{countsText(counts)}</span>}
    </button>
  )
}

function Notes({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <section>
      <h2 className={classes.heading}>{title}</h2>
      <ul className={classes.notes}>
        {texts.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
