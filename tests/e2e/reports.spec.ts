/** A month's figures, each to its rows; the district's blank form added, looked through, filled and printed. */
import { join } from 'node:path'
import { Shell } from './pages/shell.ts'
import { seriousViolations } from './serious-violations.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'sample' })

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
  const shell = new Shell(page)
  await shell.goTo('数据报表')
  await page.getByRole('link', { name: '填报空表' }).click()
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
  expect(await seriousViolations(page)).toEqual([])
})
