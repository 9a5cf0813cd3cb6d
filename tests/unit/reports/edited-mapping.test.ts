/** What is typed in the mapping of a form is taken before it is saved, or it is said that it is not. */
import { describe, expect, it } from 'vitest'
import type { FormMapping } from '../../../src/contract/indicators/form-mapping.ts'
import {
  beginEditing,
  changeTable,
  mappingOf,
  obstacleToSaving,
  withTable,
  type EditedMapping,
  type EditedTable,
} from '../../../src/renderer/features/forms/edited-mapping.ts'

const columns = [{ column: 'C', header: '户数', fill: 'households' as const }]
const table = { sheet: '月报', lines: 'community' as const, labelColumn: 'A', from: 3, to: 9, columns }
const mapping: FormMapping = { tables: [table], cells: [] }
const sheets = [{ name: '月报', lastRow: 20, lastColumn: 10 }]
const edited = beginEditing(mapping)

function withFirst(changed: Partial<EditedTable>): EditedMapping {
  return { ...edited, tables: edited.tables.map((one) => ({ ...one, ...changed })) }
}

it('what is only looked at is saved as it was', () => {
  expect(obstacleToSaving(edited, sheets)).toBeNull()
  expect(mappingOf(edited)).toEqual(mapping)
})

describe('what is typed and not taken holds the saving up', () => {
  const place = edited.tables[0]?.place ?? { labelColumn: '', from: '', to: '' }
  it.each([
    ['another column of names', withFirst({ place: { ...place, labelColumn: 'b' } }), '重新列出各栏'],
    ['another last row', withFirst({ place: { ...place, to: 12 } }), '重新列出各栏'],
    ['no first row', withFirst({ place: { ...place, from: '' } }), '重新列出各栏'],
    ['a further column', withFirst({ column: 'k' }), '写了 K 列'],
    ['a further table', { ...edited, newPlace: { ...edited.newPlace, labelColumn: 'A' } }, '添加表格'],
    ['the first row of a further table', { ...edited, newPlace: { ...edited.newPlace, from: 3 } }, '添加表格'],
    ['a single cell', { ...edited, newCell: 'B2' }, '添加单格'],
  ])('%s', (_, typed, said) => {
    expect(obstacleToSaving(typed, sheets)).toContain(said)
  })

  it('but not the same column in small letters', () => {
    expect(obstacleToSaving(withFirst({ place: { ...place, labelColumn: ' a ' } }), sheets)).toBeNull()
  })
})

it('a further table is told apart from one that was removed before', () => {
  const two = withTable(edited, { ...table, sheet: '季报' })
  const three = withTable({ ...two, tables: two.tables.slice(1) }, { ...table, sheet: '年报' })
  expect(new Set(three.tables.map(({ key }) => key)).size).toBe(2)
})

it('an answer that comes late changes its own table only, and brings none back', () => {
  const two = withTable(edited, { ...table, sheet: '季报' })
  const [first, second] = two.tables
  const late = { table: { ...table, to: 12 } }
  expect(changeTable(two, 0, late).tables).toEqual([{ ...first, ...late }, second])
  expect(changeTable({ ...two, tables: two.tables.slice(1) }, 0, late).tables).toEqual([second])
})

describe('what the core would refuse', () => {
  it.each([
    ['a column beyond the sheet', { ...table, columns: [{ column: 'Q', header: 'Q 列', fill: null }] }, '没有 Q 列'],
    [
      'a figure in the column of the communities',
      { ...table, lines: 'grid' as const, communityColumn: 'C' },
      'C 列写的是社区',
    ],
  ])('is said before: %s', (_, wrong, said) => {
    expect(obstacleToSaving(withFirst({ table: wrong, place: wrong }), sheets)).toContain(said)
  })

  it('the column of the communities goes when the lines are grids no more', () => {
    const hidden = { ...table, communityColumn: 'C' }
    const changed = withFirst({ table: hidden, place: hidden })
    expect(obstacleToSaving(changed, sheets)).toBeNull()
    expect(mappingOf(changed)).toEqual(mapping)
  })
})
