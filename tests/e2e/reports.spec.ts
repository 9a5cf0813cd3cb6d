/** A month's figures, each to its rows; the district's blank form added, looked through, filled and printed. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { sheetsFile } from '../support/forms/build-form.ts'
import { Shell } from './pages/shell.ts'
import { seriousViolations } from './serious-violations.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'sample' })

const run = promisify(execFile)

async function toForms(page: Page): Promise<void> {
  await new Shell(page).goTo('数据报表')
  await page.getByRole('link', { name: '填报空表' }).click()
}

const blankForm = join(import.meta.dirname, '../fixtures/forms/区局月报空表.xlsx')

test('a figure leads to its rows, and its definition stands by it', async ({ page }) => {
  const shell = new Shell(page)
  await shell.goTo('数据报表')
  await page.getByRole('textbox', { name: '月份' }).fill('2026-11')
  const row = page.getByRole('row', { name: /^望江台社区/ })
  await expect(row.getByRole('button', { name: '望江台社区空缺岗位 1，看明细' })).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])

  await test.step('down to the grids', async () => {
    await row.getByRole('button', { name: '望江台社区', exact: true }).click()
    await expect(page.getByRole('row', { name: /^望江台第三网格/ })).toBeVisible()
  })

  await test.step('the definition and the comparison', async () => {
    await page.getByRole('button', { name: '空缺岗位的口径' }).click()
    await expect(page.getByText('按配备规则各网格还缺的岗位，每缺一名计一个。')).toBeVisible()
    await expect(page.getByRole('list', { name: '空缺岗位，按单位比较' }).getByRole('listitem')).toHaveCount(6)
    await page.keyboard.press('Escape')
  })

  await test.step('two clicks to the grid', async () => {
    await row.getByRole('button', { name: '望江台社区空缺岗位 1，看明细' }).click()
    const drawer = page.getByRole('dialog')
    await expect(drawer.getByRole('row', { name: /望江台第三网格.*缺网格长 1 名/ })).toBeVisible()
    expect(await seriousViolations(page)).toEqual([])
    await drawer.getByRole('link', { name: '望江台第三网格' }).click()
    await expect(shell.title).toHaveText('网格队伍')
  })
})

test('a blank form is filled, signed and printed', async ({ program, page }) => {
  await toForms(page)
  await program.chooseFiles(
    [blankForm],
    async () => await page.getByRole('button', { name: '添加空表' }).first().click(),
  )
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('combobox', { name: 'D 列 网格力量／空缺岗位 填什么' })).toHaveValue('vacancies')
  expect(await seriousViolations(page)).toEqual([])
  await drawer.getByRole('button', { name: '保存空表' }).click()
  await page.getByRole('textbox', { name: '月份' }).fill('2026-11')
  await expect(page.getByText(/2026年11月：能填 45 格/)).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  const { path, bytes } = await program.keepFile(
    async () => await page.getByRole('button', { name: '填报并盖章' }).click(),
  )
  expect(path).toContain('区局月报空表-云溪街道办事处-2026-11.xlsx')
  expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
  await page.getByRole('link', { name: '打印 区局月报空表' }).click()
  await expect(page.getByRole('region', { name: '区局月报空表' })).toContainText('望江台社区')
  await expect(page.getByRole('cell', { name: /工作月报表$/ })).toHaveCSS('text-align', 'center')
  expect(await seriousViolations(page)).toEqual([])
})

test('a form in which nothing is recognised is built by hand, and a form is kept a second time', async ({
  program,
  page,
  folder,
}) => {
  const path = join(folder, '没见过的表.xlsx')
  const rows = [['辖区', '格子'], ['锦屏社区', ' '], ['橘井社区', ' '], ['经办处', ' ']] // prettier-ignore
  writeFileSync(path, await sheetsFile([{ name: '月报', rows }]))
  await toForms(page)
  const add = page.getByRole('button', { name: '添加空表' }).first()
  await program.chooseFiles([path], async () => await add.click())
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('alert')).toContainText('没有认出可以填的地方')
  await expect(drawer.getByRole('button', { name: '保存空表' })).toBeDisabled()

  await test.step('what is typed wrong is said', async () => {
    await drawer.getByRole('textbox', { name: '名称在哪一列' }).fill('第一列')
    await drawer.getByRole('textbox', { name: '第一行' }).fill('2')
    await drawer.getByRole('textbox', { name: '最后一行' }).fill('30')
    await drawer.getByRole('button', { name: '列出各栏' }).click()
    await expect(drawer.getByText('“第一列”不是列号')).toBeVisible()
    await drawer.getByRole('textbox', { name: '名称在哪一列' }).fill('a')
    await drawer.getByRole('button', { name: '列出各栏' }).click()
    await expect(drawer.getByText('只到第 4 行')).toBeVisible()
  })
  await drawer.getByRole('textbox', { name: '最后一行' }).fill('3')
  await drawer.getByRole('button', { name: '列出各栏' }).click()
  await drawer.getByRole('combobox', { name: 'B 列 格子 填什么' }).selectOption('网格数')
  await drawer.getByText('添加单格').first().click()
  await drawer.getByRole('textbox', { name: '单元格' }).fill('b4')
  await drawer.getByRole('combobox', { name: '填什么', exact: true }).selectOption('填报单位')
  await drawer.getByRole('button', { name: '添加单格' }).click()
  expect(await seriousViolations(page)).toEqual([])
  await drawer.getByRole('button', { name: '保存空表' }).click()
  await expect(page.getByText(/能填 3 格/)).toBeVisible()

  await test.step('the same file as a form of its own', async () => {
    await program.chooseFiles([path], async () => await add.click())
    await drawer.getByText('另存为新的空表').click()
    await expect(drawer.getByRole('textbox', { name: '空表名称' })).toHaveValue('没见过的表（2）')
    await drawer.getByRole('button', { name: '保存空表' }).click()
    await expect(page.getByRole('checkbox')).toHaveCount(2)
  })
})

test('lines that are said to be something else have their names in the column of that title', async ({
  program,
  page,
  folder,
}) => {
  const path = join(folder, '网格表.xlsx')
  writeFileSync(
    path,
    await sheetsFile([
      {
        name: '月报',
        rows: [
          ['社区', '网格名称', '户数'],
          [' ', ' ', ' '],
        ],
      },
    ]),
  )
  await toForms(page)
  await program.chooseFiles([path], async () => await page.getByRole('button', { name: '添加空表' }).first().click())
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('textbox', { name: '名称在哪一列' })).toHaveValue('B')
  await drawer.getByRole('combobox', { name: '工作表“月报”，每行一个' }).selectOption('社区')
  await expect(drawer.getByRole('textbox', { name: '名称在哪一列' })).toHaveValue('A')
  await drawer.getByRole('combobox', { name: '工作表“月报”，每行一个' }).selectOption('街道')
  await expect(drawer.getByRole('alert')).toContainText('没有找到街道的名称在哪一列')

  await test.step('what is written and not listed is not saved without a word', async () => {
    const save = drawer.getByRole('button', { name: '保存空表' })
    await expect(save).toBeDisabled()
    await drawer.getByRole('textbox', { name: '名称在哪一列' }).first().fill('b')
    await expect(drawer.getByRole('status')).toContainText('请先点“重新列出各栏”')
    await expect(save).toBeDisabled()
    await drawer.getByRole('button', { name: '重新列出各栏' }).click()
    await expect(save).toBeEnabled()
  })

  await test.step('what was corrected is not thrown away without being asked', async () => {
    await page.keyboard.press('Escape')
    const question = page.getByRole('dialog', { name: '填写对应的改动还没有保存' })
    await question.getByRole('button', { name: '取消' }).click()
    await expect(question).toBeHidden()
    await expect(drawer.getByRole('textbox', { name: '名称在哪一列' }).first()).toHaveValue('B')
    await page.keyboard.press('Escape')
    await question.getByRole('button', { name: '不保存，离开' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})

test('a number of many leads to all of its rows', async ({ prepare, open, folder }) => {
  const path = join(folder, '岗位责任清单.xlsx')
  const rows = Array.from({ length: 1201 }, (_, index) => [`岗位${index % 7}`, `责任${index}`, '每日'])
  writeFileSync(path, await sheetsFile([{ name: '岗位责任清单', rows: [['岗位', '责任内容', '工作标准'], ...rows] }]))
  const dataDir = await prepare('blank', 'many')
  await run(process.execPath, [join(import.meta.dirname, '../../out/main/cli.js'), 'import', path, '--data', dataDir])
  const { page } = await open(dataDir)
  await new Shell(page).goTo('数据报表')
  await page.getByText('四张清单', { exact: true }).last().click()
  await page.getByRole('button', { name: /岗位责任条数 1201，看明细/ }).click()
  const drawer = page.getByRole('dialog')
  const links = drawer.getByRole('row').getByRole('link')
  await expect(links).toHaveCount(500)
  await drawer.getByRole('button', { name: '再显示 500 条（还有 701 条）' }).click()
  await expect(links).toHaveCount(1000)
  await drawer.getByRole('button', { name: '再显示 201 条（还有 201 条）' }).click()
  await expect(links).toHaveCount(1201)
  await expect(drawer.getByRole('button', { name: /再显示/ })).toHaveCount(0)
  expect(new Set(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).size).toBe(1201)
})

test('what has to be checked leads to all of its rows', async ({ prepare, open, folder }) => {
  const path = join(folder, '岗位责任清单.xlsx')
  const people = Array.from({ length: 9 }, (_, index) => [`第${index}社区`, `第${index}网格`, `甲${index}`, '网格长'])
  writeFileSync(path, await sheetsFile([{ name: '人员清单', rows: [['社区', '网格', '姓名', '岗位'], ...people] }]))
  const dataDir = await prepare('blank', 'nine')
  await run(process.execPath, [join(import.meta.dirname, '../../out/main/cli.js'), 'import', path, '--data', dataDir])
  const { page } = await open(dataDir)
  await new Shell(page).goTo('数据报表')
  const links = page.getByRole('link', { name: /^第\d社区$/ })
  await expect(links).toHaveCount(5)
  await page
    .getByRole('button', { name: /：再显示，还有 4 处$/ })
    .first()
    .click()
  await expect(links).toHaveCount(9)
})

test('the line for the scheduler calls the program that is here', async ({ page }) => {
  await new Shell(page).goTo('数据报表')
  await page.getByText(/由计算机每月自动生成/).click()
  await page.getByRole('textbox', { name: '文件写到哪个文件夹' }).fill('/data/上报')
  const line = page.getByRole('textbox', { name: 'Linux 的 crontab' })
  await expect(line).toHaveValue(/^0 20 24 \* \* '.*\/sidan' report --data /)
  const [, command = ''] = /\* \* (.* report) --data/.exec(await line.inputValue()) ?? []
  const { stdout } = await run('sh', ['-c', `${command} --help`])
  expect(stdout).toContain('sidan report')
})
