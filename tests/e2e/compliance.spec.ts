/** Checking the format of a document: from the meetings, by choosing one; what is found, nothing found, refused. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { baseDocument } from '../unit/compliance/base-document.ts'
import { DocxEditor } from '../unit/compliance/docx-editor.ts'
import { findCutText } from './cut-text.ts'
import { Palette } from './pages/palette.ts'
import { Shell } from './pages/shell.ts'
import { seriousViolations } from './serious-violations.ts'
import { expect, test } from './test.ts'

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

async function broken(): Promise<Uint8Array> {
  const editor = new DocxEditor(await baseDocument())
  editor.set(editor.one('pgMar'), { top: 1440 })
  for (const paragraph of editor.all('p'))
    if (/^\d+\./.test(paragraph.textContent ?? '')) editor.font(paragraph, '宋体')
  editor.formatRuns(editor.paragraph('云溪街道办事处联席会议纪要'), 'color', { val: '000000' })
  return editor.bytes()
}

test('a document is checked and its findings name clause, place, found and asked', async ({
  program,
  page,
  folder,
}) => {
  const bad = join(folder, '坏纪要.docx')
  const good = join(folder, '好纪要.docx')
  const other = join(folder, '说明.docx')
  await writeFile(bad, await broken())
  await writeFile(good, await baseDocument())
  await writeFile(other, '%PDF-1.7')

  const shell = new Shell(page)
  await shell.goTo('议事协商')
  await page.getByRole('link', { name: '检查公文格式' }).click()
  await expect(shell.title).toHaveText('检查公文格式')
  const choose = async (path: string, button: string): Promise<void> =>
    await program.chooseFiles([path], async () => await page.getByRole('button', { name: button }).click())

  await choose(other, '选择文档')
  await expect(page.getByRole('alert')).toContainText('“说明.docx”不是 .docx 文档')

  await choose(bad, '选择文档')
  const table = page.getByRole('table')
  await expect(table.getByRole('row').filter({ hasText: '上边距 25.4 mm' })).toContainText('5.2.1')
  await expect(table.getByRole('row').filter({ hasText: '字体：宋体' })).toContainText('另有')
  await expect(table.getByRole('row').filter({ hasText: '标志推荐使用红色' })).toContainText('建议核对')
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
      expect.soft(await page.evaluate(findCutText), `${size.width}, ${colorScheme}`).toEqual([])
    }
  }
  expect(await seriousViolations(page)).toEqual([])

  await choose(good, '检查另一份')
  await expect(page.getByText('没有发现不符合的地方')).toBeVisible()
})

test('the page is reached from the palette', async ({ page }) => {
  const palette = new Palette(page)
  await palette.type('格式检查')
  await expect(palette.active).toContainText('检查公文格式')
  await page.keyboard.press('Enter')
  await expect(new Shell(page).title).toHaveText('检查公文格式')
})
