/** Where blocks land, and which rows they are written into. */
import { describe, expect, it } from 'vitest'
import { fillPlan, placeBlock } from '../../../src/renderer/ui/grid/fill.ts'
import { blockWrite, offsetsIn } from '../../../src/renderer/ui/grid/grid-blocks.ts'
import { flatRows, groupedRows } from '../../../src/renderer/ui/grid/row-model.ts'
import type { CellRange } from '../../../src/renderer/ui/grid/selection.ts'

const range = (firstLine: number, lastLine: number, firstColumn: number, lastColumn: number): CellRange => ({
  firstLine,
  lastLine,
  firstColumn,
  lastColumn,
})
const keys = ['a', 'b', 'c']
const written = (block: readonly (readonly string[])[], at: CellRange, rows = 5) =>
  blockWrite('paste', placeBlock(block, at, keys.length), flatRows(rows, true), keys)

describe('a block', () => {
  it('of one cell fills the selection', () => {
    expect(written([['x']], range(1, 2, 0, 1)).rows).toEqual([
      { offset: 1, cells: { a: 'x', b: 'x' } },
      { offset: 2, cells: { a: 'x', b: 'x' } },
    ])
  })

  it('is repeated where it fits evenly', () => {
    expect(written([['1'], ['2']], range(0, 3, 1, 1)).rows.map(({ cells }) => cells)).toEqual([
      { b: '1' },
      { b: '2' },
      { b: '1' },
      { b: '2' },
    ])
  })

  it('larger than the selection takes the room it needs', () => {
    const { rows, added } = written(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      range(2, 2, 0, 0),
    )
    expect(rows).toEqual([
      { offset: 2, cells: { a: '1', b: '2' } },
      { offset: 3, cells: { a: '3', b: '4' } },
    ])
    expect(added).toEqual([])
  })

  it('goes on below the last row as new rows, empty lines left out', () => {
    const { rows, added } = written([['1'], ['2'], [' '], ['3']], range(4, 4, 0, 0))
    expect(rows).toEqual([{ offset: 4, cells: { a: '1' } }])
    expect(added).toEqual([{ a: '2' }, { a: '3' }])
  })

  it('wider than the list says how many cells found no column', () => {
    const { rows, leftOut } = written(
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
      range(0, 0, 1, 1),
    )
    expect(rows.map(({ cells }) => cells)).toEqual([
      { b: '1', c: '2' },
      { b: '4', c: '5' },
    ])
    expect(leftOut).toBe(2)
  })

  it('says nothing about cells that a short line does not have', () => {
    expect(written([['1', '2'], ['3']], range(0, 0, 0, 0)).rows[1]?.cells).toEqual({ a: '3' })
  })

  it('passes over the heads of groups', () => {
    const model = groupedRows(
      [
        { value: '甲', count: 1 },
        { value: '乙', count: 2 },
      ],
      new Set(),
      true,
    )
    const block = blockWrite('paste', placeBlock([['1'], ['2'], ['3'], ['4']], range(1, 1, 0, 0), 3), model, keys)
    expect(block.rows).toEqual([
      { offset: 0, cells: { a: '1' } },
      { offset: 1, cells: { a: '2' } },
      { offset: 2, cells: { a: '3' } },
    ])
    expect(block.added).toEqual([{ a: '4' }])
    expect(offsetsIn(model, { firstLine: 0, lastLine: 5 })).toEqual([0, 1, 2])
  })
})

describe('filling', () => {
  it('takes the first line of a range, or the line above a single one', () => {
    expect(fillPlan(range(2, 4, 1, 2), 'down')).toEqual({ source: range(2, 2, 1, 2), target: range(3, 4, 1, 2) })
    expect(fillPlan(range(3, 3, 1, 1), 'down')).toEqual({ source: range(2, 2, 1, 1), target: range(3, 3, 1, 1) })
    expect(fillPlan(range(0, 0, 1, 1), 'down')).toBeNull()
    expect(fillPlan(range(0, 1, 0, 2), 'right')).toEqual({ source: range(0, 1, 0, 0), target: range(0, 1, 1, 2) })
    expect(fillPlan(range(0, 0, 0, 0), 'right')).toBeNull()
  })
})
