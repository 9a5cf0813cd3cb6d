/** Whether a text or a number that is written into a form can be read there when it is printed. Pure. */
import type { CellPlace } from '../../contract/indicators/cell-place.ts'
import { widthOf } from '../documents/line-breaking.ts'
import type { FormGrid } from './form-grid.ts'
import type { FormSheet, OpenedForm } from './open-form.ts'
import { styleAt } from './sheet-cells.ts'

export interface Room {
  readonly form: OpenedForm
  readonly sheet: FormSheet
  readonly grid: FormGrid
  readonly widthAt: (column: number) => number
  /** Whether another value is written into a place. */
  readonly isTaken: (row: number, column: number) => boolean
}

export function isCutShort(value: number | string, at: CellPlace, room: Room): boolean {
  const { form, sheet, widthAt } = room
  const style = styleAt(sheet.cells, at.row, at.column)
  // Nobody reads what stands in a hidden column.
  if (widthAt(at.column) === 0 || form.isShrinking(style)) return false
  if (typeof value === 'number') return widthOf(numberText(value, form.isPercent(style))) > ownRoom(at, room)
  return !form.isWrapping(style) && widthOf(value) > roomForText(at, room)
}

/** A number that is too wide is neither wrapped nor runs on: it prints as ####. */
function numberText(value: number, isPercent: boolean): string {
  return isPercent ? `${(value * 100).toFixed(1)}%` : String(value)
}

function ownRoom({ row, column }: CellPlace, { grid, widthAt }: Room): number {
  let room = 0
  for (let at = column; at <= (grid.merge(row, column)?.right ?? column); at += 1) room += widthAt(at)
  return room
}

/** A text runs on over empty places beside it, but not out of a merged cell, nor beyond what is printed. */
function roomForText(place: CellPlace, room: Room): number {
  const { row, column } = place
  const { grid, widthAt, isTaken } = room
  let width = ownRoom(place, room)
  const isFree = (at: number): boolean =>
    at <= grid.lastColumn && grid.text(row, at) === '' && !grid.isFormula(row, at) && !isTaken(row, at)
  for (let at = column + 1; grid.merge(row, column) === null && isFree(at); at += 1) width += widthAt(at)
  return width
}
