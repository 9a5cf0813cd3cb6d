/** What the lines of a form stand for: the smallest place that its head names. */
import { expect, it } from 'vitest'
import { openForm } from '../../../src/core/forms/open-form.ts'
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
