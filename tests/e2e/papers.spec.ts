/** The papers of a meeting: chosen, looked at, taken as one Word file. */
import { partOf } from '../integration/documents/parts.ts'
import { seriousViolations } from './serious-violations.ts'
import { expect, test } from './test.ts'
import { Shell } from './pages/shell.ts'

test.use({ beginning: 'sample' })

test('papers are chosen, shown as they will print, and saved as one file', async ({ page, program }) => {
  const shell = new Shell(page)
  await shell.goTo('议事协商')
  await page.getByRole('link', { name: '云溪街道2026年11月城市管理进社区联席会议' }).click()
  await page.getByRole('navigation', { name: '这次会议' }).getByRole('link', { name: '会议材料' }).click()
  await expect(shell.title).toHaveText('会议材料')
  const paper = page.getByLabel('会议材料', { exact: true })
  await expect(paper.getByText('联席会议的通知').first()).toBeVisible()
  await page.getByRole('textbox', { name: '开会缘由' }).fill('为推进月塘路夜市整治')
  await expect(paper.getByText('为推进月塘路夜市整治，定于2026年11月12日')).toBeVisible()

  await page.getByRole('checkbox', { name: '会议通知' }).uncheck()
  await page.getByRole('checkbox', { name: '会议议程' }).uncheck()
  await expect(page.getByRole('textbox', { name: '开会缘由' })).toBeHidden()
  await expect(paper.getByText('签到表').first()).toBeVisible()
  const saved = await program.keepFile(() => page.getByRole('button', { name: '下载 Word' }).click())
  expect(await partOf(saved.bytes, 'word/document.xml')).toContain('签到表')

  await page.getByRole('checkbox', { name: '签到表' }).uncheck()
  await expect(page.getByText('还没有选材料')).toBeVisible()
  await expect(page.getByRole('button', { name: '下载 Word' })).toBeDisabled()
  expect(await seriousViolations(page)).toEqual([])
})
