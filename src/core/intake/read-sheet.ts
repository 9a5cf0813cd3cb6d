/** Sheet model → what the plan needs: the recognised table with its rows, or why the sheet is ignored. Pure. */
import { ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import { readForms } from './form-reader.ts'
import type { FormTable } from './form-table.ts'
import { recogniseTable, unrecognisedReason, type RecognisedColumn } from './recognise.ts'
import type { SheetModel } from './sheet-model.ts'

export interface ReadTable extends FormTable {
  readonly ledger: LedgerKey
  readonly columns: readonly RecognisedColumn[]
}

/** One per table; a sheet without a table has one without. */
export interface ReadSheet {
  readonly sheet: string
  readonly hidden: boolean
  readonly table: ReadTable | null
  /** Why it is ignored, when it is. */
  readonly reason: string | null
  readonly nonEmptyRows: number
  /** A table that is none of the lists as far as one can tell: a person may still say which it is. */
  readonly unrecognised?: FormTable
}

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
  const tables = readForms(sheet)
  if (tables.length === 0) return [ignored('没有找到表头', sheet.rows.length)]
  return tables.map((table) => {
    const nonEmptyRows = table.rows.length + table.skipped.length
    const recognised = recogniseTable(table, name, ledgers)
    if (recognised === null)
      return { ...ignored(unrecognisedReason(table, name, ledgers), nonEmptyRows), unrecognised: table }
    return { sheet: name, hidden, table: { ...table, ...recognised }, reason: null, nonEmptyRows }
  })
}
