/** What is remembered of a form whose headers have changed: each header on its sheet, also where it stands there twice. */
import { describe, expect, it } from 'vitest'
import type { Filling, FormMapping } from '../../../src/contract/indicators/form-mapping.ts'
import { carryOver, headerChanges, newEdition } from '../../../src/core/forms/mapping-changes.ts'

const table = (
  sheet: string,
  columns: readonly (readonly [column: string, header: string, fill: Filling | null])[],
) => ({
  sheet,
  lines: 'community' as const,
  labelColumn: 'A',
  from: 3,
  to: 9,
  columns: columns.map(([column, header, fill]) => ({ column, header, fill })),
})
const mapping = (...tables: ReturnType<typeof table>[]): FormMapping => ({ tables, cells: [] })
const fills = ({ tables }: FormMapping) => tables.map(({ columns }) => columns.map(({ fill }) => fill))

describe('the same header on two sheets', () => {
  const known = mapping(table('城区', [['B', '总数', 'grids']]), table('农村', [['B', '总数', 'households']]))

  it('is missed where it is gone, whatever the other sheet has', () => {
    expect(
      headerChanges(known, mapping(table('城区', [['B', '总数', null]]), table('农村', [['B', '户', null]]))),
    ).toEqual(['没有了“总数”（原在农村的 B 列）', '多了“户”（农村的 B 列）'])
  })

  it('is moved on its own sheet only', () => {
    expect(
      headerChanges(known, mapping(table('城区', [['C', '总数', null]]), table('农村', [['B', '总数', null]]))),
    ).toEqual(['“总数”从城区的 B 列移到城区的 C 列'])
  })
})

describe('a header that stands on its sheet twice', () => {
  const known = mapping(table('月报', [['D', '合计', 'grids'], ['G', '合计', 'meetings']])) // prettier-ignore

  it('keeps for each place what was said of it, also that nothing is filled in', () => {
    const moved = mapping(table('月报', [['E', '合计', null], ['H', '合计', null]])) // prettier-ignore
    expect(fills(carryOver(moved, known))).toEqual([['grids', 'meetings']])
    const nothing = mapping(table('月报', [['D', '合计', 'grids'], ['G', '合计', null]])) // prettier-ignore
    expect(fills(carryOver(known, nothing))).toEqual([['grids', null]])
  })

  it('is said to be gone or moved by its number', () => {
    expect(headerChanges(known, mapping(table('月报', [['D', '合计', null]])))).toEqual([
      '没有了第 2 个“合计”（原在月报的 G 列）',
    ])
    expect(
      headerChanges(
        known,
        mapping(
          table('月报', [
            ['D', '合计', null],
            ['H', '合计', null],
          ]),
        ),
      ),
    ).toEqual([
      // prettier-ignore
      '第 2 个“合计”从月报的 G 列移到月报的 H 列',
    ])
  })
})

describe('a header of several, one of which was removed by hand', () => {
  const known = mapping(table('月报', [['G', '合计', 'meetings']])) // prettier-ignore

  it('is known by its place, and the removed one is new again', () => {
    const guessed = mapping(table('月报', [['D', '合计', 'grids'], ['G', '合计', null]])) // prettier-ignore
    expect(fills(carryOver(guessed, known))).toEqual([['grids', 'meetings']])
    expect(headerChanges(known, guessed)).toEqual(['多了“合计”（月报的 D 列）'])
  })

  it('is known by its order where none stands at its place', () => {
    const guessed = mapping(table('月报', [['E', '合计', 'grids'], ['H', '合计', null]])) // prettier-ignore
    expect(fills(carryOver(guessed, known))).toEqual([['meetings', null]])
  })
})

it('columns that all moved on by one keep their order, also where one stands now where another stood', () => {
  const known = mapping(table('月报', [['D', '合计', 'grids'], ['E', '合计', 'meetings']])) // prettier-ignore
  const guessed = mapping(table('月报', [['E', '合计', null], ['F', '合计', null]])) // prettier-ignore
  expect(fills(carryOver(guessed, known))).toEqual([['grids', 'meetings']])
})

