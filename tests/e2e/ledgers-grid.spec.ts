/** The lists as a spreadsheet: ranges, blocks through the clipboard, filling, finding, arranging; and what a screen reader hears. */
import type { Page } from '@playwright/test'
import { ledgers } from '../../src/contract/ledgers/index.ts'
import { LedgerPage } from './pages/ledger-page.ts'
import { Shell } from './pages/shell.ts'
import { expect, test } from './test.ts'

async function openPeople(page: Page): Promise<LedgerPage> {
  await new Shell(page).goTo('人员')
  const people = new LedgerPage(page, 'people')
  await expect(people.cell(3, '姓名')).toHaveText('胡红')
  return people
}

/** What Excel or WPS would hand over with Ctrl+V. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** What Ctrl+C hands to Excel or WPS. */
async function copied(page: Page): Promise<{ readonly text: string; readonly html: string }> {
  await page.evaluate(() => {
    document.addEventListener(
      'copy',
      ({ clipboardData }) => {
        document.body.dataset['text'] = clipboardData?.getData('text/plain') ?? ''
        document.body.dataset['html'] = clipboardData?.getData('text/html') ?? ''
      },
      { once: true },
    )
  })
  await page.keyboard.press('Control+c')
  return await page.evaluate(() => ({
    text: document.body.dataset['text'] ?? '',
    html: document.body.dataset['html'] ?? '',
  }))
}

test('a range is selected by mouse and keyboard, copied as text and as a table', async ({ page }) => {
  const people = await openPeople(page)
  await people.cell(3, '姓名').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByText('选中 2 行 2 列 · 共 237 行')).toBeVisible()
  expect((await copied(page)).text).toBe('胡红\t男\r\n卢丽\t男')

  await people.cell(4, '网格编码').click({ modifiers: ['Shift'] })
  const { html } = await copied(page)
  expect(html).toContain(`<td style="mso-number-format:'\\@'">999901001001001</td>`)

  await people.cell(2, '角色').hover()
  await page.mouse.down()
  await people.cell(5, '政治面貌').hover()
  await page.mouse.up()
  await expect(people.grid.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(8)
  await page.keyboard.press('Shift+Space')
  await expect(page.getByText(`选中 4 行 ${ledgers.people.fields.length} 列 · 共`)).toBeVisible()
})

