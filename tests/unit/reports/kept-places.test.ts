/** What was said of the place of a table in a form, and what of it holds for a newer edition. */
import { describe, expect, it } from 'vitest'
import type { FormMapping, FormTable } from '../../../src/contract/indicators/form-mapping.ts'
import { keepPlaces } from '../../../src/core/forms/kept-places.ts'
import { openForm } from '../../../src/core/forms/open-form.ts'
import { recogniseForm } from '../../../src/core/forms/recognise-form.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'
import type { FormCell } from '../../support/forms/form.ts'

type Rows = readonly (readonly FormCell[])[]

const line = ['甲', ' ', ' ', ' '] as const
const old: Rows = [['十月月报', null, null, null], ['村居', '网格名称', '户数', '网格长'], line, line, line]
const newTitle: Rows = [['十一月月报', null, null, null], ...old.slice(1)]

const opened = async (rows: Rows) => openForm({ name: '表.xlsx', bytes: await sheetsFile([{ name: '月报', rows }]) })

/** The first table of the old edition as it was corrected, and what becomes of it in the new one. */
async function inNewEdition(corrected: Partial<FormTable>, rows: Rows) {
  const before = recogniseForm(await opened(old))
  const known: FormMapping = { cells: [], tables: before.tables.map((table) => ({ ...table, ...corrected })) }
  const form = await opened(rows)
  const { mapping, changes } = keepPlaces(form, recogniseForm(form), known, before)
  return { known: known.tables[0], table: mapping.tables[0], changes }
}

describe('where only the title of the form is another', () => {
  it.each<[string, Partial<FormTable>]>([
    ['nothing', {}],
    ['the last row', { to: 4 }],
    ['the first row', { from: 4 }],
    ['the column of the communities', { communityColumn: 'A' }],
  ])('%s stays as it was corrected, and nothing is said', async (_, corrected) => {
    const { known, table, changes } = await inNewEdition(corrected, newTitle)
    expect(table).toEqual(known)
    expect(changes).toEqual([])
  })

  it('lines that were said to be something else stay so, with the columns beside their names', async () => {
    const { table, changes } = await inNewEdition({ lines: 'community', labelColumn: 'A' }, newTitle)
    expect([table?.lines, table?.labelColumn]).toEqual(['community', 'A'])
    expect(table?.columns.map(({ column }) => column)).toEqual(['B', 'C', 'D'])
    expect(changes).toEqual([])
  })
})

describe('where the form has other rows', () => {
  const longer: Rows = [...newTitle, line]

  it('rows of which nothing was said follow it', async () => {
    const { table, changes } = await inNewEdition({}, longer)
    expect([table?.to, changes]).toEqual([6, []])
  })

  it('rows that were corrected are guessed anew, and that is said', async () => {
    const { table, changes } = await inNewEdition({ to: 4, communityColumn: 'A' }, longer)
    expect([table?.to, table?.communityColumn]).toEqual([6, 'A'])
    expect(changes).toEqual([
      '“月报”的表格原来是每行一个网格、名称在 B 列、社区在 A 列、第 3 至 4 行，现在是每行一个网格、名称在 B 列、社区在 A 列、第 3 至 6 行',
    ])
  })
})

it('what does not fit any more gives way to the guess, and that is said', async () => {
  const narrow = newTitle.map((row) => row.slice(0, 3))
  const { table, changes } = await inNewEdition({ communityColumn: 'D' }, narrow)
  expect(table?.communityColumn).toBeUndefined()
  expect(changes).toHaveLength(1)
})

it('names in another column are said', async () => {
  const moved = newTitle.map((row) => [null, ...row])
  const { table, changes } = await inNewEdition({}, moved)
  expect(table?.labelColumn).toBe('C')
  expect(changes).toEqual([
    '“月报”的表格原来是每行一个网格、名称在 B 列、第 3 至 5 行，现在是每行一个网格、名称在 C 列、第 3 至 5 行',
  ])
})
