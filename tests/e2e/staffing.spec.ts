/** The grid teams: who sits where, what is missing, and the way from a finding to its end. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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

  await expect(page.getByText('空缺', { exact: true })).toHaveCount(leaderless.length)
  for (const grid of leaderless) {
    await expect(staffing.seats(grid).nth(0)).toContainText('空缺')
    await expect(staffing.finding(grid, '缺网格长')).toBeVisible()
  }
  await expect(page.getByText('配齐 38 个网格，还有 2 个缺人')).toBeVisible()

  await page.getByRole('checkbox', { name: '只看有缺口的网格' }).check()
  await expect(staffing.communities.getByRole('button', { name: /^修改.+网格$/ })).toHaveCount(leaderless.length)
  await expect(staffing.communities).toHaveCount(leaderless.length)
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
  await people.filter('网格名称', '桂园第四网格')
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

test('a person is dragged to an empty seat: what it settles and breaks, then one step and back', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await staffing.seat('梧桐里第一网格', 0).dragTo(staffing.seat('梧桐里第四网格', 0))
  await expect(staffing.whatIf.getByText('消除 1 个问题')).toBeVisible()
  await expect(staffing.whatIf.getByText('新增 1 个问题')).toBeVisible()
  await expect(staffing.whatIf).toContainText('梧桐里社区 梧桐里第一网格 缺网格长')
  await expect(staffing.seat('梧桐里第四网格', 0)).toContainText('王勇')
  await expect(staffing.finding('梧桐里第一网格', '缺网格长')).toContainText('试排新增')

  await staffing.whatIf.getByRole('button', { name: '应用' }).click()
  await expect(staffing.whatIf).toBeHidden()
  await expect(staffing.seat('梧桐里第一网格', 0)).toContainText('空缺')
  await page.getByRole('alert').getByRole('button', { name: '撤销' }).click()
  await expect(staffing.seat('梧桐里第一网格', 0)).toContainText('王勇')
})

test('a move is made and let go by keyboard alone', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await staffing.seat('梧桐里第二网格', 0).focus()
  await page.keyboard.press('ArrowRight')
  await expect(staffing.seat('梧桐里第二网格', 1)).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('status').filter({ hasText: '正在调动 钱若' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('正在调动')).toBeHidden()

  await page.keyboard.press('Space')
  for (const key of ['ArrowDown', 'ArrowDown', 'Home']) await page.keyboard.press(key)
  await expect(staffing.seat('梧桐里第四网格', 0)).toBeFocused()
  await page.keyboard.press('Space')
  await expect(staffing.whatIf).toContainText('钱若：梧桐里第二网格 专职网格员 → 梧桐里第四网格 网格长')
  await staffing.whatIf.getByRole('button', { name: '放弃' }).click()
  await expect(staffing.seat('梧桐里第二网格', 1)).toContainText('钱若')
})

test('one against one can be made an exchange', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await staffing.seat('梧桐里第一网格', 0).dragTo(staffing.seat('梧桐里第二网格', 0))
  await staffing.whatIf.getByRole('button', { name: /^与.+互换$/ }).click()
  await expect(staffing.whatIf.getByText('试排 2 处调动')).toBeVisible()
  await expect(staffing.whatIf.getByText('新增 0 个问题')).toBeVisible()
  await expect(staffing.seat('梧桐里第二网格', 0)).toContainText('王勇')
  await expect(staffing.seat('梧桐里第一网格', 0)).toContainText('龙建超')
})

test('moves thought out on an older board are not applied before they are seen on the new one', async ({
  page,
  host,
}) => {
  test.skip(host === 'electron', 'the window is the only one there: nobody else changes the board')
  const staffing = new StaffingPage(page)
  await staffing.seat('梧桐里第一网格', 0).dragTo(staffing.seat('梧桐里第四网格', 0))
  await expect(staffing.whatIf.getByText('消除 1 个问题')).toBeVisible()
  // Another window of the same program changes the board meanwhile.
  const other = await page.context().newPage()
  await other.goto(page.url())
  const second = new StaffingPage(other)
  await second.seat('梧桐里第四网格', 0).click()
  await second.choose('人员', '胡红')
  await other.getByRole('button', { name: '补上' }).click()
  await expect(second.seat('梧桐里第四网格', 0)).toContainText('胡红')
  await other.close()

  await staffing.whatIf.getByRole('button', { name: '应用' }).click()
  await expect(staffing.whatIf.getByRole('alert')).toContainText('试排之后队伍又有改动')
  await expect(staffing.seat('梧桐里第四网格', 0)).toContainText('胡红')
  await expect(staffing.seats('梧桐里第四网格').nth(0)).toContainText('+1')
  await expect(staffing.whatIf.getByRole('button', { name: '与胡红互换' })).toBeVisible()
})

test('a seat is filled, its holder leaves with a hand-over list, and the history keeps both', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await staffing.seat('梧桐里第四网格', 0).click()
  await staffing.choose('人员', '胡红')
  await expect(page.getByText('补人以后同时任两处')).toBeVisible()
  await page.getByRole('button', { name: '补上' }).click()
  await expect(staffing.finding('梧桐里第四网格', '缺网格长')).toBeHidden()

  await staffing.seat('梧桐里第四网格', 0).click()
  await page.getByRole('link', { name: '胡红的任职与离岗' }).click()
  await expect(page.getByRole('heading', { name: '胡红', level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: '交接清单' })).toContainText('工作交接清单')
  await page.getByRole('checkbox', { name: '梧桐里第一网格 兼职网格员' }).uncheck()
  await page.getByRole('button', { name: '调离' }).click()
  await page.getByRole('textbox', { name: '离岗时间（最后一天）' }).fill('2020-01-01')
  await page.getByRole('button', { name: '办理离岗' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '早于到岗时间' })).toBeVisible()
  await page.getByRole('textbox', { name: '离岗时间（最后一天）' }).fill('')
  await page.getByRole('textbox', { name: '离岗时间（最后一天）' }).blur()
  await expect(page.getByRole('button', { name: '办理离岗' })).toBeDisabled()
  await page.getByRole('textbox', { name: '离岗时间（最后一天）' }).fill(today())
  await page.getByRole('textbox', { name: '离岗时间（最后一天）' }).blur()
  await page.getByRole('button', { name: '办理离岗' }).click()

  await expect(staffing.seat('梧桐里第四网格', 0)).toContainText('空缺')
  await expect(staffing.seat('梧桐里第一网格', 2)).toContainText('胡红')
  await staffing.edit('梧桐里第四网格')
  await expect(staffing.drawer.getByRole('region', { name: '历任人员' })).toContainText(
    `${today()} 至 ${today()} · 调离`,
  )
})

test('a number of a rule is set for the office, with a reason', async ({ page }) => {
  const staffing = new StaffingPage(page)
  await staffing.unfold('网格规模')
  await expect(staffing.finding('桂园第六网格', '523 户，多于 500 户')).toBeVisible()
  await page.getByRole('button', { name: '配备规则' }).click()
  await staffing.drawer.getByRole('button', { name: '调整网格规模' }).click()
  await staffing.drawer.getByRole('textbox', { name: '最多（户）' }).fill('600')
  await expect(staffing.drawer.getByRole('button', { name: '保存' })).toBeDisabled()
  await staffing.drawer.getByRole('textbox', { name: '调整原因' }).fill('区里规定到 600 户')
  await staffing.drawer.getByRole('button', { name: '保存' }).click()
  await expect(staffing.drawer).toContainText('每个网格 300 至 600 户')
  await staffing.drawer.getByRole('button', { name: '关闭' }).click()
  await expect(staffing.finding('桂园第六网格', '523 户，多于 500 户')).toBeHidden()
})

test('the notice boards of a community: one sheet per grid, work telephones only', async ({
  program,
  page,
  folder,
}) => {
  await page.getByRole('link', { name: '公示牌' }).click()
  const sheets = page.getByRole('region', { name: '公示牌', exact: true }).getByRole('region')
  await expect(sheets).toHaveCount(5)
  await page.getByRole('combobox', { name: '社区' }).selectOption('桂园社区')
  await expect(sheets).toHaveCount(6)
  await page.getByRole('combobox', { name: '网格' }).selectOption('桂园第一网格')
  await expect(sheets).toHaveCount(1)

  await page.getByRole('textbox', { name: '监督电话' }).fill('0999-8123456')
  await page.getByRole('textbox', { name: '网格长 马海明' }).fill('0999-8000001')
  await page.getByRole('textbox', { name: '网格长 马海明' }).press('Enter')
  await expect(sheets).toContainText('工作电话：0999-8000001')
  await expect(sheets).toContainText('监督电话：0999-8123456')
  await expect(sheets).not.toContainText('1990000')

  const photo = join(folder, '照片.png')
  await writeFile(photo, onePoint)
  await program.chooseFiles([photo], () => page.getByRole('button', { name: '马海明：选照片' }).click())
  await expect(sheets.getByRole('img', { name: '马海明的照片' })).toBeVisible()
})

/** The smallest PNG there is. */
const onePoint = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