test('a block from a spreadsheet goes in as one step: quoted cells, more rows than selected, new rows at the end', async ({
  page,
}) => {
  const shell = new Shell(page)
  const people = await openPeople(page)
  await people.cell(3, '备注').click()
  await pasteText(page, '"第一行\n第二行"\r\n"他说""好"""\r\n"整治"行动\r\n')
  await expect(people.cell(3, '备注')).toHaveText('第一行\n第二行', { useInnerText: true })
  await expect(people.cell(4, '备注')).toHaveText('他说"好"')
  await expect(people.cell(5, '备注')).toHaveText('"整治"行动')
  await expect(shell.message('已粘贴 3 行')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(people.cell(3, '备注')).toHaveText('')
  await expect(people.cell(5, '备注')).toHaveText('')

  await people.cell(3, '姓名').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await pasteText(page, '新来甲\t女\n新来乙\t男\n')
  await shell.expectCount('人员', 239)
  await expect(shell.message('新增 2 行')).toBeVisible()
  await expect(people.cell(239, '姓名')).toHaveText('新来乙')
  await page.keyboard.press('Control+z')
  await shell.expectCount('人员', 237)
})

test('a block that is too wide says what was left out; one with a wrong cell changes nothing and names it', async ({
  page,
}) => {
  const shell = new Shell(page)
  const people = await openPeople(page)
  await people.cell(3, '备注').click()
  await pasteText(page, '甲\t乙\t丙')
  await expect(shell.message('右边 2 格没有对应的列，没有写入')).toBeVisible()
  await expect(people.cell(3, '备注')).toHaveText('甲')

  await people.cell(4, '到岗时间').click()
  await pasteText(page, '2025-03-01\n2025-02-30')
  await expect(shell.message('第 5 行“到岗时间”写作“2025-02-30”')).toBeVisible()
  await expect(people.cell(4, '到岗时间')).toHaveText('2026-03-01')
})

test('a value fills what is selected: Ctrl+D, Ctrl+Enter, Delete, today', async ({ page }) => {
  const people = await openPeople(page)
  await people.cell(3, '备注').click()
  await page.keyboard.type('值班')
  await page.keyboard.press('Enter')
  await expect(people.cell(3, '备注')).toHaveText('值班')
  await people.cell(3, '备注').click()
  await people.cell(6, '备注').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+d')
  for (const row of [4, 5, 6]) await expect(people.cell(row, '备注')).toHaveText('值班')
  await page.keyboard.type('轮休')
  await page.keyboard.press('Control+Enter')
  for (const row of [3, 4, 5, 6]) await expect(people.cell(row, '备注')).toHaveText('轮休')
  await page.keyboard.press('Delete')
  for (const row of [3, 6]) await expect(people.cell(row, '备注')).toHaveText('')
  await people.cell(3, '到岗时间').click()
  await page.keyboard.press('Control+;')
  await expect(people.cell(3, '到岗时间')).toHaveText(/^\d{4}-\d\d-\d\d$/)
  await expect(people.cell(3, '到岗时间')).not.toHaveText('2026-01-01')
})

test('find goes from match to match without hiding the others', async ({ page }) => {
  const people = await openPeople(page)
  await people.cell(1, '姓名').click()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('1990000100')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('9 行')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(people.cell(3, '联系电话')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Shift+Enter')
  await expect(people.cell(2, '联系电话')).toHaveAttribute('aria-selected', 'true')
  await people.expectRows(237)
  await page.keyboard.press('Escape')
  await people.expectCurrent(2, '联系电话')
})

test('filters know the kind of their column, and an edited row stays until one filters anew', async ({ page }) => {
  const people = await openPeople(page)
  await people.openMenu('户数')
  await page.getByRole('textbox', { name: '不小于' }).fill('500')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByText('户数：500 起')).toBeVisible()
  await expect(people.cell(1, '户数')).toHaveText(/^5\d\d$/)

  const before = (await people.grid.getAttribute('aria-rowcount')) ?? ''
  await people.openMenu('角色')
  await page.getByRole('checkbox', { name: /^网格长/ }).check()
  await page.keyboard.press('Escape')
  await expect(people.grid).not.toHaveAttribute('aria-rowcount', before)
  const rows = Number(await people.grid.getAttribute('aria-rowcount')) - 1
  expect(rows).toBeGreaterThan(0)
  await people.write(1, '角色', '其他力量')
  await expect(people.cell(1, '角色')).toHaveText('其他力量')
  await people.expectRows(rows)
  await page.getByRole('button', { name: '重新筛选' }).click()
  await people.expectRows(rows - 1)

  await page.getByRole('button', { name: '取消筛选“角色”' }).click()
  await page.getByRole('button', { name: '取消筛选“户数”' }).click()
  await people.openMenu('备注')
  await page.getByText('空白', { exact: true }).click()
  await page.getByRole('button', { name: '只看填了的' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('备注不为空')).toBeVisible()
})

test('rows are grouped, and a group is closed and opened by keyboard', async ({ page }) => {
  const people = await openPeople(page)
  await people.openMenu('所属社区')
  await page.getByRole('button', { name: '按此列分组' }).click()
  const head = people.grid.getByRole('row', { name: /^▾? ?所属社区：/ }).first()
  await expect(head.getByRole('gridcell')).toHaveAttribute('aria-expanded', 'true')
  const open = Number(await people.grid.getAttribute('aria-rowcount'))
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowLeft')
  await expect(head.getByRole('gridcell')).toHaveAttribute('aria-expanded', 'false')
  expect(Number(await people.grid.getAttribute('aria-rowcount'))).toBeLessThan(open)
  await page.keyboard.press('ArrowRight')
  await expect(people.grid).toHaveAttribute('aria-rowcount', String(open))
})

test('columns are hidden, moved, widened and frozen, and come back that way', async ({ page }) => {
  const people = await openPeople(page)
  await page.getByRole('button', { name: '栏目', exact: true }).click()
  await page.getByRole('checkbox', { name: '性别' }).uncheck()
  await page.getByRole('button', { name: '“工作单位”下移' }).click()
  await page.keyboard.press('Escape')
  await expect(people.header('性别')).toHaveCount(0)
  const order = async () =>
    await people.grid
      .getByRole('columnheader')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')))
  expect((await order()).slice(1, 5)).toEqual(['序号', '姓名', '角色', '工作单位'])

  const width = async () => Math.round((await people.header('姓名').boundingBox())?.width ?? 0)
  const before = await width()
  const box = await people.header('姓名').boundingBox()
  if (box === null) throw new Error('the title is not in sight')
  await page.mouse.move(box.x + box.width, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 60, box.y + 10, { steps: 4 })
  await page.mouse.up()
  expect(await width()).toBe(before + 60)

  await people.openMenu('角色')
  await page.getByRole('button', { name: '冻结到此列' }).click()
  await page.reload()
  await expect(people.header('姓名')).toBeVisible()
  expect((await order()).slice(1, 5)).toEqual(['序号', '姓名', '角色', '工作单位'])
  expect(await width()).toBe(before + 60)
  await people.header('姓名').hover()
  await page.mouse.wheel(800, 0)
  await expect(people.header('角色')).toBeInViewport()
  await page.getByRole('button', { name: '栏目', exact: true }).click()
  await page.getByRole('button', { name: '恢复默认' }).click()
  await expect(people.header('性别')).toHaveCount(1)
})

test('a way of looking is kept under a name', async ({ page }) => {
  const people = await openPeople(page)
  await people.filter('角色', '网格长')
  await people.expectRows(38)
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('textbox', { name: '新视图的名称' }).fill('只看网格长')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '视图：只看网格长' }).click()
  await page.getByRole('button', { name: '全部行' }).click()
  await people.expectRows(237)
  await page.reload()
  await people.expectRows(237)
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('button', { name: '只看网格长', exact: true }).click()
  await people.expectRows(38)
})

