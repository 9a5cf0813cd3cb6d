/** The grid teams: who sits where, what is missing, and the way from a finding to its end. */
import { LedgerPage } from './pages/ledger-page.ts'
import { Shell } from './pages/shell.ts'
import { StaffingPage } from './pages/staffing-page.ts'
import { expect, test } from './test.ts'

const gridsByCommunity = [
  ['梧桐里社区', 5],
  ['桂园社区', 6],
  ['书院巷社区', 4],
  ['河滨社区', 5],
  ['新桥社区', 5],
  ['槐安社区', 4],
  ['北苑社区', 7],
  ['金水社区', 4],
] as const
const roles = ['网格长', '专职网格员', '兼职网格员', '网格指导员', '其他力量'] as const
const leaderless = ['梧桐里第四网格', '桂园第四网格'] as const

test.beforeEach(async ({ page }) => await new Shell(page).goTo('网格队伍'))

test('every grid shows its 1+3+N, and the two without 网格长 show it', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await expect(staffing.communities).toHaveCount(gridsByCommunity.length)
  for (const [name, grids] of gridsByCommunity) {
    await expect(staffing.community(name).getByRole('button', { name: /^修改.+网格$/ })).toHaveCount(grids)
    await expect(staffing.community(name)).toContainText(`${grids} 个网格`)
  }
  const seats = staffing.seats('梧桐里第一网格')
  await expect(seats).toHaveCount(roles.length)
  for (const [index, role] of roles.entries()) await expect(seats.nth(index)).toContainText(role)
  await expect(seats.nth(0)).toContainText('王勇')

  await expect(page.getByText('空缺')).toHaveCount(leaderless.length)
  for (const grid of leaderless) {
    await expect(staffing.seats(grid).nth(0)).toContainText('空缺')
    await expect(staffing.finding(grid, '缺网格长')).toBeVisible()
  }
  await expect(page.getByText('配齐 38 个网格，还有 2 个缺人')).toBeVisible()

  await page.getByRole('checkbox', { name: '只看缺人的网格' }).check()
  await expect(staffing.communities.getByRole('button', { name: /^修改.+网格$/ })).toHaveCount(leaderless.length)
})

test('names of three characters are whole in their seats', async ({ page }) => {
  const staffing = new StaffingPage(page)
  for (const width of [1366, 1920]) {
    await page.setViewportSize({ width, height: 768 })
    const shortened = await staffing.seats('梧桐里第一网格').evaluateAll((seats) =>
      seats
        .flatMap((seat) => [...seat.querySelectorAll('*')])
        .filter((part) => !part.classList.contains('sd-hidden') && part.scrollWidth > part.clientWidth)
        .map((part) => part.textContent),
    )
    expect(shortened, `${width} px`).toEqual([])
  }
})

test('a finding leads to its grid, and the grid to its people', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await staffing.unfold('网格规模')
  await expect(staffing.grid('金水第四网格')).not.toBeInViewport()
  await staffing.finding('金水第四网格', '523 户，多于 500 户').click()
  await expect(staffing.grid('金水第四网格')).toBeFocused()
  await expect(staffing.grid('金水第四网格')).toBeInViewport({ ratio: 1 })

  await staffing.grid('金水第四网格').getByRole('link').click()
  const people = new LedgerPage(page, 'people')
  await expect(people.cell(1, '网格名称')).toHaveText('金水第四网格')
  await expect(page.getByText('网格名称：金水第四网格')).toBeVisible()
})

test('corrected households end their finding, and undo brings it back', async ({ page }) => {
  const shell = new Shell(page)
  const staffing = new StaffingPage(page)
  await staffing.unfold('网格规模')
  const finding = staffing.finding('桂园第六网格', '523 户，多于 500 户')
  await expect(finding).toBeVisible()

  await staffing.edit('桂园第六网格')
  await expect(staffing.drawer.getByRole('textbox', { name: '网格编码' })).toHaveValue(/^\d{15}$/)
  await staffing.drawer.getByRole('textbox', { name: '户数' }).fill('四百')
  await expect(staffing.drawer.getByText('请填整数')).toBeVisible()
  await expect(staffing.drawer.getByRole('button', { name: '保存' })).toBeDisabled()
  await staffing.drawer.getByRole('textbox', { name: '户数' }).fill('423')
  await staffing.drawer.getByRole('button', { name: '保存' }).click()

  await expect(staffing.grid('桂园第六网格')).toContainText('423 户')
  await expect(finding).toBeHidden()
  await shell.expectSaved()
  await shell.undoButton.click()
  await expect(finding).toBeVisible()
})

test('a new leader in the people list fills the seat', async ({ page }) => {
  const shell = new Shell(page)
  await shell.goTo('人员')
  const people = new LedgerPage(page, 'people')
  await people.find.fill('桂园第四网格')
  await people.expectRows(4)
  await people.write(1, '角色', '网格长')
  await shell.expectSaved()

  await shell.goTo('网格队伍')
  const staffing = new StaffingPage(page)
  await expect(staffing.seats('桂园第四网格').nth(0)).not.toContainText('空缺')
  await expect(staffing.finding('桂园第四网格', '缺网格长')).toBeHidden()
})

test('a community and its grid can be set up by hand', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await page.getByRole('button', { name: '新增社区' }).click()
  await staffing.drawer.getByRole('textbox', { name: '社区名称' }).fill('云杉里社区')
  await staffing.drawer.getByRole('textbox', { name: '社区编码' }).fill('999901001009')
  await staffing.drawer.getByRole('button', { name: '保存' }).click()
  await expect(staffing.finding('云杉里社区', '还没有划分网格')).toBeVisible()

  await page.getByRole('button', { name: '在云杉里社区新增网格' }).click()
  await staffing.drawer.getByRole('textbox', { name: '网格名称' }).fill('云杉里第一网格')
  await staffing.drawer.getByRole('textbox', { name: '网格编码' }).fill('999901001009001')
  await staffing.drawer.getByRole('textbox', { name: '户数' }).fill('320')
  await staffing.drawer.getByRole('button', { name: '保存' }).click()
  await expect(staffing.seats('云杉里第一网格')).toHaveText(roles.map((role) => new RegExp(`${role}.*空缺`)))
  await expect(staffing.finding('云杉里社区', '还没有划分网格')).toBeHidden()
})
