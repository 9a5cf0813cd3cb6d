/** What the lines of a form stand for: the smallest place that its head names. */
import { expect, it } from 'vitest'
import { openForm } from '../../../src/core/forms/open-form.ts'
import { proposeTable } from '../../../src/core/forms/propose-table.ts'
import { recogniseForm } from '../../../src/core/forms/recognise-form.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'

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
