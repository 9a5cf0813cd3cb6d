/** What a meeting decided, followed until it is done: reported on, carried over with a receipt, reopened. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Program } from '../support/program.ts'
import { Shell } from './pages/shell.ts'
import { ClosingPage, TasksPage } from './pages/tasks-page.ts'
import { expect, test } from './test.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

/** Days from today, by the wall clock of the office. */
function day(distance: number): string {
  const date = new Date()
  date.setDate(date.getDate() + distance)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

const meeting = {
  title: '第三季度联席会议',
  kind: '联席会议',
  time: `${day(-10)} 14:30`,
  place: '三楼会议室',
  chair: '主任甲',
  recorder: '书记员乙',
  attendance: [],
  agenda: [],
  resolutions: [
    { content: '夜市摊位划线入市', responsibleUnit: '街道执法中队', deadline: day(-2) },
    { content: '新建充电口一百个', responsibleUnit: '物业服务企业', deadline: day(90) },
    { content: '每周巡查一次', responsibleUnit: '街道执法中队', deadline: day(120) },
  ],
}

const tasksTest = test.extend<{ readonly office: Program }>({
  office: async ({ prepare, open, folder }, use) => {
    const dataDir = await prepare('blank', 'data')
    const file = join(folder, '会议.json')
    await writeFile(file, JSON.stringify(meeting))
    await run(process.execPath, [join(root, 'out/main/cli.js'), 'meeting', 'import', file, '--data', dataDir])
    await use(await open(dataDir))
  },
})

tasksTest('an item is found, reported on, and finished by keyboard', async ({ office: { page } }) => {
  const shell = new Shell(page)
  const tasks = new TasksPage(page)
  await page.getByRole('region', { name: '今天要办' }).getByRole('link', { name: '夜市摊位划线入市' }).click()
  await expect(shell.title).toHaveText('督办事项')
  await expect(tasks.tab('逾期')).toHaveAttribute('aria-selected', 'true')
  await expect(tasks.card).toContainText('夜市摊位划线入市')

  await tasks.report('逾期说明', '逾期原因', '雨天停工')
  await expect(tasks.card.getByRole('listitem').first()).toContainText('雨天停工')
  await tasks.report('调整时限', '调整原因', '等待验收')
  await expect(tasks.form.getByRole('alert')).toContainText('没有填写时限')
  await tasks.form.getByRole('textbox', { name: '新的时限' }).fill('40个工作日')
  await expect(tasks.form.getByRole('status')).toContainText('第 40 个工作日')
  await tasks.form.getByRole('button', { name: '登记' }).click()
  await expect(tasks.card).toContainText('正常')
  await expect(page.getByText('没有逾期的事项')).toBeVisible()

  await tasks.tab('全部').click()
  await expect(tasks.table.getByRole('row')).toHaveCount(4)
  await tasks.table.getByRole('row').nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('f')
  await expect(tasks.dialog).toContainText('办结 2 项')
  await tasks.dialog.getByRole('button', { name: '办结', exact: true }).click()
  await expect(tasks.dialog.getByRole('alert')).toContainText('没有写明办理结果')
  await tasks.dialog.getByRole('textbox', { name: '办理结果' }).fill('已完成')
  await tasks.dialog.getByRole('button', { name: '办结', exact: true }).click()
  await expect(tasks.tab('已办结')).toContainText('2')
  await shell.message('已办结 2 项').getByRole('button', { name: '撤销' }).click()
  await expect(tasks.tab('已办结')).toContainText('0')
})

tasksTest('a meeting is closed with a receipt, and reopened', async ({ office: { page } }) => {
  const shell = new Shell(page)
  const closing = new ClosingPage(page)
  await shell.goTo('督办事项')
  await new TasksPage(page).row('夜市摊位划线入市').click()
  await new TasksPage(page).card.getByRole('link', { name: '结转单' }).click()
  await expect(shell.title).toHaveText(`结转：${meeting.title}`)
  await expect(closing.sum).toHaveText(/进 3 = 办结 0 \+ 结转 0 \+ 转督办 0 \+ 撤销 0/)
  await expect(closing.closeButton).toBeDisabled()

  await closing.item('夜市摊位划线入市').focus()
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await page.keyboard.type('逾期未办')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await closing.reason('新建充电口一百个').fill('已建成')
  await expect(closing.sum).toContainText('还有 1 项没有定好')
  await page.getByRole('textbox', { name: '统一原因' }).fill('长期工作')
  await page.getByRole('button', { name: '其余按建议去向填写' }).click()
  await expect(closing.sum).toHaveText(/进 3 = 办结 1 \+ 结转 1 \+ 转督办 1 \+ 撤销 0/)

  await closing.closeButton.click()
  await closing.dialog.getByRole('button', { name: '结转', exact: true }).click()
  await expect(closing.receipt(1)).toContainText('进 3 = 办结 1 + 结转 1 + 转督办 1 + 撤销 0')
  await expect(closing.receipt(1).getByRole('row', { name: '新建充电口一百个' })).toContainText('待办 → 已办结')

  await page.getByRole('button', { name: '重开会议' }).click()
  await closing.dialog.getByRole('textbox', { name: '重开原因' }).fill('漏记一项')
  await closing.dialog.getByRole('button', { name: '重开', exact: true }).click()
  await expect(closing.receipt(1)).toContainText('已重开')
  await expect(closing.sum).toContainText('进 3')

  await shell.goTo('督办事项')
  await new TasksPage(page).row('新建充电口一百个').click()
  await expect(new TasksPage(page).card.getByRole('listitem')).toHaveText([/重开/, /办结/, /议定/])
})

tasksTest(
  'the calendar says its years, takes a file for another, and explains a deadline',
  async ({ office, folder }) => {
    const { page } = office
    const shell = new Shell(page)
    await shell.goTo('工作日历')
    const year = page.getByRole('region', { name: '2026 年' })
    await expect(year).toContainText('国庆节')
    await expect(year).toContainText('随程序提供')
    const box = page.getByRole('region', { name: '推算时限' })
    await box.getByRole('textbox', { name: '起算日' }).fill('2026-09-28')
    await box.getByRole('textbox', { name: '时限' }).fill('10月3日')
    await expect(box.getByRole('status')).toContainText('10月3日（周六）在国庆节假期内')
    const file = join(folder, '2031.json')
    await writeFile(file, JSON.stringify({ year: 2031, source: '本单位测试安排', holidays: [], workdays: [] }))
    await office.chooseFiles([file], async () => await page.getByRole('button', { name: '添加放假安排' }).click())
    await expect(page.getByRole('region', { name: '2031 年' })).toContainText('本单位添加')
  },
)
