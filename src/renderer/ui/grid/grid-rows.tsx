/** The lines of a grid as elements. A line is drawn anew only when its row, its columns or its selection change. */
import { memo, type CSSProperties } from 'react'
import type { ColumnLayout, PlacedColumn } from './column-layout.ts'
import classes from './grid.module.css'
import { groupKey, type Line } from './row-model.ts'
import type { CellNote, GridColumn } from './types.ts'

/** Columns as rows need them: with a style object of their own that stays the same while the layout does. */
export interface DrawnColumn<Row> extends PlacedColumn<GridColumn<Row>> {
  readonly style: CSSProperties
  readonly className: string
}

export interface DrawnLayout<Row> {
  readonly columns: readonly DrawnColumn<Row>[]
  readonly width: number
  readonly withTicks: boolean
}

/** From this height on, long texts get two lines. */
const twoLinesFrom = 40
/** Of the 13 px face; a Chinese character is as wide as it is high. */
const widestCharacter = 13
const cellPadding = 15

export function drawnLayout<Row>(
  layout: ColumnLayout<GridColumn<Row>>,
  lineHeight: number,
  withTicks: boolean,
): DrawnLayout<Row> {
  const lastFrozen = layout.placed.findLastIndex(({ frozen }) => frozen)
  const columns = layout.placed.map((place, index) => {
    const wraps = place.column.isLong && lineHeight >= twoLinesFrom
    const names = [
      classes.cell,
      place.column.face === 'number' && classes.number,
      place.column.face === 'identifier' && classes.identifier,
      wraps && classes.twoLines,
      place.frozen && classes.frozen,
      index === lastFrozen && classes.lastFrozen,
    ]
    return {
      ...place,
      style: {
        width: place.width,
        lineHeight: wraps ? undefined : `${lineHeight - 1}px`,
        insetInlineStart: place.frozen ? place.left : undefined,
      },
      className: names.filter(Boolean).join(' '),
    }
  })
  return { columns, width: layout.width, withTicks }
}

export function cellId(gridId: string, line: number, column: number): string {
  return `${gridId}-${line}-${column}`
}

interface LineProps<Row> {
  readonly gridId: string
  readonly number: number
  readonly line: Line
  readonly top: number
  readonly height: number
  readonly layout: DrawnLayout<Row>
  /** First and last selected column of this line; -1 when none is. */
  readonly from: number
  readonly to: number
  /** The active column when the active cell is on this line, else -1. */
  readonly active: number
}

export interface RowLineProps<Row> extends LineProps<Row> {
  readonly row: Row | null
  readonly editable: boolean
  readonly ticked: boolean
  readonly noteOf: (row: Row, columnKey: string) => CellNote | null
}

function RowLineView<Row>(props: RowLineProps<Row>) {
  const { gridId, number, line, top, height, layout, row, from, to, active, ticked } = props
  const names = [classes.row, ticked && classes.ticked, row !== null && !props.editable && classes.foreign]
  return (
    <div
      role="row"
      aria-rowindex={number + 2}
      className={names.filter(Boolean).join(' ')}
      style={{ height, width: layout.width, transform: `translateY(${top}px)` }}
    >
      {layout.withTicks && (
        <div role="gridcell" aria-colindex={1} className={`${classes.cell} ${classes.frozen} ${classes.tick}`}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`选中第 ${(line.kind === 'row' ? line.offset : 0) + 1} 行`}
            checked={ticked}
            disabled={row === null}
            data-tick={line.kind === 'row' ? line.offset : undefined}
            // The grid hears the click itself: it has to know whether Shift is held.
            readOnly
          />
        </div>
      )}
      {layout.columns.map(({ column, width, style, className }, index) => {
        const note = row === null ? null : props.noteOf(row, column.key)
        const text = row === null ? '' : column.text(row)
        const isActive = index === active
        const inRange = index >= from && index <= to
        return (
          <div
            key={column.key}
            role="gridcell"
            id={isActive ? cellId(gridId, number, index) : undefined}
            aria-colindex={index + (layout.withTicks ? 2 : 1)}
            aria-selected={inRange}
            aria-readonly={row !== null && !props.editable ? true : undefined}
            aria-invalid={note?.tone === 'refused' ? true : undefined}
            aria-description={note?.text}
            title={note?.text ?? (mayBeCut(text, width) ? text : undefined)}
            className={cellClass(className, inRange, isActive, note)}
            style={style}
          >
            {row === null ? (
              <span className={classes.pending} />
            ) : column.isLong && height >= twoLinesFrom ? (
              <span className={classes.clamped}>{text}</span>
            ) : (
              text
            )}
          </div>
        )
      })}
    </div>
  )
}

/** Reckoned, not measured: measuring would cost a layout for every cell that comes into sight. */
function mayBeCut(text: string, width: number): boolean {
  return text.length * widestCharacter > width - cellPadding || text.includes('\n')
}

function cellClass(own: string, inRange: boolean, isActive: boolean, note: CellNote | null): string {
  if (!inRange && !isActive && note === null) return own
  const more = [own, inRange && !isActive && classes.inRange, isActive && classes.active, note && classes[note.tone]]
  return more.filter(Boolean).join(' ')
}

// React's memo forgets that a component is generic.
export const RowLine = memo(RowLineView) as typeof RowLineView

interface GroupLineProps<Row> extends LineProps<Row> {
  readonly label: string
}

export function GroupLine<Row>({ gridId, number, line, top, height, layout, active, label }: GroupLineProps<Row>) {
  if (line.kind !== 'group') return null
  return (
    <div
      role="row"
      aria-rowindex={number + 2}
      className={`${classes.row} ${classes.group}`}
      style={{ height, width: layout.width, transform: `translateY(${top}px)` }}
      data-group={groupKey(line.group)}
    >
      <div
        role="gridcell"
        id={active >= 0 ? cellId(gridId, number, active) : undefined}
        aria-colindex={1}
        aria-colspan={layout.columns.length + (layout.withTicks ? 1 : 0)}
        aria-selected={active >= 0}
        aria-expanded={line.open}
        className={`${classes.groupCell} ${active >= 0 ? classes.active : ''}`}
      >
        <span aria-hidden>{line.open ? '▾' : '▸'}</span>
        {label}
        <span className={classes.groupCount}>{line.group.count} 行</span>
      </div>
    </div>
  )
}

export function AppendLine<Row>({ gridId, number, top, height, layout, active, from, to }: LineProps<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={number + 2}
      className={`${classes.row} ${classes.append}`}
      style={{ height, width: layout.width, transform: `translateY(${top}px)` }}
    >
      {active < 0 && (
        <span className={classes.appendHint} aria-hidden>
          ＋ 在这里输入或粘贴，新增一行
        </span>
      )}
      {layout.withTicks && (
        <div role="gridcell" aria-colindex={1} className={`${classes.cell} ${classes.frozen} ${classes.tick}`} />
      )}
      {layout.columns.map(({ column, style, className }, index) => (
        <div
          key={column.key}
          role="gridcell"
          id={index === active ? cellId(gridId, number, index) : undefined}
          aria-colindex={index + (layout.withTicks ? 2 : 1)}
          aria-selected={index >= from && index <= to}
          aria-label={`新增一行，${column.label}`}
          className={cellClass(className, index >= from && index <= to, index === active, null)}
          style={style}
        />
      ))}
    </div>
  )
}
