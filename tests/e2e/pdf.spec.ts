/** What prints, as a file: on the desktop a button writes it, in a browser the page says where the print window does. */
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { Program } from '../support/program.ts'
import { readPdf, type ReadPdf } from '../support/pdf.ts'
import { MeetingPage } from './pages/meeting-page.ts'
import { MinutesPage } from './pages/minutes-page.ts'
import { Shell } from './pages/shell.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'sample' })

const upright = { width: 210, height: 297 }

function pdfButton(page: Page): Locator {
  return page.getByRole('button', { name: '存为 PDF' })
}

async function savePdf(program: Program): Promise<ReadPdf> {
  const { bytes } = await program.keepFile(async () => await pdfButton(program.page).click())
  await expect(program.page.getByRole('alert').filter({ hasText: /文件“.*”已保存/ })).toBeVisible()
  return readPdf(bytes)
}

/** Nothing is claimed about words where nothing can read them. */
function expectWords(pdf: ReadPdf, words: readonly string[]): void {
  if (pdf.text === null) return
  for (const word of words) expect(pdf.text).toContain(word)
}

test('the filled form of the district is kept as a PDF for the stamp', async ({ program, page, host }) => {
  await new Shell(page).goTo('数据报表')
  await page.getByRole('link', { name: '填报空表' }).click()
  await program.chooseFiles(
    [join(import.meta.dirname, '../fixtures/forms/区局月报空表.xlsx')],
    async () => await page.getByRole('button', { name: '添加空表' }).first().click(),
  )
  await page.getByRole('dialog').getByRole('button', { name: '保存空表' }).click()
  await page.getByRole('textbox', { name: '月份' }).fill('2026-11')
  await page.getByRole('link', { name: '打印 区局月报空表' }).click()
  await expect(page.getByRole('region', { name: '区局月报空表' })).toContainText('望江台社区')
  if (host === 'loopback') {
    await expect(pdfButton(page)).toHaveCount(0)
    await expect(page.getByText('打印时选“另存为 PDF”')).toBeVisible()
    return
  }
  const pdf = await savePdf(program)
  expect(pdf.pages).toEqual([upright])
  expectWords(pdf, ['望江台社区', '云溪街道办事处'])
  await expect(page.getByText('打印时选“另存为 PDF”')).toHaveCount(0)
})

test('minutes are kept page by page as they are laid out, also from a dark window', async ({ program, page, host }) => {
  test.skip(host === 'loopback', 'a browser has its own print window')
  await page.emulateMedia({ colorScheme: 'dark' })
  const minutes = new MinutesPage(page)
  await new Shell(page).goTo('议事协商')
  await new MeetingPage(page).open('云溪街道2026年11月城市管理进社区联席会议')
  await minutes.open()
  await expect(minutes.paper).toContainText('会议')
  const laidOut = await minutes.paper.locator('.page').count()
  const pdf = await savePdf(program)
  expect(pdf.pages).toEqual(Array.from({ length: laidOut }, () => upright))
  expectWords(pdf, ['云溪街道', '议定'])
})

test('a list is kept on the paper that was chosen', async ({ program, page, host }) => {
  test.skip(host === 'loopback', 'a browser has its own print window')
  await new Shell(page).goTo('重点事项')
  await page.getByRole('button', { name: '导出打印' }).click()
  await page.getByRole('menuitem', { name: /^打印/ }).click()
  await page.getByText('A3', { exact: true }).click()
  await expect(page.getByText(/^A3 纵向/)).toBeVisible()
  const pdf = await savePdf(program)
  expect(pdf.pages).toEqual([{ width: 297, height: 420 }])
  expectWords(pdf, ['重点管理事项清单', '第1页，共'])
})

test('what stands beside the pages in the window is not on them', async ({ program, page, host }) => {
  test.skip(host === 'loopback', 'a browser has its own print window')
  await new Shell(page).goTo('议事协商')
  await new MeetingPage(page).open('云溪街道2026年11月城市管理进社区联席会议')
  await page.getByRole('navigation', { name: '这次会议' }).getByRole('link', { name: '会议材料' }).click()
  const paper = page.getByRole('region', { name: '会议材料' })
  await expect(paper.getByText('签到表').first()).toBeVisible()
  const box = page.getByRole('textbox', { name: '开会缘由' })
  await expect(box).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(box).toBeHidden()
  await page.emulateMedia({ media: null })
  const pdf = await savePdf(program)
  expect(pdf.pages).toHaveLength(await paper.locator('.page').count())
  if (pdf.text !== null) expect(pdf.text).not.toContain('开会缘由')
  expectWords(pdf, ['联席会议的通知', '签到表'])
})
