/** The four lists as a clerk works in them all day: reading, writing in the cells, finding, adding, deleting, looking back. */
import type { Page } from '@playwright/test'
import type { LedgerKey } from '../../src/contract/ledgers/index.ts'
import { ImportPage } from './pages/import-page.ts'
import { LedgerPage } from './pages/ledger-page.ts'
import { Shell, type PageName } from './pages/shell.ts'
import { expect, test } from './test.ts'

const lists: readonly {
  readonly key: LedgerKey
  readonly name: PageName
  readonly rows: number
  readonly column: string
  readonly first: string
  readonly last: string
}[] = [
  { key: 'duties', name: '岗位责任', rows: 13, column: '岗位', first: '社区联络员', last: '内勤' },
  { key: 'keyMatters', name: '重点事项', rows: 9, column: '事项名称', first: '占道经营', last: '架空线缆脱落' },
  { key: 'assistMatters', name: '协助事项', rows: 8, column: '协助事项', first: '楼道杂物清理', last: '装修管理告知' },
  { key: 'people', name: '人员', rows: 237, column: '联系电话', first: '19900001001', last: '19900001237' },
]

async function openPeople(page: Page): Promise<LedgerPage> {
  await new Shell(page).goTo('人员')
  const people = new LedgerPage(page, 'people')
  await expect(people.cell(3, '姓名')).toHaveText('胡红')
  return people
}

test('each list is there from its first row to its last', async ({ page }) => {
  const shell = new Shell(page)
  for (const { key, name, rows, column, first, last } of lists) {
    await shell.goTo(name)
    await shell.expectCount(name, rows)
    const list = new LedgerPage(page, key)
    await list.expectRows(rows)
    await expect(list.cell(1, column)).toHaveText(first)
    await expect(page.getByText(`共 ${rows} 行`)).toBeVisible()
    await list.cell(1, column).click()
    await page.keyboard.press('Control+End')
    await expect(list.cell(rows, '备注')).toBeInViewport()
    await expect(list.cell(rows, column)).toHaveText(last)
  }
})

test('the keyboard goes on from the last row when it has been fetched', async ({ page }) => {
  const people = await openPeople(page)
  await people.cell(3, '姓名').click()
  await page.keyboard.press('Control+End')
  await expect(people.cell(237, '联系电话')).toHaveText('19900001237')
  await people.expectCurrent(237, '备注')
  await page.keyboard.press('ArrowUp')
  await people.expectCurrent(236, '备注')
  await page.keyboard.press('Control+Home')
  await expect(people.cell(1, '姓名')).toBeInViewport()
})

test('a cell is saved at once: it survives a reload, and undo and redo by keyboard', async ({ page }) => {
  const shell = new Shell(page)
  const people = await openPeople(page)
  await people.write(3, '备注', '周三值夜班')
  await expect(people.cell(3, '备注')).toHaveText('周三值夜班')
  await shell.expectSaved()
  await page.reload()
  await expect(people.cell(3, '备注')).toHaveText('周三值夜班')

  await people.cell(3, '备注').click()
  await page.keyboard.press('Control+z')
  await expect(shell.message('已撤销：修改“备注”：胡红')).toBeVisible()
  await expect(people.cell(3, '备注')).toHaveText('')
  await page.keyboard.press('Control+y')
  await expect(people.cell(3, '备注')).toHaveText('周三值夜班')
  await page.keyboard.press('Control+Shift+z')
  await expect(shell.message('没有可以重做的操作')).toBeVisible()
})

test('Enter goes down with the focus, Tab goes right, Escape leaves everything as it was', async ({ page }) => {
  const shell = new Shell(page)
  const people = await openPeople(page)
  await people.cell(3, '姓名').click()
  await page.keyboard.press('F2')
  await expect(people.editor('姓名')).toHaveValue('胡红')
  await page.keyboard.type('A')
  await page.keyboard.press('Enter')
  await expect(people.cell(3, '姓名')).toHaveText('胡红A')
  await people.expectCurrent(4, '姓名')

  await page.keyboard.type('LU')
  await page.keyboard.press('Tab')
  await expect(people.cell(4, '姓名')).toHaveText('LU')
  await people.expectCurrent(4, '性别')

  await people.cell(5, '姓名').click()
  await page.keyboard.type('no')
  await expect(people.editor('姓名')).toHaveValue('no')
  await page.keyboard.press('Escape')
  await expect(people.cell(5, '姓名')).toHaveText('王春嘉')
  await page.keyboard.press('Control+z')
  await expect(shell.message('已撤销：修改“姓名”：卢丽')).toBeVisible()
  await expect(people.cell(4, '姓名')).toHaveText('卢丽')
})

