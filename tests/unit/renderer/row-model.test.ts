/** Which line shows what, flat and in groups, against the plain list of lines. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flatRows, groupedRows, groupKey, type Group, type Line } from '../../../src/renderer/ui/grid/row-model.ts'

function linesByHand(groups: readonly Group[], closed: ReadonlySet<string>, append: boolean): Line[] {
  const lines: Line[] = []
  let offset = 0
  for (const group of groups) {
    const open = !closed.has(groupKey(group))
    lines.push({ kind: 'group', group, open })
    for (let index = 0; index < group.count; index += 1) {
      if (open) lines.push({ kind: 'row', offset: offset + index })
    }
    offset += group.count
  }
  if (append) lines.push({ kind: 'append' })
  return lines
}

describe('a flat list', () => {
  it('has its rows and the empty line', () => {
    const model = flatRows(2, true)
    expect([-1, 0, 1, 2, 3].map((line) => model.at(line))).toEqual([
      null,
      { kind: 'row', offset: 0 },
      { kind: 'row', offset: 1 },
      { kind: 'append' },
      null,
    ])
    expect(flatRows(2, false).lines).toBe(2)
  })
})

describe('groups', () => {
  it('are the same as writing every line down', () => {
    const groups = fc
      .uniqueArray(fc.option(fc.string({ maxLength: 3 }), { nil: null }), { maxLength: 8 })
      .chain((values) =>
        fc.tuple(
          ...values.map((value) => fc.record({ value: fc.constant(value), count: fc.integer({ min: 1, max: 5 }) })),
        ),
      )
    fc.assert(
      fc.property(groups, fc.array(fc.nat(7)), fc.boolean(), (list, closedAt, append) => {
        const closed = new Set(closedAt.flatMap((index) => (list[index] === undefined ? [] : groupKey(list[index]))))
        const model = groupedRows(list, closed, append)
        const wanted = linesByHand(list, closed, append)
        expect(model.lines).toBe(wanted.length)
        expect(wanted.map((_, line) => model.at(line))).toEqual(wanted)
        expect(model.at(wanted.length)).toBeNull()
        wanted.forEach((line, number) => {
          if (line.kind === 'row') expect(model.lineOf(line.offset)).toBe(number)
        })
      }),
    )
  })

  it('tells rows without a value from rows with an empty one', () => {
    expect(groupKey({ value: null })).not.toBe(groupKey({ value: '' }))
    expect(groupKey({ value: 'none' })).not.toBe(groupKey({ value: null }))
  })

  it('finds a line among a hundred thousand groups without walking them', () => {
    const model = groupedRows(
      Array.from({ length: 100_000 }, (_, index) => ({ value: String(index), count: 3 })),
      new Set(),
      false,
    )
    expect(model.at(399_999)).toEqual({ kind: 'row', offset: 299_999 })
    expect(model.lineOf(299_999)).toBe(399_999)
  })
})
