/** A title is taken for an indicator only where it asks for that very number; otherwise a person says what it is. */
import { expect, it } from 'vitest'
import { openForm } from '../../../src/core/forms/open-form.ts'
import { recogniseForm } from '../../../src/core/forms/recognise-form.ts'
import type { FormCell } from '../../support/forms/form.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'

async function recognise(rows: readonly (readonly FormCell[])[]) {
  return recogniseForm(await openForm({ name: '表.xlsx', bytes: await sheetsFile([{ rows }]) }))
}

it.each([
  ['常住人口（人）', 'population'],
  ['办结率（百分比）', 'closingRate'],
  ['常住人口（万人）', null],
  ['户数（千户）', null],
  ['网格数（上年同期）', null],
  ['会议次数（本年累计）', null],
])('%s asks for %s', async (title, fill) => {
  const { tables } = await recognise([
    ['社区', title],
    [' ', ' '],
  ])
  expect(tables[0]?.columns[0]?.fill).toBe(fill)
})

it.each([
  ['网格力量', '网格长', 'gridLeaders'],
  ['议定事项', '办结', 'doneResolutions'],
  ['上月', '会议次数', null],
  ['年度计划', '网格数', null],
  ['出租房屋', '户数', null],
])('under %s, %s asks for %s', async (parent, title, fill) => {
  const { tables } = await recognise([
    ['社区', parent],
    ['^', title],
    [' ', ' '],
  ])
  expect(tables[0]?.columns[0]?.fill).toBe(fill)
})

it('single cells are labels with a place beside them, not titles side by side nor at the edge', async () => {
  const { cells } = await recognise([
    ['填报单位', null, '', '填报日期'],
    ['网格数', null, '户数', null],
    ['常住人口', null, '', ''],
  ])
  expect(cells.map(({ cell, fill }) => [cell, fill])).toEqual([
    ['B1', 'unitName'],
    ['B3', 'population'],
  ])
})

it('the head of a table holds no single cells', async () => {
  const { tables, cells } = await recognise([
    ['社区', '议定事项', '', '备注'],
    ['^', '办结数', '办结率', '^'],
    ['甲社区', ' ', ' ', ' '],
  ])
  expect([tables.length, cells]).toEqual([1, []])
})