it('a column and a single cell of one name are two things', () => {
  const cell = (fill: Filling | null) => ({ sheet: '月报', cell: 'B1', header: '网格数', fill })
  const known: FormMapping = { tables: [table('月报', [['B', '网格数', 'grids']])], cells: [cell('households')] }
  const guessed: FormMapping = { tables: [table('月报', [['B', '网格数', null]])], cells: [cell(null)] }
  expect(headerChanges(known, guessed)).toEqual([])
  expect(carryOver(guessed, known)).toEqual(known)
})

describe('a column that was taken out by hand', () => {
  const sheets = [{ name: '月报', lastRow: 20, lastColumn: 20 }]
  const before = mapping(table('月报', [['B', '网格数', 'grids'], ['C', '合计', 'meetings'], ['D', '合计', null]])) // prettier-ignore

  it('stays out of a new edition under the same header, and nothing is said', () => {
    const known = mapping(table('月报', [['B', '网格数', 'grids'], ['D', '合计', null]])) // prettier-ignore
    const moved = mapping(table('月报', [['C', '网格数', 'grids'], ['D', '合计', 'meetings'], ['E', '合计', null], ['F', '会议', null]])) // prettier-ignore
    const { mapping: kept, changes } = newEdition(moved, known, before, sheets)
    expect(kept.tables[0]?.columns.map(({ column, header }) => [column, header])).toEqual([
      ['C', '网格数'],
      ['E', '合计'],
      ['F', '会议'],
    ])
    expect(changes).toEqual([
      '多了“会议”（月报的 F 列）',
      '“网格数”从月报的 B 列移到月报的 C 列',
      '“合计”从月报的 D 列移到月报的 E 列',
    ])
  })

  it('stays out with its whole table', () => {
    expect(newEdition(before, mapping(), before, sheets)).toEqual({ mapping: mapping(), changes: [] })
  })

  it('is none where something else was said of its place', () => {
    const known = mapping(table('月报', [['B', '网格数', 'grids'], ['C', '合计／数', 'meetings'], ['D', '合计', null]])) // prettier-ignore
    const { mapping: kept, changes } = newEdition(before, known, before, sheets)
    expect(kept.tables[0]?.columns.map(({ column }) => column)).toEqual(['B', 'C', 'D'])
    expect(changes).toContain('多了“合计”（月报的 C 列）')
  })

  it('is no other column of that header that came new', () => {
    const known = mapping(table('月报', [['B', '网格数', 'grids']])) // prettier-ignore
    const more = mapping(table('月报', [['B', '网格数', 'grids'], ['C', '合计', null], ['D', '合计', null], ['E', '合计', null]])) // prettier-ignore
    expect(newEdition(more, known, before, sheets).changes).toEqual(['多了“合计”（月报的 E 列）'])
  })
})

describe('a column that was added by hand', () => {
  const added = { column: 'K', header: 'K 列', fill: 'meetings' as const, added: true as const }
  const headed = table('月报', [['B', '网格数', 'grids']]) // prettier-ignore
  const known = mapping({ ...headed, columns: [...headed.columns, added] })
  const sheets = (lastColumn: number) => [{ name: '月报', lastRow: 20, lastColumn }]

  it('stays where it is in a new edition, and has to be looked at', () => {
    const { mapping: kept, changes } = newEdition(mapping(headed), known, mapping(headed), sheets(10))
    expect(kept.tables[0]?.columns).toEqual([...headed.columns, added])
    expect(changes).toEqual(['手工添加的“K 列”（月报的 K 列）还在原处，请核对'])
  })

  it.each([
    ['the sheet has no such column now', mapping(headed), 9, '工作表“月报”没有 K 列'],
    ['the head names it now', mapping(table('月报', [['B', '网格数', 'grids'], ['K', '会议', null]])), 10, 'K 列有两处对应'], // prettier-ignore
    ['no table is recognised any more', mapping(), 10, '“月报”里没有认出表格'],
  ])('is gone with a reason where %s', (_, guessed, lastColumn, reason) => {
    const { mapping: kept, changes } = newEdition(guessed, known, mapping(headed), sheets(lastColumn))
    expect(kept.tables.flatMap(({ columns }) => columns.filter((column) => column.added))).toEqual([])
    expect(changes).toContain(`手工添加的“K 列”（月报的 K 列）去掉了：${reason}`)
  })
})
