/** A workbook as plain data: what the lists look like on a sheet. Knows no file format and no ledger. */
import type { CellValue } from '../../contract/records/define-record.ts'
import { widthOf } from './line-breaking.ts'
import { choosePaper, type Paper } from './paper.ts'

export interface SheetColumn {
  readonly label: string
  /** In characters of half width, as spreadsheet programs count. */
  readonly width: number
  /** Text keeps every character, also where it looks like a number, a date or a formula. */
  readonly kind: 'text' | 'integer'
  /** Offered as a drop-down list; other text stays allowed, because cells are free. */
  readonly codes?: readonly string[]
}

export interface SheetSpec {
  readonly name: string
  readonly title: string
  /** A line under the title: who filled the list in, when, by which rule. */
  readonly note?: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly CellValue[])[]
  /** Columns whose equal neighbours stand in one merged cell; a later one only inside the cells of the earlier ones. */
  readonly mergeColumns?: readonly number[]
  /** By default the smallest on which the columns are comfortable to read. */
  readonly paper?: Paper
  /** Beside the page number at the foot of each printed page: the unit on the left, the day on the right. */
  readonly foot?: { readonly left: string; readonly right: string }
}

/** Excel takes a list of choices as one text. */
const MAX_LIST_CHARACTERS = 255

/** Own columns may have more choices than a cell can offer; then the cell is simply free. */
export function fitsDropDown(codes: readonly string[]): boolean {
  return codes.length > 0 && codes.join(',').length <= MAX_LIST_CHARACTERS && !codes.some((code) => code.includes(','))
}

export function charactersAcross(spec: SheetSpec): number {
  return spec.columns.reduce((sum, { width }) => sum + width, 0)
}

/** On paper each cell also has room beside its text. */
const charactersBesideText = 1.3

export function widthOnPaper(spec: SheetSpec): number {
  return charactersAcross(spec) + spec.columns.length * charactersBesideText
}

export function paperOf(spec: SheetSpec): Paper {
  return spec.paper ?? choosePaper(widthOnPaper(spec), 'auto')
}

export interface RowSpan {
  readonly column: number
  readonly firstRow: number
  readonly lastRow: number
}

/** Runs of equal, filled neighbours of at least two rows; rows count from 0. */
export function mergedSpans(spec: SheetSpec): RowSpan[] {
  const spans: RowSpan[] = []
  let groups = spec.rows.length === 0 ? [] : [{ firstRow: 0, lastRow: spec.rows.length - 1 }]
  for (const column of spec.mergeColumns ?? []) {
    groups = groups.flatMap((group) => equalRuns(spec, column, group.firstRow, group.lastRow))
    for (const { firstRow, lastRow } of groups) if (lastRow > firstRow) spans.push({ column, firstRow, lastRow })
  }
  return spans
}

function equalRuns(spec: SheetSpec, column: number, from: number, to: number): { firstRow: number; lastRow: number }[] {
  const valueAt = (row: number): CellValue => spec.rows[row]?.[column] ?? null
  const runs: { firstRow: number; lastRow: number }[] = []
  for (let row = from; row <= to; row += 1) {
    const last = runs.at(-1)
    const same = last !== undefined && valueAt(row) !== null && valueAt(row) !== '' && valueAt(row) === valueAt(row - 1)
    if (same) last.lastRow = row
    else runs.push({ firstRow: row, lastRow: row })
  }
  return runs
}

/** How many lines a row needs so that no wrapped cell is cut; merged cells have the height of all their rows. */
export function linesInRow(spec: SheetSpec, row: readonly CellValue[]): number {
  return spec.columns.reduce((most, { width }, column) => {
    const value = row[column] ?? ''
    if (typeof value === 'number' || spec.mergeColumns?.includes(column) === true) return most
    return Math.max(most, linesOfText(value, width))
  }, 1)
}

export function linesOfText(text: string, width: number): number {
  const usable = Math.max(2, Math.floor(width) - 1)
  if (text.length * 2 <= usable && !text.includes('\n')) return 1
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / usable)), 0)
}
