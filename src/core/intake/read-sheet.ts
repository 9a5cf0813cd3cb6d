/** Sheet model → what the plan needs: the recognised table with its rows, or why the sheet is ignored. Pure. */
import { ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import { readForms } from './form-reader.ts'
import type { FormColumn, FormTable } from './form-table.ts'
import { withGroupValues } from './group-values.ts'
import { withoutNobody } from './person-cells.ts'
import { recogniseTable, unrecognisedReason, type RecognisedColumn } from './recognise.ts'
import { tablesBySeat } from './seats.ts'
import type { SheetModel } from './sheet-model.ts'

export interface ReadTable extends FormTable {
  /** null: not recognised; a person may still say which list it is. */
  readonly ledger: LedgerKey | null
  readonly columns: readonly RecognisedColumn[]
}

/** One per table; a sheet without a table has one without. A reason says why nothing is imported of it as it stands. */
export interface ReadSheet {
  readonly sheet: string
  readonly hidden: boolean
  readonly table: ReadTable | null
  readonly reason: string | null
  readonly nonEmptyRows: number
}

const unassigned = (column: FormColumn): RecognisedColumn => ({
  ...column,
  title: column.titles.join('/'),
  field: null,
})

export function readSheet(sheet: SheetModel): ReadSheet[] {
  const { name, hidden } = sheet
  const ignored = (reason: string, nonEmptyRows: number): ReadSheet => ({
    sheet: name,
    hidden,
    table: null,
    reason,
    nonEmptyRows,
  })
  if (sheet.rows.length === 0) return [ignored('工作表没有内容', 0)]
  const tables = readForms(sheet).flatMap(tablesBySeat)
  if (tables.length === 0) return [ignored('没有找到表头', sheet.rows.length)]
  return tables.map((table) => {
    const recognised = recogniseTable(table, name, ledgers)
    if (recognised === null)
      return {
        sheet: name,
        hidden,
        table: { ...table, ledger: null, columns: table.columns.map(unassigned) },
        reason: unrecognisedReason(table, name, ledgers),
        nonEmptyRows: table.rows.length + table.skipped.length,
      }
    const { ledger, columns } = recognised
    const grouped = withGroupValues({ ...table, ledger, columns, remarks: [...table.remarks, ...recognised.remarks] })
    const nameColumn = ledger === 'people' ? columns.find(({ field }) => field === 'name') : undefined
    const read: ReadTable = nameColumn === undefined ? grouped : withoutNobody(grouped, nameColumn.index)
    return { sheet: name, hidden, table: read, reason: null, nonEmptyRows: read.rows.length + read.skipped.length }
  })
}
