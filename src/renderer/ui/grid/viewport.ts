/** Which lines one sees, and how far to scroll so that a cell is seen. Pure arithmetic: all lines are equally high. */
import type { PlacedColumn } from './column-layout.ts'

/** Lines are drawn in steps of this many, so that a small scroll redraws nothing. */
const step = 4
/** Drawn beyond the edges, so that the next lines are there before they are seen. */
const margin = 8

export interface DrawnLines {
  readonly first: number
  /** How many lines are drawn; the same wherever one looks, so that their elements are used again. */
  readonly count: number
}

/** The scroll position as far as drawing is concerned. */
export function scrollStep(scrollTop: number, lineHeight: number): number {
  const height = step * lineHeight
  return Math.floor(scrollTop / height) * height
}

export function drawnLines(scrollTop: number, height: number, lineHeight: number, lines: number): DrawnLines {
  const count = Math.min(lines, Math.ceil(height / lineHeight) + 2 * margin + step)
  const wanted = Math.floor((scrollTop / lineHeight - margin) / step) * step
  return { first: Math.max(0, Math.min(wanted, lines - count)), count }
}

/** The scroll position at which a stretch is seen, changed as little as possible. */
export function reveal(start: number, size: number, scroll: number, room: number): number {
  if (start < scroll || size > room) return start
  if (start + size > scroll + room) return start + size - room
  return scroll
}

/** The same for a column; frozen ones are always seen, and they cover the others. */
export function revealColumn(
  { left, width, frozen }: Pick<PlacedColumn<unknown>, 'left' | 'width' | 'frozen'>,
  frozenWidth: number,
  scrollLeft: number,
  room: number,
): number {
  if (frozen) return scrollLeft
  return reveal(left - frozenWidth, Math.min(width, room - frozenWidth), scrollLeft, room - frozenWidth)
}
