/** Where a block of cells lands in a grid: over the selection, repeated in it, or beyond it. Pure. */
import type { Block } from './clipboard.ts'
import type { CellRange } from './selection.ts'

/** New texts of one line, by the number of the shown column. */
export interface LineWrite {
  readonly line: number
  readonly cells: ReadonlyMap<number, string>
}

export interface Placement {
  readonly writes: readonly LineWrite[]
  /** Cells that found no column. */
  readonly leftOut: number
  readonly range: CellRange
}

/**
 * A single value fills the selection; a block whose size goes evenly into the selection is repeated in it; any other
 * block begins at the selection's first cell and takes the room that it needs, downwards without end.
 */
export function placeBlock(block: Block, range: CellRange, columns: number): Placement {
  const height = block.length
  const width = Math.max(1, ...block.map((cells) => cells.length))
  const rangeHeight = range.lastLine - range.firstLine + 1
  const rangeWidth = range.lastColumn - range.firstColumn + 1
  const repeats = rangeHeight % height === 0 && rangeWidth % width === 0
  const lines = repeats ? rangeHeight : height
  const wanted = repeats ? rangeWidth : width
  const fitting = Math.min(wanted, columns - range.firstColumn)
  const writes = Array.from({ length: lines }, (_, down): LineWrite => {
    const source = block[down % height] ?? []
    const cells = new Map<number, string>()
    for (let right = 0; right < fitting; right += 1) {
      const text = source[right % width]
      // A line that is shorter than the others says nothing about the cells it does not have.
      if (text !== undefined) cells.set(range.firstColumn + right, text)
    }
    return { line: range.firstLine + down, cells }
  })
  const leftOut = block.reduce((sum, cells) => sum + Math.max(0, cells.length - fitting), 0)
  return {
    writes,
    leftOut,
    range: {
      firstLine: range.firstLine,
      lastLine: range.firstLine + lines - 1,
      firstColumn: range.firstColumn,
      lastColumn: range.firstColumn + Math.max(1, fitting) - 1,
    },
  }
}

export type FillDirection = 'down' | 'right'

/** What Ctrl+D and Ctrl+R copy, and onto which cells. A single cell takes what stands above it or to its left. */
export function fillPlan(
  range: CellRange,
  direction: FillDirection,
): { readonly source: CellRange; readonly target: CellRange } | null {
  const { firstLine, lastLine, firstColumn, lastColumn } = range
  if (direction === 'down') {
    const from = firstLine === lastLine ? firstLine - 1 : firstLine
    if (from < 0) return null
    return { source: { ...range, firstLine: from, lastLine: from }, target: { ...range, firstLine: from + 1 } }
  }
  const from = firstColumn === lastColumn ? firstColumn - 1 : firstColumn
  if (from < 0) return null
  return { source: { ...range, firstColumn: from, lastColumn: from }, target: { ...range, firstColumn: from + 1 } }
}
