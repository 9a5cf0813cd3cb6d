/** Moving and selecting as in a spreadsheet. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridCommand } from '../../../src/renderer/ui/grid/keys.ts'
import {
  clampSelection,
  rangeOf,
  reduceSelection,
  selectCell,
  type GridBounds,
  type Move,
  type Selection,
  type SelectionAction,
} from '../../../src/renderer/ui/grid/selection.ts'

const bounds: GridBounds = { lines: 11, filled: 10, columns: 5, page: 4 }
const at = (line: number, column: number): Selection => selectCell({ line, column })
const move = (from: Selection, step: Move, extend = false): Selection =>
  reduceSelection(from, { type: 'move', move: step, extend }, bounds)

describe('moves', () => {
  it.each<[Move, number, number]>([
    ['up', 3, 2],
    ['down', 5, 2],
    ['left', 4, 1],
    ['right', 4, 3],
    ['lineStart', 4, 0],
    ['lineEnd', 4, 4],
    ['top', 0, 2],
    ['bottom', 9, 2],
    ['first', 0, 0],
    ['last', 9, 4],
    ['pageUp', 0, 2],
    ['pageDown', 8, 2],
    ['next', 4, 3],
    ['previous', 4, 1],
  ])('%s', (step, line, column) => {
    expect(move(at(4, 2), step)).toEqual(at(line, column))
  })

  it('Tab goes on to the next line and stays at the very end', () => {
    expect(move(at(4, 4), 'next')).toEqual(at(5, 0))
    expect(move(at(5, 0), 'previous')).toEqual(at(4, 4))
    expect(move(at(10, 4), 'next')).toEqual(at(10, 4))
    expect(move(at(0, 0), 'previous')).toEqual(at(0, 0))
  })

  it('goes into the empty line for a new row only step by step', () => {
    expect(move(at(9, 1), 'down')).toEqual(at(10, 1))
    expect(move(at(2, 1), 'bottom')).toEqual(at(9, 1))
  })
})

describe('ranges', () => {
  it('grow and shrink from the active cell, which stays', () => {
    let selection = move(at(4, 2), 'down', true)
    selection = move(selection, 'right', true)
    expect(selection.active).toEqual({ line: 4, column: 2 })
    expect(rangeOf(selection)).toEqual({ firstLine: 4, lastLine: 5, firstColumn: 2, lastColumn: 3 })
    selection = move(move(selection, 'up', true), 'up', true)
    expect(rangeOf(selection)).toEqual({ firstLine: 3, lastLine: 4, firstColumn: 2, lastColumn: 3 })
    expect(move(selection, 'down')).toEqual(at(5, 2))
  })

  it('take whole lines, whole columns, everything', () => {
    const some = move(at(4, 2), 'down', true)
    expect(rangeOf(reduceSelection(some, { type: 'lines' }, bounds))).toEqual({
      firstLine: 4,
      lastLine: 5,
      firstColumn: 0,
      lastColumn: 4,
    })
    expect(rangeOf(reduceSelection(some, { type: 'columns' }, bounds))).toMatchObject({ firstLine: 0, lastLine: 9 })
    expect(rangeOf(reduceSelection(some, { type: 'all' }, bounds))).toEqual({
      firstLine: 0,
      lastLine: 9,
      firstColumn: 0,
      lastColumn: 4,
    })
  })

  it('never leave the grid, whatever is pressed and however it shrinks', () => {
    const steps: readonly Move[] = [
      'up',
      'down',
      'left',
      'right',
      'top',
      'bottom',
      'first',
      'last',
      'pageUp',
      'pageDown',
      'next',
      'previous',
    ]
    const action: fc.Arbitrary<SelectionAction> = fc.oneof(
      fc.record({ type: fc.constant('move' as const), move: fc.constantFrom(...steps), extend: fc.boolean() }),
      fc.constantFrom<SelectionAction>({ type: 'lines' }, { type: 'columns' }, { type: 'all' }),
    )
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (actions, filled) => {
        const size = { lines: filled + 1, filled, columns: 3, page: 4 }
        const last = actions.reduce((selection, next) => reduceSelection(selection, next, size), at(0, 0))
        const smaller = { ...size, lines: 1, filled: 0, columns: 1 }
        for (const [selection, limits] of [
          [last, size],
          [clampSelection(last, smaller), smaller],
        ] as const) {
          const range = rangeOf(selection)
          expect(range.firstLine).toBeGreaterThanOrEqual(0)
          expect(range.lastLine).toBeLessThan(limits.lines)
          expect(range.firstColumn).toBeGreaterThanOrEqual(0)
          expect(range.lastColumn).toBeLessThan(limits.columns)
        }
      }),
    )
  })
})

describe('keys', () => {
  const plain = { ctrl: false, shift: false, alt: false }
  it.each([
    [
      { ...plain, key: 'ArrowDown' },
      { do: 'move', move: 'down', extend: false },
    ],
    [
      { ...plain, key: 'ArrowDown', ctrl: true, shift: true },
      { do: 'move', move: 'bottom', extend: true },
    ],
    [
      { ...plain, key: 'Home', ctrl: true },
      { do: 'move', move: 'first', extend: false },
    ],
    [
      { ...plain, key: 'Tab', shift: true },
      { do: 'move', move: 'previous', extend: false },
    ],
    [{ ...plain, key: ' ', shift: true }, { do: 'selectLines' }],
    [{ ...plain, key: ' ', ctrl: true }, { do: 'selectColumns' }],
    [{ ...plain, key: 'A', ctrl: true }, { do: 'selectAll' }],
    [{ ...plain, key: 'd', ctrl: true }, { do: 'fillDown' }],
    [{ ...plain, key: ';', ctrl: true }, { do: 'today' }],
    [
      { ...plain, key: 'F2' },
      { do: 'edit', empty: false },
    ],
    [
      { ...plain, key: 'Backspace' },
      { do: 'edit', empty: true },
    ],
    [{ ...plain, key: 'ArrowDown', alt: true }, { do: 'columnMenu' }],
  ])('%o', (stroke, command) => {
    expect(gridCommand(stroke)).toEqual(command)
  })

  it('leaves to others what is theirs', () => {
    for (const key of ['z', 'y', 'c', 'v', 'x', 'f', 's', 'k'])
      expect(gridCommand({ ...plain, key, ctrl: true })).toBeNull()
    for (const key of ['a', ' ', '甲', 'F1', 'Process']) expect(gridCommand({ ...plain, key })).toBeNull()
  })
})