test('a day that does not exist is refused with the reason, and the old one stands again', async ({ page }) => {
  const shell = new Shell(page)
  const people = await openPeople(page)
  await people.write(3, '到岗时间', '2025-02-30')
  await expect(shell.message('“到岗时间”写作“2025-02-30”，没有这一天')).toBeVisible()
  await expect(people.cell(3, '到岗时间')).toHaveText('2026-01-01')
  await people.write(3, '到岗时间', '2025年3月1日')
  await expect(people.cell(3, '到岗时间')).toHaveText('2025-03-01')
})

test('codes stay text, to the last digit and the first zero', async ({ page }) => {
  const people = await openPeople(page)
  await expect(people.cell(3, '网格编码')).toHaveText('999901001001001')
  await people.write(3, '网格编码', '999901001001002')
  await expect(people.cell(3, '网格名称')).toHaveText('梧桐里第二网格')

  await new Shell(page).goTo('重点事项')
  const matters = new LedgerPage(page, 'keyMatters')
  await expect(matters.cell(1, '国标代码')).toHaveText('09006')
  await matters.write(1, '国标代码', '00123')
  await page.reload()
  await expect(matters.cell(1, '国标代码')).toHaveText('00123')
})

test('find, filter and sort narrow the list and let it go again', async ({ page }) => {
  const people = await openPeople(page)
  await page.keyboard.press('Control+f')
  await expect(people.find).toBeFocused()
  await page.keyboard.type('19900001003')
  await page.getByRole('checkbox', { name: '只显示符合的行' }).check()
  await people.expectRows(1)
  await expect(people.cell(1, '姓名')).toHaveText('胡红')
  await people.find.fill('没有这个人')
  await expect(page.getByText('没有符合条件的行')).toBeVisible()
  await page.getByRole('button', { name: '取消查找和筛选' }).click()
  await people.expectRows(237)

  await people.filter('角色', '网格长')
  await people.expectRows(38)
  await expect(page.getByText('符合条件 38 行，全部 237 行')).toBeVisible()
  await expect(page.getByText('角色：网格长')).toBeVisible()

  await people.header('户数').click()
  await expect(people.header('户数')).toHaveAttribute('aria-sort', 'ascending')
  await expect(people.cell(1, '户数')).toHaveText('286')
  await people.header('户数').click()
  await expect(people.header('户数')).toHaveAttribute('aria-sort', 'descending')
  await expect(people.cell(1, '户数')).toHaveText('523')
  await page.getByRole('button', { name: '取消筛选“角色”' }).click()
  await people.expectRows(237)
})

test('a row is added, deleted, and brought back', async ({ page }) => {
  const shell = new Shell(page)
  const people = await openPeople(page)
  await page.getByRole('button', { name: '新增一行' }).click()
  const save = people.newCard.getByRole('button', { name: '保存' })
  await expect(people.newCard.getByRole('textbox', { name: '姓名' })).toBeFocused()
  await expect(save).toBeDisabled()
  await page.keyboard.type('新来甲')
  await people.newCard.getByRole('textbox', { name: '网格编码' }).fill('999901001001004')
  await people.newCard.getByRole('textbox', { name: '角色' }).fill('网格长')
  await save.click()
  await expect(shell.message('已新增一行')).toBeVisible()
  await shell.expectCount('人员', 238)

  await people.find.fill('新来甲')
  await page.getByRole('checkbox', { name: '只显示符合的行' }).check()
  await people.expectRows(1)
  await expect(people.cell(1, '所属社区')).toHaveText('梧桐里社区')
  await people.select(1)
  await page.getByRole('button', { name: '删除 1 行' }).click()
  await shell.expectCount('人员', 237)
  await shell.message('已删除 1 行').getByRole('button', { name: '撤销' }).click()
  await shell.expectCount('人员', 238)
  await expect(people.cell(1, '姓名')).toHaveText('新来甲')
})

