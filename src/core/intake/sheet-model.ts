/**
 * A sheet as the clerk sees it: texts with their row numbers, whatever file they came from.
 * Rows are numbered from 1 as on screen, columns from 0. Knows nothing of tables, ledgers or formats.
 */

/**
 * One letter per cell: t text, n number, d date or time, b boolean, e error, f formula with its last result,
 * F formula that has no result in the file, space for an empty cell.
 */
export type CellKind = 't' | 'n' | 'd' | 'b' | 'e' | 'f' | 'F' | ' '

export interface SheetRow {
  readonly number: number
  readonly hidden: boolean
  /** By column index; an empty cell is ''. */
  readonly cells: readonly string[]
  /** One `CellKind` per entry of `cells`. */
  readonly kinds: string
}

/** Both ends included. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface SheetModel {
  readonly name: string
  readonly hidden: boolean
  /** Rows with content only, in ascending order. */
  readonly rows: readonly SheetRow[]
  readonly merges: readonly CellRange[]
  readonly hiddenColumns: readonly number[]
}

/** `AB` for 27. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `AB12`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}
