/** How columns are arranged, and what survives when columns come and go. */
import { describe, expect, it } from 'vitest'
import {
  columnAt,
  layOut,
  settleColumns,
  shownFields,
  withFrozenUpTo,
  withHidden,
  withMoved,
  withWidth,
  type ColumnSettings,
} from '../../../src/renderer/ui/grid/column-layout.ts'
import { drawnLines, reveal, revealColumn } from '../../../src/renderer/ui/grid/viewport.ts'

const columns = ['a', 'b', 'c', 'd'].map((key) => ({ key, width: 100 }))
const settings: ColumnSettings = { columns: settleColumns(['a', 'b', 'c', 'd'], []), frozen: 1 }

describe('settings', () => {
  it('keep what somebody arranged when columns come and go', () => {
    const kept = [
      { field: 'c', width: 50, hidden: false },
      { field: 'gone', width: null, hidden: false },
      { field: 'a', width: null, hidden: true },
    ]
    expect(settleColumns(['a', 'b', 'c'], kept)).toEqual([kept[0], kept[2], { field: 'b', width: null, hidden: false }])
  })

  it('move, hide and freeze', () => {
    expect(shownFields(withMoved(settings, 'd', 'b'))).toEqual(['a', 'd', 'b', 'c'])
    expect(shownFields(withMoved(settings, 'a', null))).toEqual(['b', 'c', 'd', 'a'])
    expect(withFrozenUpTo(settings, 'c').frozen).toBe(3)
    expect(withFrozenUpTo(withFrozenUpTo(settings, 'c'), 'c').frozen).toBe(0)
    const hidden = withHidden(withFrozenUpTo(settings, 'b'), 'a', true)
    expect(shownFields(hidden)).toEqual(['b', 'c', 'd'])
    expect(hidden.frozen).toBe(1)
  })

  it('hold a width within what can be read and grasped', () => {
    const widthOf = (width: number) => withWidth(settings, 'b', width).columns[1]?.width
    expect([widthOf(3), widthOf(120.4), widthOf(5000)]).toEqual([44, 120, 900])
  })
})

describe('layout', () => {
  it('gives the room to spare to one column, unless its width was set', () => {
    const layout = layOut(columns, settings, 636, 'c', 36)
    expect(layout.placed.map(({ left, width }) => [left, width])).toEqual([
      [36, 100],
      [136, 100],
      [236, 300],
      [536, 100],
    ])
    expect(layout.frozenWidth).toBe(136)
    expect(layOut(columns, withWidth(settings, 'c', 80), 636, 'c', 36).width).toBe(416)
  })

  it('knows which column lies under the pointer, also beneath the frozen ones', () => {
    const layout = layOut(columns, settings, 300, null)
    expect([
      columnAt(layout, 50, 100),
      columnAt(layout, 150, 0),
      columnAt(layout, 150, 100),
      columnAt(layout, 999, 0),
    ]).toEqual([0, 1, 2, 3])
  })
})

describe('the lines in sight', () => {
  it('are as many everywhere, so that their elements can be used again', () => {
    const seen = [0, 10, 5000, 2_999_000].map((top) => drawnLines(top, 600, 30, 100_000))
    expect(new Set(seen.map(({ count }) => count)).size).toBe(1)
    for (const [index, top] of [0, 10, 5000, 2_999_000].entries()) {
      const { first, count } = seen[index] ?? { first: Number.NaN, count: 0 }
      expect(first * 30).toBeLessThanOrEqual(top)
      expect(Math.min(100_000, first + count) * 30).toBeGreaterThanOrEqual(Math.min(top + 600, 3_000_000))
    }
    expect(drawnLines(0, 600, 30, 3)).toEqual({ first: 0, count: 3 })
  })

  it('scroll as little as possible', () => {
    expect([reveal(100, 30, 0, 300), reveal(100, 30, 120, 300), reveal(400, 30, 0, 300)]).toEqual([0, 100, 130])
    expect(revealColumn({ left: 300, width: 100, frozen: false }, 100, 250, 500)).toBe(200)
    expect(revealColumn({ left: 0, width: 100, frozen: true }, 100, 250, 500)).toBe(250)
  })
})