test('the card shows a record whole, where it came from and what happened to it', async ({ page }) => {
  const people = await openPeople(page)
  await people.cell(3, '姓名').click()
  await people.openCard()
  await expect(people.card.getByRole('heading', { name: '胡红' })).toBeVisible()
  await people.showTab('来源')
  await expect(people.card).toContainText('四张清单-云溪街道.xlsx · 人员清单 · 第 7 行')
  await expect(people.card).toContainText('I7')
  await people.showTab('历史')
  await expect(people.card).toContainText('导入 四张清单-云溪街道.xlsx：267 行')

  await people.showTab('填写')
  await people.card.getByRole('textbox', { name: '工作单位' }).fill('区执法大队')
  await people.card.getByRole('textbox', { name: '工作单位' }).press('Enter')
  await expect(people.cell(3, '工作单位')).toHaveText('区执法大队')
  await people.showTab('历史')
  const change = people.card.getByRole('listitem').filter({ hasText: '修改' })
  await expect(change.getByRole('deletion')).toHaveText('区执法大队三中队')
  await expect(change.getByRole('insertion')).toHaveText('区执法大队')

  await people.cell(4, '姓名').click()
  await expect(people.card.getByRole('heading', { name: '卢丽' })).toBeVisible()
  await page.getByRole('button', { name: '关闭记录卡片' }).click()
  await expect(people.card).toBeHidden()
})

test('cells are copied and pasted as in a spreadsheet', async ({ page }) => {
  const people = await openPeople(page)
  await people.cell(3, '派驻方式').click()
  await page.keyboard.press('Control+c')
  await people.cell(5, '派驻方式').click()
  await page.keyboard.press('Control+v')
  await expect(people.cell(5, '派驻方式')).toHaveText('派驻')
  await people.cell(6, '派驻方式').click()
  await page.keyboard.press('Control+d')
  await expect(people.cell(6, '派驻方式')).toHaveText('派驻')
  await page.keyboard.press('Delete')
  await expect(people.cell(6, '派驻方式')).toHaveText('')
})

test('an exported list comes back as the same list', async ({ program, page }) => {
  await openPeople(page)
  const kept = await program.keepFile(async () => {
    await page.getByRole('button', { name: '导出打印' }).click()
    await page.getByRole('menuitem', { name: '导出 Excel（xlsx）' }).first().click()
  })
  expect(Buffer.from(kept.bytes).toString('latin1', 0, 2)).toBe('PK')
  await new Shell(page).goTo('导入表格')
  const importPage = new ImportPage(program)
  await importPage.choose(kept.path)
  await importPage.expectPreview()
  expect(await importPage.bucketCount('相同')).toBe(237)
})

test.describe('an input method', () => {
  const compose = async (page: Page, text: string) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    return {
      pressEnter: async () =>
        await session.send('Input.dispatchKeyEvent', {
          type: 'rawKeyDown',
          key: 'Enter',
          code: 'Enter',
          windowsVirtualKeyCode: 13,
        }),
      accept: async (chosen: string) => await session.send('Input.insertText', { text: chosen }),
    }
  }

  test('Enter belongs to the composition first, and to the cell afterwards', async ({ page }) => {
    const people = await openPeople(page)
    await people.cell(3, '姓名').click()
    await page.keyboard.press('F2')
    const composition = await compose(page, 'jia')
    await expect(people.editor('姓名')).toHaveValue('胡红jia')
    await composition.pressEnter()
    await expect(people.editor('姓名')).toHaveValue('胡红jia')
    await composition.accept('甲')
    await expect(people.editor('姓名')).toHaveValue('胡红甲')
    await page.keyboard.press('Enter')
    await expect(people.cell(3, '姓名')).toHaveText('胡红甲')
  })

  test('writing over a selected cell composes from the first letter', async ({ page }) => {
    const people = await openPeople(page)
    await people.cell(3, '姓名').click()
    const composition = await compose(page, 'jia')
    await composition.accept('甲乙')
    await page.keyboard.press('Enter')
    await expect(people.cell(3, '姓名')).toHaveText('甲乙')
  })
})
