/** The grid of one list: keys as in a spreadsheet, edits handed on cell by cell, rows fetched where one looks. */
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type RefObject,
  type UIEvent,
} from 'react'
import {
  DataGrid,
  type CellKeyboardEvent,
  type CellKeyDownArgs,
  type DataGridHandle,
  type SortColumn,
} from 'react-data-grid'
import type { MarkedRow } from '../../../contract/api/ledgers.ts'
import type { LedgerDefinition, LedgerField } from '../../../contract/ledgers/index.ts'
import type { CellValue, RecordValues } from '../../../contract/records/define-record.ts'
import { isPending } from '../../api/use-windowed-rows.ts'
import { todayIso } from '../../ui/format.ts'
import { cellText, clipboardCells, clipboardLine, typedValue } from './cell-text.ts'
import { createEditSession, EditSessionContext } from './edit-session.ts'
import { ledgerColumns, rowHeightOf, type GridRow } from './columns.tsx'
import classes from './ledger-grid.module.css'

export interface LedgerGridProps {
  readonly ledger: LedgerDefinition
  readonly rows: readonly GridRow[]
  readonly refusals: ReadonlyMap<string, string>
  /** Code of the unit whose records may be changed here. */
  readonly ownUnit: string
  readonly sort: readonly SortColumn[]
  readonly selected: ReadonlySet<string>
  readonly onSort: (sort: readonly SortColumn[]) => void
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly onEdit: (row: MarkedRow, changed: RecordValues) => void
  /** Someone tried to write into a record of another unit. */
  readonly onForeign: (row: MarkedRow) => void
  readonly onCurrent: (row: MarkedRow) => void
  readonly onVisible: (firstRow: number, lastRow: number) => void
}

const headerHeight = 32
const twoLines = 40
/** Behind the column of check boxes. */
const firstFieldColumn = 1
const gridKeys: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Tab',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

export function LedgerGrid(props: LedgerGridProps) {
  const { ledger, rows, refusals, ownUnit, selected, onEdit, onCurrent, onVisible } = props
  const grid = useRef<DataGridHandle>(null)
  const rowHeight = rowHeightOf(ledger)
  const [session] = useState(createEditSession)
  const lastRow = rows.length - 1
  useEffect(() => {
    session.moveBy(({ idx, rowIdx }) =>
      grid.current?.setActivePosition({ idx, rowIdx: Math.min(rowIdx, lastRow) }, { shouldFocus: true }),
    )
  }, [session, lastRow])
  const activeRow = useFocusOnArrival(grid, rows)
  const write = useCallback(
    (row: MarkedRow, field: LedgerField, text: string) => onEdit(row, { [field.name]: typedValue(text) }),
    [onEdit],
  )
  const columns = useMemo(() => ledgerColumns(ledger, refusals, ownUnit, write), [ledger, refusals, ownUnit, write])

  const onKeyDown = (args: CellKeyDownArgs<GridRow>, event: CellKeyboardEvent) => {
    // Navigation and Shift+Space are the grid's; everything else is either the cell's own or done here.
    if (args.mode === 'EDIT' || session.isEditing()) {
      event.preventGridDefault()
      return
    }
    if (!gridKeys.has(event.key) && !(event.shiftKey && event.key === ' ')) event.preventGridDefault()
    const withCtrl = event.ctrlKey || event.metaKey
    if (withCtrl && event.key === 'Home') {
      // The grid's own way ends in the header and leaves the rows where they are.
      event.preventGridDefault()
      event.preventDefault()
      session.goTo({ idx: firstFieldColumn, rowIdx: 0 })
      return
    }
    const { row, column } = args
    const field = ledger.fields.find((candidate) => candidate.name === column?.key)
    if (row === undefined || isPending(row) || field === undefined) return
    if (row.unit !== ownUnit) {
      if (wouldWrite(event)) props.onForeign(row)
      return
    }
    const put = (value: CellValue) => {
      event.preventDefault()
      if (value !== (row.values[field.name] ?? null)) onEdit(row, { [field.name]: value })
    }
    if (event.key === 'Delete') put(null)
    else if (withCtrl && event.key === ';' && field.type === 'date') put(todayIso())
    else if (withCtrl && event.key.toLowerCase() === 'd') {
      const above = rows[args.rowIdx - 1]
      if (above !== undefined && !isPending(above)) put(above.values[field.name] ?? null)
    }
  }

  const copy = (row: GridRow, columnKey: string, event: ClipboardEvent<HTMLDivElement>) => {
    if (session.isEditing()) return
    const chosen = rows.filter(
      (candidate): candidate is MarkedRow => !isPending(candidate) && selected.has(candidate.id),
    )
    const text =
      chosen.length > 0
        ? chosen.map((line) => clipboardLine(ledger.fields.map((field) => line.values[field.name]))).join('\r\n')
        : isPending(row)
          ? ''
          : cellText(row.values[columnKey])
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
  }

  /** Fills to the right and downwards from the cell; each row is saved as one step. */
  const paste = (row: GridRow, columnKey: string, event: ClipboardEvent<HTMLDivElement>): GridRow => {
    if (session.isEditing()) return row
    event.preventDefault()
    const lines = clipboardCells(event.clipboardData.getData('text/plain'))
    const firstRow = rows.indexOf(row)
    const firstField = ledger.fields.findIndex((field) => field.name === columnKey)
    if (firstField < 0) return row
    lines.forEach((cells, down) => {
      const target = rows[firstRow + down]
      if (target === undefined || isPending(target) || target.unit !== ownUnit) return
      const changed = changedValues(target, ledger, firstField, cells)
      if (Object.keys(changed).length > 0) onEdit(target, changed)
    })
    return row
  }

  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => {
    onVisible(
      Math.floor(currentTarget.scrollTop / rowHeight),
      Math.ceil((currentTarget.scrollTop + currentTarget.clientHeight) / rowHeight),
    )
  }

  return (
    <EditSessionContext value={session}>
      <DataGrid
        ref={grid}
        className={`${classes.grid ?? ''} ${rowHeight < twoLines ? (classes.oneLine ?? '') : ''}`}
        aria-label={ledger.title}
        columns={columns}
        rows={rows}
        rowKeyGetter={rowKey}
        rowHeight={rowHeight}
        headerRowHeight={headerHeight}
        sortColumns={props.sort}
        onSortColumnsChange={props.onSort}
        selectedRows={selected}
        onSelectedRowsChange={props.onSelect}
        isRowSelectionDisabled={isPending}
        // Needed for pasting; what is pasted is handed on by `paste` itself.
        onRowsChange={ignoreRows}
        onCellKeyDown={onKeyDown}
        onCellDoubleClick={({ row }, event) => {
          event.preventGridDefault()
          if (isPending(row)) return
          if (row.unit === ownUnit) session.begin()
          else props.onForeign(row)
        }}
        onCellCopy={({ row, column }, event) => copy(row, column.key, event)}
        onCellPaste={({ row, column }, event) => paste(row, column.key, event)}
        onActivePositionChange={({ row, rowIdx }) => {
          activeRow(rowIdx)
          if (row !== undefined && !isPending(row)) onCurrent(row)
        }}
        onScroll={onScroll}
      />
    </EditSessionContext>
  )
}

