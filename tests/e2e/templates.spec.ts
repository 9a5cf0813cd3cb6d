/** An office's own template: errors by place, added and chosen for a series, the minutes issued in it. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { partOf } from '../integration/documents/parts.ts'
import { templateFile } from '../support/template-scenarios.ts'
import { findCutText } from './cut-text.ts'
import { MeetingPage } from './pages/meeting-page.ts'
import { MinutesPage } from './pages/minutes-page.ts'
import { SeriesPages } from './pages/series-pages.ts'
import { Shell } from './pages/shell.ts'
import { seriousViolations } from './serious-violations.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'blank' })

test('from a file to minutes in the layout of the office', async ({ program, page, folder }) => {
  test.setTimeout(120_000)
  const bad = join(folder, '错模板.docx')
  const good = join(folder, '云溪模板.docx')
  await writeFile(bad, await templateFile(['{标题}', '{#议定事项}{内容}']))
  await writeFile(good, await templateFile(['云溪红头', '{标题}', '{#议定事项}{序号}.{内容}{/议定事项}']))
  const section = page.getByRole('region', { name: /^纪要模板/ })
  const choice = section.getByRole('combobox', { name: '纪要模板' })
  /** What has just been said lies over the foot of the page. */
  const dismiss = async (): Promise<void> => {
    const close = page.getByRole('button', { name: '关闭提示' })
    // One that goes by itself meanwhile is as good as closed.
    await close.evaluateAll((buttons) =>
      buttons.forEach((button) => button.dispatchEvent(new MouseEvent('click', { bubbles: true }))),
    )
    await expect(close).toHaveCount(0)
  }
  const add = async (path: string): Promise<void> =>
    await program.chooseFiles([path], async () => await section.getByRole('button', { name: '从文件添加' }).click())

  await test.step('a series that is kept has a choice of templates', async () => {
    await new SeriesPages(page).openSeries()
    await page.getByRole('link', { name: '新建系列' }).first().click()
    await page.getByRole('button', { name: /^城市管理进社区联席会议/ }).click()
    await expect(section).toBeHidden()
    await page.getByRole('button', { name: '保存' }).click()
    await expect(choice).toHaveValue('')
    await dismiss()
  })

  await test.step('a template with errors is not added, and each is named by its place', async () => {
    await add(bad)
    await expect(section.getByRole('alert')).toContainText('“错模板.docx”有 1 处要改，没有添加')
    await expect(section.getByRole('alert')).toContainText('正文第 2 段')
    await expect(section.getByRole('list', { name: '已添加的模板' }).getByRole('listitem')).toHaveCount(0)
  })

  await test.step('the table of fields', async () => {
    await section.getByRole('button', { name: '字段表' }).click()
    await expect(page.getByRole('dialog').getByRole('row', { name: /\{主持人\}/ })).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  await test.step('one without is chosen at once, given back, and kept while it is used', async () => {
    await add(good)
    await expect(choice.getByRole('option', { selected: true })).toHaveText('云溪模板')
    await expect(section.getByRole('alert')).toBeHidden()
    await expect(section.getByRole('listitem')).toContainText('用于 城市管理进社区联席会议')
    await dismiss()
    const kept = await program.keepFile(
      async () => await section.getByRole('button', { name: '下载模板 云溪模板' }).click(),
    )
    expect(Buffer.compare(kept.bytes, await readFile(good))).toBe(0)
    await dismiss()
    await section.getByRole('button', { name: '移除模板 云溪模板' }).click()
    await expect(page.getByText('模板“云溪模板”正用于城市管理进社区联席会议，不能移除')).toBeVisible()
    expect(await page.evaluate(findCutText)).toEqual([])
    expect(await seriousViolations(page)).toEqual([])
  })

  await test.step('unsaved changes of the series come first', async () => {
    const place = page.getByRole('textbox', { name: '地点' })
    await place.fill('街道三楼会议室')
    await expect(choice).toBeDisabled()
    await page.getByRole('button', { name: '保存' }).click()
    await expect(choice).toBeEnabled()
    await expect(choice.getByRole('option', { selected: true })).toHaveText('云溪模板')
  })

  await test.step('its minutes are issued in the template', async () => {
    const shell = new Shell(page)
    const meeting = new MeetingPage(page)
    const minutes = new MinutesPage(page)
    await page.getByRole('button', { name: '开会' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '新建会议并打开' }).click()
    await expect(shell.title).toContainText('城市管理进社区联席会议')
    await meeting.field('主持人').fill('主任甲')
    await meeting.addResolution(1, { content: '设置限时停车位12个', unit: '青禾社区', deadline: '2026-12-31' })
    await meeting.addAttendees('出席', '青禾社区 甲某')
    await expect(meeting.minutes.getByText('内容齐全，可以发文')).toBeVisible()
    await minutes.open()
    await page.getByRole('button', { name: '发文', exact: true }).click()
    await expect(minutes.dialog).toContainText('按本单位模板“云溪模板”发文')
    const body = await partOf(await meeting.issue(program, '发文'), 'word/document.xml')
    expect(body).toContain('云溪红头')
    expect(body).toContain('设置限时停车位12个')
  })
})
