/** A table of a foreign workbook as it was read, before anybody decides what its columns mean. Types only. */
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import type { FilledCell } from './form-table.ts'

export interface SourceColumn {
  readonly index: number
  /** Spreadsheet letters, e.g. `AB`. */
  readonly letters: string
  readonly hidden: boolean
  /** Header texts from top to bottom. */
  readonly titles: readonly string[]
  readonly title: string
  /** The field that the reader recognised. */
  readonly field: string | null
}

export interface SourceRow {
  /** As numbered on screen. */
  readonly number: number
  readonly hidden: boolean
  readonly cells: readonly string[]
  /** One kind letter per cell (see sheet-model.ts). */
  readonly kinds: string
  readonly filled: readonly FilledCell[]
}

export interface SourceTable {
  readonly file: string
  readonly sheet: string
  /** null: not recognised, for the reason given. */
  readonly ledger: LedgerKey | null
  readonly reason: string | null
  readonly headerRows: readonly number[]
  readonly columns: readonly SourceColumn[]
  readonly rows: readonly SourceRow[]
  /** Rows that are no data, with the reason; together with `rows` they are all non-empty rows of the table. */
  readonly skipped: readonly { readonly row: number; readonly reason: string; readonly cells: readonly string[] }[]
  readonly notes: readonly string[]
  /** What the reader did of itself or left undone, for the clerk. */
  readonly hints: readonly string[]
}
