/** Cell references as numbers: `B17` is read a million times per file, so no strings are cut on the way. */
import { damaged, limits, unsafe } from '../limits.ts'
import type { CellRange } from '../sheet-model.ts'

/** One more than the last row, so that column and row fit into one number. */
const ROW_SPAN = limits.sheetRows + 1

export const rowOf = (reference: number): number => reference % ROW_SPAN
export const columnOf = (reference: number): number => Math.floor(reference / ROW_SPAN)

/** The reference between two positions of a text, to be taken apart with `rowOf` and `columnOf`. */
export function packReference(text: string, start: number, end: number): number {
  let column = 0
  let at = start
  for (; at < end; at += 1) {
    const letter = text.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  const letters = at - start
  let row = 0
  for (; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) break
    row = row * 10 + digit
  }
  if (letters === 0 || at !== end || row === 0) throw damaged(`单元格地址“${text.slice(start, end).slice(0, 20)}”有误`)
  if (column > limits.sheetColumns || row > limits.sheetRows) {
    throw unsafe(`单元格 ${text.slice(start, end).slice(0, 20)} 超出电子表格的范围`)
  }
  return (column - 1) * ROW_SPAN + row
}

/** `A1:B17`, or a single cell. */
export function parseRange(text: string): CellRange {
  const colon = text.indexOf(':')
  const from = packReference(text, 0, colon === -1 ? text.length : colon)
  const to = packReference(text, colon + 1, text.length)
  return {
    top: Math.min(rowOf(from), rowOf(to)),
    left: Math.min(columnOf(from), columnOf(to)),
    bottom: Math.max(rowOf(from), rowOf(to)),
    right: Math.max(columnOf(from), columnOf(to)),
  }
}
