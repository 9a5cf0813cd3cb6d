/** Addresses as people write them, `B17` or `$B$17`, as row and column. Pure. */

export interface CellPlace {
  /** From 1, as on screen. */
  readonly row: number
  /** From 0. */
  readonly column: number
}

export function placeOf(cell: string): CellPlace {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/.exec(cell) ?? []
  return { row: Number(digits), column: columnOf(letters) }
}

export function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
