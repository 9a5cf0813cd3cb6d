/** A form's sheet as text by place: what a merged cell says holds for each of its places. Pure. */
import { cellAddress, type CellRange, type SheetModel } from '../intake/sheet-model.ts'
import type { FormSheet } from './open-form.ts'

export interface FormGrid {
  readonly name: string
  readonly lastColumn: number
  /** Rows that have cells, written or not, in ascending order. */
  readonly rows: readonly number[]
  /** What is written at a place itself. */
  own(row: number, column: number): string
  /** What is written there, or in the merged cell that covers it. */
  text(row: number, column: number): string
  isFormula(row: number, column: number): boolean
  /** Whether the sheet has a cell there, be it empty: it has borders or the like. */
  hasCell(row: number, column: number): boolean
  /** The merged cell over a place. */
  merge(row: number, column: number): CellRange | null
}

export function gridOf({ model, cells, name }: FormSheet): FormGrid {
  const texts = textsOf(model)
  const present = new Map(cells.rows.map((row) => [row.number, new Set(row.cells.map((cell) => cell.column))] as const))
  const own = (row: number, column: number): string => texts.get(cellAddress(row, column))?.text ?? ''
  const merge = (row: number, column: number): CellRange | null =>
    model.merges.find(
      (range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
    ) ?? null
  return {
    name,
    lastColumn: Math.max(-1, ...cells.rows.flatMap((row) => row.cells.map(({ column }) => column))),
    rows: cells.rows.map(({ number }) => number),
    own,
    merge,
    text: (row, column) => {
      const range = merge(row, column)
      return range === null ? own(row, column) : own(range.top, range.left)
    },
    isFormula: (row, column) => 'fF'.includes(texts.get(cellAddress(row, column))?.kind ?? 'x'),
    hasCell: (row, column) => present.get(row)?.has(column) ?? false,
  }
}

function textsOf({ rows }: SheetModel): ReadonlyMap<string, { readonly text: string; readonly kind: string }> {
  return new Map(
    rows.flatMap(({ number, cells, kinds }) =>
      cells.map((text, column) => [cellAddress(number, column), { text: text.trim(), kind: kinds[column] ?? ' ' }]),
    ),
  )
}
