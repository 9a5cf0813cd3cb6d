/** What the lines of a form stand for: the smallest place that its head names. */
import { describe, expect, it } from 'vitest'
import type { FormTable } from '../../../src/contract/indicators/form-mapping.ts'
import { openForm } from '../../../src/core/forms/open-form.ts'
import { planFill } from '../../../src/core/forms/plan-fill.ts'
import { proposeTable } from '../../../src/core/forms/propose-table.ts'
import { recogniseForm } from '../../../src/core/forms/recognise-form.ts'
import { columnLetters } from '../../../src/core/intake/sheet-model.ts'
import type { ReportPlace } from '../../../src/core/reports/roll-up.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'
import { formula, type FormCell } from '../../support/forms/form.ts'

it.each([
  [['序号', '社区', '网格名称', '户数', '网格长'], 'grid', 'C', ['D', 'E']],
  [['街道', '社区', '网格数'], 'community', 'B', ['C']],
  [['街道', '网格数'], 'street', 'A', ['B']],
])('%j has a line for each %s', async (titles, lines, labelColumn, filled) => {
  const rows = [titles, titles.map(() => ' ')]
  const { tables } = recogniseForm(await openForm({ name: '表.xlsx', bytes: await sheetsFile([{ rows }]) }))
  expect(tables.map((table) => [table.lines, table.labelColumn])).toEqual([[lines, labelColumn]])
  const columns = tables[0]?.columns.filter(({ fill }) => fill !== null)
  expect(columns?.map(({ column }) => column)).toEqual(filled)
})

it.each([
  [['甲', '乙', '1', '2'], 3],
  [['甲', '乙', '（1）', '（2）'], 3],
  [['A', 'B', 'C', 'D'], 3],
  [['栋', '  ', '  ', '  '], 2],
  [['1', '  ', '  ', '  '], 2],
  [['  ', '4', '2', '  '], 2],
])('under the head, %j makes line %i the first', async (row, from) => {
  const rows = [['社区', '网格数', '会议次数', '备注'], row, ['锦屏社区', ' ', ' ', ' '], ['橘井社区', ' ', ' ', ' ']]
  const { tables, cells } = recogniseForm(await openForm({ name: '表.xlsx', bytes: await sheetsFile([{ rows }]) }))
  expect(tables.map((table) => [table.from, table.to])).toEqual([[from, 4]])
  expect(tables[0]?.columns.map(({ header }) => header)).toEqual(['网格数', '会议次数', '备注'])
  expect(cells).toEqual([])
})

describe('grids of one name in two communities', () => {
  const place = (
    level: 'community' | 'grid',
    key: string,
    name: string,
    parent: string,
    households = 0,
  ): ReportPlace => ({
    key,
    parent,
    level,
    name,
    unit: '999901001',
    counts: { households },
  })
  const places = [
    place('community', 'a', '甲社区', '999901001'),
    place('grid', 'a1', '第一网格', 'a', 301),
    place('grid', 'a2', '第二网格', 'a', 302),
    place('community', 'b', '乙社区', '999901001'),
    place('grid', 'b1', '第一网格', 'b', 401),
  ]
  const data = { unitName: '', month: '', day: '' }
  const fill = async (rows: readonly (readonly FormCell[])[], all: readonly ReportPlace[] = places) => {
    const form = await openForm({ name: '表.xlsx', bytes: await sheetsFile([{ name: '月报', rows }]) })
    const plan = planFill(form, recogniseForm(form), { ...data, places: all })
    return {
      fills: plan.fills.map(({ row, column, value }) => `${columnLetters(column)}${row} ${value}`),
      reasons: plan.unfilled.map(({ cell, reason }) => `${cell} ${reason}`),
    }
  }

  it('are told apart by the community beside them, be it merged over several lines', async () => {
    const { fills, reasons } = await fill([
      ['社区', '网格', '户数'],
      ['甲社区', '第一网格', ' '],
      ['^', '第二网格', ' '],
      ['乙', '第一网格', ' '],
      ['乙', '第二网格', ' '],
    ])
    expect(fills).toEqual(['C2 301', 'C3 302', 'C4 401'])
    expect(reasons).toEqual(['B5 “乙”里没有“第二网格”'])
  })

  it('stay empty where nothing tells them apart, with the communities in which they are', async () => {
    const { fills, reasons } = await fill([
      ['网格', '户数'],
      ['第一网格', ' '],
      ['第二网格', ' '],
    ])
    expect(fills).toEqual(['B3 302'])
    expect(reasons[0]).toBe('A2 系统里有 2 个“第一网格”（甲社区、乙社区），不知道填哪一个')
  })

  it('take the blank lines of their community, and say where they lie', async () => {
    const { fills } = await fill([
      ['社区', '网格', '户数'],
      [' ', ' ', ' '],
      ['乙社区', ' ', ' '],
      [' ', ' ', ' '],
    ])
    expect(fills).toEqual([
      ...['B2 第一网格', 'A2 甲社区', 'C2 301'],
      ...['B3 第一网格', 'C3 401'],
      ...['B4 第二网格', 'A4 甲社区', 'C4 302'],
    ])
  })

  it('of one community only stand beside one merged cell', async () => {
    const { fills, reasons } = await fill([
      ['社区', '网格', '户数'],
      [' ', ' ', ' '],
      ['^', ' ', ' '],
      ['^', ' ', ' '],
      [' ', ' ', ' '],
    ])
    expect(fills).toEqual([
      ...['B2 第一网格', 'A2 甲社区', 'C2 301', 'B3 第二网格', 'C3 302'],
      ...['B5 第一网格', 'A5 乙社区', 'C5 401'],
    ])
    expect(reasons).toEqual([])
  })

  it('named beside a merged cell bind the blank lines beside it', async () => {
    const rows = [
      ['社区', '网格', '户数'],
      [' ', ' ', ' '],
      ['^', '第三网格', ' '],
    ]
    const { fills } = await fill(rows, [...places, place('grid', 'b3', '第三网格', 'b', 403)])
    expect(fills).toEqual(['B2 第一网格', 'A2 乙社区', 'C2 401', 'C3 403'])
  })

  it('say on each sheet where they lie, also where another sheet has said the same at the same place', async () => {
    const rows = [
      ['社区', '网格', '户数'],
      [' ', '第二网格', ' '],
      ['^', '第二网格', ' '],
    ]
    const sheets = [
      { name: '一', rows },
      { name: '二', rows },
    ]
    const form = await openForm({ name: '表.xlsx', bytes: await sheetsFile(sheets) })
    const { tables, cells } = recogniseForm(form)
    // The lines of the second sheet begin inside its merged cell, where nothing can be written.
    const mapping = { cells, tables: tables.map((table) => (table.sheet === '二' ? { ...table, from: 3 } : table)) }
    const { unfilled } = planFill(form, mapping, { ...data, places })
    expect(unfilled.map(({ sheet, reason }) => `${sheet} ${reason}`)).toContain('二 这一格并在 A2 里')
  })

  it('have no blank line beside a community that is not known, and that is said', async () => {
    const { fills, reasons } = await fill([
      ['社区', '网格', '户数'],
      ['丙社区', ' ', ' '],
      ['甲社区', ' ', ' '],
    ])
    expect(fills).toEqual(['B3 第一网格', 'C3 301'])
    expect(reasons[0]).toBe('B2 系统里没有社区“丙社区”')
  })
})