test('the office adds a column of its own and writes in it', async ({ page }) => {
  const people = await openPeople(page)
  await page.getByRole('button', { name: '栏目', exact: true }).click()
  await page.getByRole('button', { name: '自设栏目' }).click()
  await page.getByRole('textbox', { name: '栏目名称' }).fill('工号')
  await page.getByRole('button', { name: '增加', exact: true }).click()
  await expect(people.header('工号')).toHaveCount(1)
  await people.cell(3, '姓名').click()
  await page.keyboard.press('End')
  await page.keyboard.type('A-007')
  await page.keyboard.press('Enter')
  await expect(people.grid.getByRole('gridcell', { name: 'A-007' })).toBeVisible()
})

test('several rows are edited, deleted and brought back from the bin', async ({ page }) => {
  const shell = new Shell(page)
  const people = await openPeople(page)
  await people.cell(3, '派驻方式').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('button', { name: '批量修改 2 行' }).click()
  await page.getByRole('dialog').getByLabel('改成').fill('合署')
  await page.getByRole('button', { name: '修改 2 行', exact: true }).click()
  for (const row of [3, 4]) await expect(people.cell(row, '派驻方式')).toHaveText('合署')

  await page.getByRole('button', { name: '删除 2 行' }).click()
  await shell.expectCount('人员', 235)
  await page.getByRole('button', { name: '回收站' }).click()
  const bin = page.getByRole('dialog')
  await expect(bin.getByRole('row')).toHaveCount(3)
  await bin.getByRole('checkbox', { name: '选中“胡红”' }).check()
  await bin.getByRole('button', { name: '恢复 1 行' }).click()
  await shell.expectCount('人员', 236)
})

test('two records of one person become one, and two again', async ({ page }) => {
  const shell = new Shell(page)
  const people = await openPeople(page)
  await people.select(3)
  await people.select(4)
  await page.getByRole('button', { name: '合并 2 人' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '联系电话：19900001004' }).check()
  await dialog.getByRole('button', { name: '合并', exact: true }).click()
  await shell.expectCount('人员', 236)
  await people.openCard()
  await expect(people.card.getByRole('heading', { name: '胡红' })).toBeVisible()
  await people.showTab('关联')
  await expect(people.card.getByText('卢丽')).toBeVisible()
  await people.card.getByRole('button', { name: '拆分' }).click()
  await shell.expectCount('人员', 237)
})

test('a likely duplicate is said while one types, an odd value is marked and stays', async ({ page }) => {
  const people = await openPeople(page)
  await page.getByRole('button', { name: '新增一行' }).click()
  await people.newCard.getByRole('textbox', { name: '姓名' }).fill('胡红')
  await people.newCard.getByRole('textbox', { name: '联系电话' }).fill('19900001003')
  await expect(people.newCard.getByText('可能已有同一条')).toBeVisible()
  await page.getByRole('button', { name: '放弃新增' }).click()

  await people.write(3, '联系电话', 'abc')
  await expect(people.cell(3, '联系电话')).toHaveText('abc')
  await expect(people.cell(3, '联系电话')).toHaveAttribute('aria-description', /.+/)
})

test('what belongs to a record is kept with it', async ({ page, program, folder }) => {
  const { writeFile } = await import('node:fs/promises')
  const path = `${folder}/协议.txt`
  await writeFile(path, '派驻协议')
  const people = await openPeople(page)
  await people.cell(3, '姓名').click()
  await people.openCard()
  await people.showTab('附件')
  await program.chooseFiles([path], async () => await people.card.getByRole('button', { name: '添加附件' }).click())
  await expect(people.card.getByRole('button', { name: '协议.txt', exact: true })).toBeVisible()
  const kept = await program.keepFile(
    async () => await people.card.getByRole('button', { name: '协议.txt', exact: true }).click(),
  )
  expect(Buffer.from(kept.bytes).toString()).toBe('派驻协议')
  await people.showTab('关联')
  await expect(people.card.getByRole('heading', { name: '派驻' })).toBeVisible()
})

test('a screen reader hears a grid: sizes, places, the column under the cursor, and only what changed', async ({
  page,
}) => {
  const people = await openPeople(page)
  await expect(people.grid).toHaveAttribute('aria-colcount', String(ledgers.people.fields.length + 1))
  await expect(people.grid).toHaveAttribute('aria-rowcount', '238')
  await people.cell(3, '姓名').click()
  await people.expectCurrent(3, '姓名')
  await expect(people.input).toHaveAttribute('aria-controls', (await people.grid.getAttribute('id')) ?? 'none')
  await page.keyboard.press('ArrowRight')
  await people.expectCurrent(3, '性别')
  const live = page.locator('[aria-live="polite"].sd-hidden')
  await expect(live).toHaveText('')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(live).toHaveText('选中 2 行 1 列')
})

test('Tab leads out of the grid after Escape', async ({ page }) => {
  const people = await openPeople(page)
  await people.cell(3, '姓名').click()
  await page.keyboard.press('Tab')
  await people.expectCurrent(3, '性别')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(people.input).not.toBeFocused()
})
