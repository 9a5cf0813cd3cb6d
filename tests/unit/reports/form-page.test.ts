/** A form on paper: a long note below the table is wrapped, and does not make the paper larger. */
import { expect, it } from 'vitest'
import { formPage } from '../../../src/core/forms/form-page.ts'
import { openForm } from '../../../src/core/forms/open-form.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'
import type { FormCell } from '../../support/forms/form.ts'
import { textRow, workbook } from '../../support/zip-fixtures.ts'

const page = async (...rows: readonly (readonly FormCell[])[]) => {
  const table = [['月报', null, null], ['社区', '网格数', '户数'], ...rows] // prettier-ignore
  return formPage(await openForm({ name: '表.xlsx', bytes: await sheetsFile([{ name: '月报', rows: table }]) }), [])
}
const note = '注：网格数按本月末在册的计，户数按公安部门提供的计。'.repeat(8)

it('a note that is longer than the table is wide goes over further lines, on the same paper', async () => {
  const [plain, noted] = [await page(), await page([note, null, null])]
  expect(noted.paper).toEqual(plain.paper)
  expect(noted.html).toContain(`<td class="plain wrapped" colspan="3">${note}</td></tr>`)
})

it('beside other text it keeps to the free places', async () => {
  const { html } = await page([note, null, '盖章'])
  expect(html).toContain(`<td class="plain wrapped" colspan="2">${note}</td><td class="plain">盖章</td></tr>`)
})

it('a text that only begins too far right gets its room', async () => {
  const { html } = await page([null, null, '2026年11月26日填'])
  expect(html).toContain('<td class="plain">2026年11月26日填</td></tr>')
  expect(html).not.toContain('plain wrapped')
})

it('a cell stands on the side that the form gives it', async () => {
  const aligned = (side: string): string => `<xf><alignment vertical="center" horizontal="${side}"/></xf>`
  const styles = `<cellXfs count="4"><xf/>${aligned('left')}${aligned('right')}${aligned('fill')}</cellXfs>`
  const cell = (column: string, style: number): string =>
    `<c r="${column}2" s="${style}" t="inlineStr"><is><t>${column}</t></is></c>`
  const data = `${textRow(1, ['月报'])}<row r="2">${['A', 'B', 'C', 'D'].map((column, style) => cell(column, style)).join('')}</row>`
  const form = await openForm({ name: '表.xlsx', bytes: await workbook({ sheets: [{ data }], styles }) })
  const [, line = ''] = formPage(form, []).html.match(/<tr>.*?<\/tr>/g) ?? []
  expect([...line.matchAll(/class="([^"]*)"/g)].map(([, kind]) => kind)).toEqual([
    'boxed',
    'boxed left',
    'boxed right',
    'boxed',
  ])
})
