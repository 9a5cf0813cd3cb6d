/** Where the palette and its hits lead: a new row, one grid, one community; and the choosers that understand pinyin. */
import { LedgerPage } from './pages/ledger-page.ts'
import { Palette } from './pages/palette.ts'
import { Shell } from './pages/shell.ts'
import { StaffingPage } from './pages/staffing-page.ts'
import { expect, test } from './test.ts'

test('the command for a new row opens its card, as often as it is called', async ({ page }) => {
  const shell = new Shell(page)
  const palette = new Palette(page)
  const card = page.getByRole('complementary', { name: '新增到人员清单' })
  for (const round of ['from another page', 'from the list itself']) {
    // What had the focus before does not get it back: the card has it.
    await shell.link('导入表格').focus()
    await palette.type('新增一行：人员')
    await page.keyboard.press('Enter')
    await expect(shell.title, round).toHaveText('人员清单')
    await expect(card.getByRole('textbox', { name: '姓名' }), round).toBeFocused()
    await card.getByRole('button', { name: '放弃', exact: true }).click()
    await expect(card).toBeHidden()
  }
  await page.reload()
  await expect(shell.title).toHaveText('人员清单')
  await expect(new LedgerPage(page, 'people').grid).toBeVisible()
  await expect(card).toBeHidden()
})

test('a grid that was found is shown and marked, also when it was hidden, and again', async ({ page }) => {
  const palette = new Palette(page)
  const staffing = new StaffingPage(page)
  const grid = staffing.grid('金水第四网格')
  await palette.search('类:网格 金水第四网格')
  await expect(palette.active).toContainText('金水第四网格')
  await page.keyboard.press('Enter')
  await expect(grid).toHaveAttribute('aria-current', 'location')
  await expect(grid).toBeInViewport({ ratio: 1 })
  await expect(grid).toBeFocused()

  await page.getByRole('checkbox', { name: '只看有缺口的网格' }).check()
  await expect(grid).toBeHidden()
  await palette.search('类:网格 金水第四网格')
  await expect(palette.active).toContainText('金水第四网格')
  await page.keyboard.press('Enter')
  await expect(grid).toBeInViewport({ ratio: 1 })
  await expect(grid).toBeFocused()
  await expect(page.getByRole('checkbox', { name: '只看有缺口的网格' })).not.toBeChecked()
})

test('a community that was found is shown and marked', async ({ page }) => {
  const palette = new Palette(page)
  const community = new StaffingPage(page).community('金水社区')
  await palette.search('类:社区 金水')
  await expect(palette.active).toContainText('金水社区')
  await page.keyboard.press('Enter')
  await expect(community).toHaveAttribute('aria-current', 'location')
  await expect(community.getByRole('heading', { name: '金水社区' })).toBeInViewport({ ratio: 1 })
  await expect(community).toBeFocused()
})

test('a person for a seat is found by initials, those of that name first', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await new Shell(page).goTo('网格队伍')
  await staffing.seat('梧桐里第四网格', 0).click()
  const people = page.getByRole('listbox').getByRole('option')
  await page.getByRole('textbox', { name: '人员' }).fill('hh')
  await expect(people.first()).toContainText('胡红')
  await page.getByRole('textbox', { name: '人员' }).fill('huh 执法')
  await expect(people.first()).toContainText('胡红')
  await page.getByRole('textbox', { name: '人员' }).fill('xqq')
  await expect(page.getByText('没有这样的人')).toBeVisible()
})

test('values are found by pinyin, in the filter and in a cell', async ({ page }) => {
  const people = new LedgerPage(page, 'people')
  await new Shell(page).goTo('人员')
  await page.getByRole('button', { name: '筛选', exact: true }).click()
  const filter = page.getByRole('dialog', { name: '筛选' })
  await filter.getByRole('button', { name: '网格名称' }).click()
  await filter.getByRole('textbox', { name: '在“网格名称”的取值中查找' }).fill('gydsi')
  await expect(filter.getByRole('checkbox')).toHaveCount(1)
  await filter.getByRole('checkbox', { name: '桂园第四网格' }).check()
  await page.keyboard.press('Escape')
  await people.expectRows(4)

  await people.cell(1, '角色').click()
  await page.keyboard.type('wgz')
  const usual = page.getByRole('listbox', { name: '常用写法' })
  await expect(usual.getByRole('option')).toHaveText(['网格长', '网格指导员'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(people.cell(1, '角色')).toHaveText('网格长')
})
