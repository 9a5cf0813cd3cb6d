/**
 * A sheet as .csv: UTF-8 with the mark by which Excel knows it, RFC 4180 quoting, CRLF. Not one value is changed: a guard
 * before `=` or a leading zero would be part of the value for every other program, and for our own import. What Excel
 * and WPS would read otherwise is counted instead, so that it can be said.
 */
import type { SheetSpec } from './workbook-model.ts'

const byteOrderMark = '\ufeff'

export interface CsvFile {
  readonly bytes: Uint8Array
  /** Cells that a spreadsheet program rewrites when the file is opened by a double click. */
  readonly misread: number
}

/** @param withTitle a first line with the title, for a file that has to say by itself what it is */
export function writeCsv(spec: SheetSpec, withTitle: boolean): CsvFile {
  const rows = spec.rows.map((row) => spec.columns.map((_, column) => String(row[column] ?? '')))
  const lines = [...(withTitle ? [[spec.title]] : []), spec.columns.map(({ label }) => label), ...rows]
  const text = byteOrderMark + lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
  const misread = rows.reduce((sum, row) => sum + row.filter(isMisread).length, 0)
  return { bytes: new Uint8Array(Buffer.from(text, 'utf8')), misread }
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

/** Formulas, numbers beyond what a cell displays or keeps, leading zeros, and what looks like a date. */
function isMisread(cell: string): boolean {
  if (/^[=+\-@\t]/.test(cell)) return !/^[+-]?\d{1,11}$/.test(cell) || cell.startsWith('+')
  return /^\d{12,}$/.test(cell) || /^0\d+$/.test(cell) || /^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$/.test(cell)
}