function wouldWrite(event: CellKeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  return event.key.length === 1 || ['Enter', 'F2', 'Delete', 'Backspace', 'Process'].includes(event.key)
}

/**
 * A row that arrives takes the place of its placeholder, and the focus goes with the placeholder. Whoever had reached
 * it by keyboard finds the focus in the same cell again.
 */
function useFocusOnArrival(grid: RefObject<DataGridHandle | null>, rows: readonly GridRow[]): (rowIdx: number) => void {
  const active = useRef({ rowIdx: -1, wasPending: false })
  useEffect(() => {
    const row = rows[active.current.rowIdx]
    const hasArrived = active.current.wasPending && row !== undefined && !isPending(row)
    active.current.wasPending = row !== undefined && isPending(row)
    if (!hasArrived || document.activeElement !== document.body) return
    const cell = grid.current?.element?.querySelector<HTMLElement>('[role="gridcell"][aria-selected="true"]')
    const place = cell?.querySelector<HTMLElement>('[tabindex="0"]') ?? cell
    place?.focus({ preventScroll: true })
  }, [grid, rows])
  return (rowIdx) => {
    const row = rows[rowIdx]
    active.current = { rowIdx, wasPending: row !== undefined && isPending(row) }
  }
}

function ignoreRows(): void {
  // Every change goes through `onEdit`.
}

function rowKey(row: GridRow): string {
  return isPending(row) ? `pending-${row.pending}` : row.id
}

function changedValues(
  row: MarkedRow,
  ledger: LedgerDefinition,
  firstField: number,
  cells: readonly string[],
): RecordValues {
  const fields = ledger.fields.slice(firstField, firstField + cells.length)
  return Object.fromEntries(
    fields
      .map((field, index): [string, CellValue] => [field.name, typedValue(cells[index] ?? '')])
      .filter(([name, value]) => cellText(value) !== cellText(row.values[name])),
  )
}
