/** A name over several lines of a form: its first line is its own, the others belong to nobody else. */
import { expect, it } from 'vitest'
import { openForm } from '../../../src/core/forms/open-form.ts'
import { planFill } from '../../../src/core/forms/plan-fill.ts'
import type { ReportPlace } from '../../../src/core/reports/roll-up.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'

const place = (name: string, grids: number): ReportPlace => ({
  key: name,
  parent: '999901001',
  level: 'community',
  unit: '999901001',
  name,
  counts: { grids },
})

it('a line inside the merged cell of a name gets no figure of another place', async () => {
  const rows = [
    ['社区', '项目', '网格数'],
    ['甲社区', '上半月', null],
    ['^', '下半月', null],
    ['乙社区', '上半月', null],
    ['^', '下半月', null],
  ]
  const form = await openForm({ name: '表.xlsx', bytes: await sheetsFile([{ name: '月报', rows }]) })
  const places = [place('甲社区', 3), place('乙社区', 4), place('丙社区', 5), place('丁社区', 6)]
  const mapping = {
    tables: [
      {
        sheet: '月报',
        lines: 'community' as const,
        labelColumn: 'A',
        from: 2,
        to: 5,
        columns: [{ column: 'C', header: '网格数', fill: 'grids' as const }],
      },
    ],
    cells: [],
  }
  const { fills, unfilled } = planFill(form, mapping, { unitName: '', month: '', day: '', places })
  expect(fills.map(({ row, column, value }) => [row, column, value])).toEqual([
    [2, 2, 3],
    [4, 2, 4],
  ])
  expect(unfilled.map(({ cell, reason }) => `${cell} ${reason}`)).toEqual([
    'A3 这一行的名称并在 A2 里，只填了第一行',
    'A5 这一行的名称并在 A4 里，只填了第一行',
    'A5 表里的空行不够，还有 2 个没有行：丙社区、丁社区',
  ])
})
