/** Whether a text that is written into a form can be read there when it is printed. Pure. */
import { attributeOf, styleAt } from './sheet-cells.ts'
import { widthOf } from '../documents/line-breaking.ts'
import type { FormGrid } from './form-grid.ts'
import type { FormSheet, OpenedForm } from './open-form.ts'

/** Of a column that says nothing, in characters of half width (ECMA-376 part 1, 18.3.1.81). */
const usualWidth = 8.43

export interface Room {
  readonly form: OpenedForm
  readonly sheet: FormSheet
  readonly grid: FormGrid
  readonly widthAt: (column: number) => number
  /** Whether another value is written into a place. */
  readonly isTaken: (row: number, column: number) => boolean
}

export function isCutShort(
  text: string,
  { row, column }: { readonly row: number; readonly column: number },
  { form, sheet, grid, widthAt, isTaken }: Room,
): boolean {
  if (form.isFlowing(styleAt(sheet.cells, row, column))) return false
  const merge = grid.merge(row, column)
  const right = merge?.right ?? column
  let room = 0
  for (let at = column; at <= right; at += 1) room += widthAt(at)
  // A text runs on over empty places beside it, but not out of a merged cell, nor beyond what is printed.
  const isFree = (at: number): boolean =>
    at <= grid.lastColumn && grid.text(row, at) === '' && !grid.isFormula(row, at) && !isTaken(row, at)
  for (let at = right + 1; merge === null && isFree(at); at += 1) room += widthAt(at)
  return widthOf(text) > room
}

/** In characters of half width; columns from 0. */
export function columnWidths(xml: string): (column: number) => number {
  const format = /<(?:\w+:)?sheetFormatPr(\s[^>]*?)\/?>/.exec(xml)?.[1] ?? ''
  const usual = Number(attributeOf(format, 'defaultColWidth') ?? usualWidth)
  const spans = [...xml.matchAll(/<(?:\w+:)?col(\s[^>]*?)\/?>/g)].map(([, attributes = '']) => ({
    first: Number(attributeOf(attributes, 'min')),
    last: Number(attributeOf(attributes, 'max')),
    width: Number(attributeOf(attributes, 'width') ?? usual),
  }))
  return (column) => spans.find(({ first, last }) => first <= column + 1 && column + 1 <= last)?.width ?? usual
}