it('lines that are said to be something else have their names in the column of that title; what was decided stays', async () => {
  const titles = ['序号', '社区', '网格名称', '户数', '网格长']
  const rows = [['区局月报', null, null, null, null], titles, titles.map(() => ' ')]
  const form = await openForm({ name: '表.xlsx', bytes: await sheetsFile([{ name: '月报', rows }]) })
  const [table] = recogniseForm(form).tables
  const columns = table?.columns.map((column) => ({ ...column, fill: null })) ?? []
  const asked = { sheet: '月报', at: null, before: table?.from ?? null, columns }
  const community = proposeTable(form, { ...asked, lines: 'community' })
  expect([community?.labelColumn, community?.from, community?.to]).toEqual(['B', 3, 3])
  expect(community?.columns.map(({ column, fill }) => [column, fill])).toEqual([
    ['C', null],
    ['D', null],
    ['E', null],
  ])
  expect(proposeTable(form, { ...asked, lines: 'street' })).toBeNull()
})

describe('the columns of a table whose lines are said to begin further down', () => {
  const head = [
    ['县区月报', null, null, null],
    [null, '社区', '网格力量', null],
    [null, null, '网格数', '专职'],
  ]
  const line = [' ', ' ', ' ', ' ']
  const propose = async (between: readonly FormCell[], columns: FormTable['columns'] = []) => {
    const rows = [...head, between, line]
    const form = await openForm({ name: '表.xlsx', bytes: await sheetsFile([{ name: '月报', rows }]) })
    const at = { labelColumn: 'B', from: 5, to: 5 }
    return proposeTable(form, { sheet: '月报', lines: 'community', at, before: null, columns })?.columns ?? []
  }

  it.each<[string, readonly FormCell[]]>([
    ['a total', [' ', '合计', '12', '7']],
    ['the numbers of the columns', ['甲', '乙', '1', '2']],
    ['the numbers of the columns in brackets', ['（1）', '（2）', '（3）', '（4）']],
    ['formulas', [' ', '全部', formula('SUM(C5:C5)', 0), ' ']],
  ])('are those of the head above %s', async (_, between) => {
    expect((await propose(between)).map(({ header }) => header)).toEqual(['网格力量／网格数', '专职'])
  })

  it('keep what was decided of them and what was added, on both sides of the names', async () => {
    const decided = { column: 'C', header: '网格数', fill: 'meetings' as const }
    const added = { column: 'A', header: 'A 列', fill: 'month' as const, added: true as const }
    const other = { column: 'D', header: '户数', fill: 'households' as const }
    const found = await propose([' ', '合计', '12', '7'], [decided, other, added])
    expect(found.map(({ column, fill }) => [column, fill])).toEqual([
      ['C', 'meetings'],
      ['D', null],
      ['A', 'month'],
    ])
  })
})
