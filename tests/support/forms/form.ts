/**
 * A form as an office made it, in a few readable lines, with what the import has to make of it. Descriptions become
 * files in build-form.ts; nothing here knows the reader.
 */
import type { LedgerKey } from '../../../src/contract/ledgers/index.ts'

/** A cell that is neither a text nor a plain number. */
export type SpecialCell =
  | { readonly kind: 'date'; readonly iso: string; readonly format: string }
  | { readonly kind: 'formula'; readonly formula: string; readonly result: string | number | null }
  | { readonly kind: 'number'; readonly raw: string; readonly format: string }

/** `<` belongs to the merged cell on the left, `^` to the one above; null is an empty cell. */
export type FormCell = string | number | null | SpecialCell

export interface FormSheet {
  readonly name?: string
  readonly state?: 'visible' | 'hidden' | 'veryHidden'
  /** null leaves a row of the sheet out. */
  readonly rows: readonly (readonly FormCell[] | null)[]
  /** As numbered on screen. */
  readonly hiddenRows?: readonly number[]
  /** Letters. */
  readonly hiddenColumns?: readonly string[]
  /** Empty cells with a format around the form, as WPS writes them. */
  readonly paddedTo?: { readonly rows: number; readonly columns: number }
}

export interface TextFile {
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'utf-16le-bare'
  readonly delimiter: ',' | '\t' | ';'
  readonly lineEnd: '\n' | '\r\n'
}

/** One table that the reader has to find. */
export interface ExpectedTable {
  readonly sheet?: string
  /** null: none of the lists, and the reader has to say so. */
  readonly ledger: LedgerKey | null
  /** Field per column, `-` for one that belongs to no field; columns that the reader adds come last. */
  readonly fields: string
  /** Values in the order of the fields, without the `-`. */
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Rows that are read but must be refused for a value, by their number. */
  readonly refused?: readonly number[]
}

export interface Form {
  readonly name: string
  readonly sheets: readonly FormSheet[]
  readonly text?: TextFile
  readonly expected: readonly ExpectedTable[]
  /** Words that must stand in the remarks or reasons of the reading. */
  readonly remarks?: readonly string[]
}

export const day = (iso: string, format = 'yyyy-mm-dd'): SpecialCell => ({ kind: 'date', iso, format })
export const formula = (text: string, result: string | number | null): SpecialCell => ({
  kind: 'formula',
  formula: text,
  result,
})
export const number = (raw: string, format = 'General'): SpecialCell => ({ kind: 'number', raw, format })

export const csv = (encoding: TextFile['encoding'], delimiter: TextFile['delimiter'] = ','): TextFile => ({
  encoding,
  delimiter,
  lineEnd: '\r\n',
})
