/** A text that would be cut short on paper is said before the form goes out. */
import { expect, it } from 'vitest'
import { openForm } from '../../../src/core/forms/open-form.ts'
import { planFill } from '../../../src/core/forms/plan-fill.ts'
import { editedForm } from '../../integration/reports/form-parts.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'

const street = { key: 's', parent: null, level: 'street', name: '云溪街道', unit: 's', counts: { grids: 24 } } as const
const data = { unitName: '云溪街道办事处', month: '2026年11月', day: '2026年11月26日', places: [street] }

async function warned(row: readonly (string | null)[], cols: string, other: 'grids' | null = null, grids = 24) {
  const bytes = await editedForm(await sheetsFile([{ name: '月报', rows: [row] }]), (xml) =>
    xml.replace('<sheetData', `${cols}<sheetData`),
  )
  const form = await openForm({ name: '表.xlsx', bytes })
  const cell = (at: string, fill: 'day' | 'grids') => ({ sheet: '月报', cell: at, header: at, fill })
  const cells = other === null ? [cell('B1', 'day')] : [cell('B1', 'day'), cell('C1', other)]
  return planFill(form, { tables: [], cells }, { ...data, places: [{ ...street, counts: { grids } }] }).warnings.map(
    ({ cell: at }) => at,
  )
}

const wide = '<cols><col min="2" max="2" width="14.5" customWidth="1"/></cols>'
const usual = '<cols><col min="1" max="1" width="30" customWidth="1"/></cols>'

it.each([
  ['a usual column with something written beside it', ['填报日期', ' ', '盖章'], usual, null, ['B1']],
  ['a usual column at the edge of the paper', ['填报日期', ' '], usual, null, ['B1']],
  ['a usual column into whose neighbour a number goes', ['填报日期', ' ', ' '], usual, 'grids', ['B1']],
  ['a usual column with an empty neighbour', ['填报日期', ' ', ' '], usual, null, []],
  ['a wide column', ['填报日期', ' ', '盖章'], wide, null, []],
] as const)('%s', async (_, row, cols, other, cells) => {
  expect(await warned(row, cols, other)).toEqual(cells)
})

const column = (attributes: string) => `<cols><col min="3" max="3" customWidth="1" ${attributes}/></cols>`

it.each([
  ['a narrow column', column('width="4"'), 123_456, ['B1', 'C1']],
  ['a narrow column into which it goes', column('width="4"'), 1234, ['B1']],
  ['a hidden column', column('width="4" hidden="1"'), 123_456, ['B1']],
])('a number in %s', async (_, cols, grids, cells) => {
  expect(await warned(['填报日期', ' ', ' ', ' '], cols, 'grids', grids)).toEqual(cells)
})
