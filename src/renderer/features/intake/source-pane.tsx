/** The sheet as it looks in the file: every row, what is ignored in grey, and above each column the field that it fills. */
import type { WheelEvent } from 'react'
import type { PlannedColumn, PlannedRow, PlannedTable } from '../../../contract/api/intake.ts'
import { isPending } from '../../api/use-windowed-rows.ts'
import { gutterWidth, rowHeight, sourceWidth } from './layout.ts'
import type { PaneProps } from './pane.ts'
import classes from './sheet.module.css'

export interface SourcePaneProps extends PaneProps {
  readonly table: PlannedTable
  readonly busy: boolean
  readonly onWheel: (event: WheelEvent) => void
  /** Field by column, in the order of the columns. */
  readonly onFields: (fields: readonly (string | null)[]) => void
}

export function SourcePane({ scroller, table, busy, shown, total, active, ...on }: SourcePaneProps) {
  const { columns } = table
  const labels = new Map(table.fields.map(({ name, label }) => [name, label]))
  const widths = columns.map((column) => sourceWidth(column, labels.get(column.field ?? '') ?? ''))
  const template = `${gutterWidth}px ${widths.map((width) => `${width}px`).join(' ')}`
  const width = widths.reduce((sum, each) => sum + each, gutterWidth)
  const choose = (position: number, field: string | null) =>
    on.onFields(
      // A field is filled by one column: who takes it takes it away from the other.
      columns.map((column, at) => (at === position ? field : column.field === field ? null : column.field)),
    )
  return (
    <div
      ref={scroller}
      className={`${classes.sheet ?? ''} ${classes.source ?? ''}`}
      role="grid"
      aria-label="来源表"
      aria-rowcount={total + 1}
      aria-activedescendant={active < 0 ? undefined : `source-row-${active}`}
      tabIndex={0}
      onWheel={on.onWheel}
      onKeyDown={on.onKeyDown}
    >
      <div className={classes.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, width }}>
        <div className={classes.corner} role="columnheader">
          行
        </div>
        {columns.map((column, position) => (
          <div key={column.index} className={classes.headCell} role="columnheader">
            <span className={classes.letters}>
              <span className="sd-identifier">{column.column}</span>
              {column.hidden && '（隐藏列）'}
              {column.note !== null && (
                <span className={classes.note} title={column.note}>
                  同名
                </span>
              )}
              <Basis column={column} />
            </span>
            <FieldChooser
              table={table}
              column={column}
              disabled={busy || table.ledger === null}
              onChoose={(field) => choose(position, field)}
            />
          </div>
        ))}
      </div>
      <div className={classes.body} style={{ height: total * rowHeight, width }}>
        {shown.map(({ at, row }) => (
          <div
            key={at}
            id={`source-row-${at}`}
            role="row"
            aria-rowindex={at + 2}
            className={`${classes.row ?? ''} ${rowClass(row)} ${at === active ? (classes.active ?? '') : ''}`}
            style={{ transform: `translateY(${at * rowHeight}px)`, gridTemplateColumns: template }}
            onClick={() => on.onActivate(at)}
          >
            {isPending(row) ? (
              <div className={classes.gutter} role="gridcell" />
            ) : (
              <SourceCells row={row} columns={columns} />
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

function rowClass(row: PlannedRow | { readonly pending: number }): string {
  if (isPending(row)) return ''
  if (row.bucket !== 'skipped') return row.hidden ? (classes.hiddenRow ?? '') : ''
  return (row.reason?.includes('表头') === true ? classes.headerRow : classes.ignored) ?? ''
}

function SourceCells({ row, columns }: { readonly row: PlannedRow; readonly columns: readonly PlannedColumn[] }) {
  const filled = columns.filter(({ index }) => (row.source[index] ?? '').trim() !== '')
  // A lone text runs over its empty neighbours, as it does in a spreadsheet.
  const runsOver = row.bucket === 'skipped' && filled.length === 1
  return (
    <>
      <div
        className={classes.gutter}
        role="gridcell"
        title={row.hidden ? `第 ${row.row} 行，在原表中是隐藏的` : `第 ${row.row} 行`}
      >
        {row.hidden && <span className={classes.hiddenMark}>隐</span>}
        {row.row}
      </div>
      {columns.map(({ index }) => {
        const text = row.source[index] ?? ''
        const isMerged = row.merged.includes(index)
        return (
          <div
            key={index}
            role="gridcell"
            className={`${classes.cell ?? ''} ${isMerged ? (classes.merged ?? '') : ''} ${runsOver ? (classes.runsOver ?? '') : ''}`}
            title={isMerged ? `${text}（与上面的单元格合并）` : text}
          >
            {text}
          </div>
        )
      })}
    </>
  )
}

const basisLabels = { recognised: null, remembered: '上次', manual: '已改', unused: null } as const

function Basis({ column }: { readonly column: PlannedColumn }) {
  const label = basisLabels[column.basis]
  return label === null ? null : <span className={classes.basis}>{label}</span>
}

interface FieldChooserProps {
  readonly table: PlannedTable
  readonly column: PlannedColumn
  readonly disabled: boolean
  readonly onChoose: (field: string | null) => void
}

function FieldChooser({ table, column, disabled, onChoose }: FieldChooserProps) {
  const title = column.title === '' ? '（没有表头）' : column.title
  const examples = column.samples.length === 0 ? '这一列是空的' : `例如：${column.samples.join('、')}`
  return (
    <select
      className={`${classes.chooser ?? ''} ${column.field === null ? (classes.unused ?? '') : ''}`}
      aria-label={`${column.column} 列“${title}”对应的栏目`}
      title={`${column.column} 列“${title}”。${examples}`}
      value={column.field ?? ''}
      disabled={disabled}
      onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? null : currentTarget.value)}
    >
      <option value="">不导入</option>
      {table.fields.map(({ name, label }) => {
        const holder = table.columns.find(({ field }) => field === name)
        const taken = holder === undefined || holder === column ? '' : `（现在取 ${holder.column} 列）`
        return (
          <option key={name} value={name}>
            {`→ ${label}${taken}`}
          </option>
        )
      })}
    </select>
  )
}
