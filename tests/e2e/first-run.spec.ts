/** The first minute: from an empty data folder to the first useful screen, by either way. */
import { FirstRunPage } from './pages/first-run-page.ts'
import { Shell } from './pages/shell.ts'
import { district, expect, street, test } from './test.ts'

test.use({ beginning: 'nothing' })

test('空白开始 asks for the unit and leads to the import', async ({ page }) => {
  const firstRun = new FirstRunPage(page)
  await firstRun.startButton.click()
  await expect(page.getByText('请填写单位全称')).toBeVisible()
  await firstRun.beginBlank(street.unit, '99990100')
  await expect(page.getByText('街道填 9 位代码，区局填 6 位代码，都是数字')).toBeVisible()

  await firstRun.beginBlank(street.unit, street.code)
  const shell = new Shell(page)
  await expect(page.getByText(street.unit)).toBeVisible()
  await shell.expectCounts([0, 0, 0, 0])
  await page.getByRole('main').getByRole('link', { name: '导入表格' }).click()
  await expect(page.getByRole('button', { name: '选择文件' })).toBeVisible()

  await page.reload()
  await expect(page.getByText(street.unit)).toBeVisible()
  await expect(firstRun.startButton).toBeHidden()
})

test('空白开始 takes a district with its six digits', async ({ page }) => {
  await new FirstRunPage(page).beginBlank(district.unit, district.code)
  await expect(page.getByText(district.unit)).toBeVisible()
  await new Shell(page).goTo('交换中心')
  await expect(page.getByRole('region', { name: '本单位名片' })).toContainText(district.code)
})

test('示例街道 is filled on every page', async ({ page }) => {
  await new FirstRunPage(page).sampleButton.click()
  const shell = new Shell(page)
  await expect(page.getByText('示例数据')).toBeVisible()
  await shell.expectCounts([13, 9, 8, 150])
  await shell.goTo('网格队伍')
  await expect(page.getByRole('region', { name: /社区$/ })).toHaveCount(6)
  await shell.goTo('议事协商')
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(1)
})
