/** A table of a foreign workbook after its columns have been matched to a list: the input of planning. */
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import { buckets, type BucketCounts } from '../../contract/api/intake.ts'

export interface SourceColumn {
  readonly index: number
  /** Spreadsheet letters, e.g. `AB`. */
  readonly letters: string
  readonly title: string
  readonly field: string | null
}

export interface SourceRow {
  /** As numbered on screen. */
  readonly number: number
  readonly hidden: boolean
  readonly cells: readonly string[]
  /** One kind letter per cell (see sheet-model.ts). */
  readonly kinds: string
}

export interface SourceTable {
  readonly file: string
  readonly sheet: string
  readonly ledger: LedgerKey
  readonly headerRows: readonly number[]
  readonly columns: readonly SourceColumn[]
  readonly rows: readonly SourceRow[]
  /** Rows that are no data, with the reason; together with `rows` they are all non-empty rows of the table. */
  readonly skipped: readonly { readonly row: number; readonly reason: string; readonly cells: readonly string[] }[]
  readonly notes: readonly string[]
}

export function noCounts(): Record<keyof BucketCounts, number> {
  return { new: 0, changed: 0, same: 0, conflict: 0, rejected: 0, skipped: 0 }
}

export function addCounts(into: Record<keyof BucketCounts, number>, counts: BucketCounts): void {
  for (const bucket of buckets) into[bucket] += counts[bucket]
}
