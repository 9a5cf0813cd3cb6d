/** Grid columns from a ledger definition alone: nothing here knows which list it is. */
import { Checkbox } from '@mantine/core'
import {
  SELECT_COLUMN_KEY,
  useHeaderRowSelection,
  useRowSelection,
  type Column,
  type RenderCellProps,
  type RenderHeaderCellProps,
} from 'react-data-grid'
import type { MarkedRow } from '../../../contract/api/ledgers.ts'
import type { LedgerDefinition, LedgerField } from '../../../contract/ledgers/index.ts'
import { isPending, type PendingRow } from '../../api/use-windowed-rows.ts'
import { CellInput } from './cell-input.tsx'
import { cellText } from './cell-text.ts'
import classes from './ledger-grid.module.css'
import { cellKey } from './use-row-saver.ts'

export type GridRow = MarkedRow | PendingRow

const charWidth = 6.5
const cellPadding = 14
/** Wide long texts get two lines; a short remark does not make every row taller. */
const wideText = 26

export function rowHeightOf(ledger: LedgerDefinition): number {
  return ledger.fields.some((field) => field.type === 'longText' && field.width >= wideText) ? 46 : 30
}

export type WriteCell = (row: MarkedRow, field: LedgerField, text: string) => void

export function ledgerColumns(
  ledger: LedgerDefinition,
  refusals: ReadonlyMap<string, string>,
  ownUnit: string,
  write: WriteCell,
): Column<GridRow>[] {
  const frozen = frozenFields(ledger)
  const widest = widestText(ledger)
  return [
    selectColumn,
    ...ledger.fields.map((field): Column<GridRow> => ({
      key: field.name,
      name: field.label,
      width: field === widest ? `minmax(${columnWidth(field)}px, 1fr)` : columnWidth(field),
      minWidth: 44,
      frozen: frozen.has(field.name),
      resizable: true,
      sortable: true,
      editable: (row) => !isPending(row) && row.unit === ownUnit,
      headerCellClass: field.type === 'integer' ? classes.numberHeader : undefined,
      cellClass: (row) => cellClass(field, row, refusals, ownUnit),
      renderCell: ({ row, rowIdx, column, tabIndex, isCellEditable }) => (
        <>
          <CellText field={field} row={row} refusals={refusals} />
          {tabIndex === 0 && isCellEditable && !isPending(row) && (
            <CellInput
              field={field}
              text={cellText(row.values[field.name])}
              tabIndex={tabIndex}
              onCommit={(text) => write(row, field, text)}
              below={{ idx: column.idx, rowIdx: rowIdx + 1 }}
            />
          )}
        </>
      ),
      // Marks the cell as one that can be written; the writing itself happens in the cell's own input.
      renderEditCell: () => null,
    })),
  ]
}

function columnWidth(field: LedgerField): number {
  return field.width * charWidth + cellPadding
}

/** Room to spare goes to the longest text. */
function widestText(ledger: LedgerDefinition): LedgerField | undefined {
  const texts = ledger.fields.filter((field) => field.type === 'longText')
  return texts.toSorted((left, right) => right.width - left.width)[0]
}

/** What names the row stays in sight: everything up to the first required field. */
function frozenFields(ledger: LedgerDefinition): ReadonlySet<string> {
  const naming = ledger.fields.findIndex((field) => field.required === true)
  return new Set(ledger.fields.slice(0, naming + 1).map((field) => field.name))
}

function cellClass(field: LedgerField, row: GridRow, refusals: ReadonlyMap<string, string>, ownUnit: string): string {
  const names = [classes.cell]
  if (field.type === 'integer') names.push(classes.number)
  if (field.type === 'identifier' || field.type === 'phone') names.push(classes.identifier)
  if (!isPending(row) && row.unit !== ownUnit) names.push(classes.foreign)
  if (!isPending(row) && refusals.has(cellKey(row.id, field.name))) names.push(classes.refused)
  return names.join(' ')
}

interface CellTextProps {
  readonly field: LedgerField
  readonly row: GridRow
  readonly refusals: ReadonlyMap<string, string>
}

function CellText({ field, row, refusals }: CellTextProps) {
  if (isPending(row)) return <span className={classes.pending} />
  const text = cellText(row.values[field.name])
  const refusal = refusals.get(cellKey(row.id, field.name))
  return (
    <span className={classes.text} title={refusal ?? (text.length > field.width / 2 ? text : undefined)}>
      {text}
    </span>
  )
}

const selectColumn: Column<GridRow> = {
  key: SELECT_COLUMN_KEY,
  name: '',
  width: 36,
  minWidth: 36,
  maxWidth: 36,
  frozen: true,
  cellClass: classes.selectCell,
  headerCellClass: classes.selectCell,
  renderHeaderCell: SelectAll,
  renderCell: SelectRow,
}

function SelectAll({ tabIndex }: RenderHeaderCellProps<GridRow>) {
  const { isIndeterminate, isRowSelected, onRowSelectionChange } = useHeaderRowSelection()
  return (
    <Checkbox
      aria-label="选中已读入的全部行"
      tabIndex={tabIndex}
      checked={isRowSelected}
      indeterminate={isIndeterminate}
      onChange={(event) => onRowSelectionChange({ checked: isIndeterminate ? false : event.currentTarget.checked })}
    />
  )
}

function SelectRow({ row, rowIdx, tabIndex }: RenderCellProps<GridRow>) {
  const { isRowSelected, onRowSelectionChange } = useRowSelection()
  return (
    <Checkbox
      aria-label={`选中第 ${rowIdx + 1} 行`}
      tabIndex={tabIndex}
      checked={isRowSelected}
      disabled={isPending(row)}
      onChange={(event) =>
        onRowSelectionChange({
          row,
          checked: event.currentTarget.checked,
          isShiftClick: event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey,
        })
      }
    />
  )
}
