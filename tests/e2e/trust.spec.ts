/** Seals, cards and moving as a clerk does them: hand over, compare by telephone, revoke, renew, restore, move to a new PC. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { seriousViolations } from './serious-violations.ts'
import { Shell } from './pages/shell.ts'
import { expect, street, test } from './test.ts'

async function openTrust(page: Page): Promise<void> {
  await new Shell(page).goTo('交换中心')
  await page.getByRole('link', { name: '印章与名片' }).click()
  await expect(page.getByRole('region', { name: '印章保管' })).toBeVisible()
}

const dialogOf = (page: Page) => page.getByRole('dialog')

test('a card is added, compared by telephone, revoked and compared again', async ({ program, page, prepare, open }) => {
  await openTrust(page)
  const own = page.getByRole('region', { name: '本单位名片' })
  const checkCode = (await own.textContent())?.match(/\d{4} \d{4} \d{4}/)?.[0] ?? 'none'
  await expect(own.getByRole('img', { name: `${street.unit}名片的二维码` })).toBeVisible()
  const { bytes: card } = await program.keepFile(() => own.getByRole('button', { name: '导出名片文件' }).click())

  const district = await open(await prepare('district', 'district'))
  const there = district.page
  await openTrust(there)
  await expect(there.getByText('还没有在册单位')).toBeVisible()
  await there.getByRole('button', { name: '添加名片' }).click()
  await dialogOf(there).getByRole('textbox', { name: '名片文字' }).fill('这不是名片')
  await dialogOf(there).getByRole('button', { name: '添加', exact: true }).click()
  await expect(dialogOf(there).getByRole('alert')).toContainText('这不是单位名片')
  await dialogOf(there).getByRole('textbox', { name: '名片文字' }).fill(Buffer.from(card).toString('utf8'))
  await dialogOf(there).getByRole('button', { name: '添加', exact: true }).click()
  const row = there.getByRole('table', { name: '在册单位' }).getByRole('row', { name: street.unit })
  await expect(row).toContainText('未核对')

  await row.getByRole('button', { name: /^核对/ }).click()
  await dialogOf(there).getByRole('textbox', { name: '电话里听到的核对码' }).fill('1111 2222 3333')
  await dialogOf(there).getByRole('button', { name: '核对', exact: true }).click()
  await expect(dialogOf(there).getByRole('alert')).toContainText('核对码与云溪街道办事处的名片不符')
  await dialogOf(there).getByRole('textbox', { name: '电话里听到的核对码' }).fill(checkCode)
  await dialogOf(there).getByRole('button', { name: '核对', exact: true }).click()
  await expect(row).toContainText('核对过')

  await row.getByRole('button', { name: /^停用/ }).click()
  await dialogOf(there).getByRole('textbox', { name: '停用原因' }).fill('印章遗失')
  await dialogOf(there).getByRole('button', { name: '停用', exact: true }).click()
  await expect(row).toContainText('停用：印章遗失')
  expect(await seriousViolations(there)).toEqual([])
})

test('a lost seal comes back from the printed sheet', async ({ program, page }) => {
  await openTrust(page)
  const code = page.getByRole('region', { name: '本单位名片' }).getByText(/^\d{4} \d{4} \d{4}$/)
  const before = await code.textContent()
  await page.getByRole('button', { name: '打印恢复单' }).click()
  const sheet = page.getByRole('region', { name: '单位印章恢复单' })
  await expect(sheet).toContainText('恢复码第 5 行')
  const lines = await sheet.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/).allTextContents()
  expect(lines).toHaveLength(5)
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByText(/打印，应封存在保险柜/)).toBeVisible()

  await rm(join(program.dataDir, 'seal', 'unit-seal.key'))
  await new Shell(page).goTo('备份与恢复')
  await page.reload()
  await page.getByRole('link', { name: '交换中心' }).click()
  await expect(page.getByText('本单位的印章读不出，不能封存，接收不受影响')).toBeVisible()
  await page.getByRole('link', { name: '印章与名片' }).click()
  await expect(page.getByRole('alert')).toContainText('印章不见了')
  await page.getByRole('button', { name: '恢复印章' }).click()
  const box = dialogOf(page).getByRole('textbox', { name: '恢复单上的 5 行恢复码' })
  await box.fill([...lines.slice(0, 4), 'AAAA-AAAA-AAAA-AAAB'].join('\n'))
  await dialogOf(page).getByRole('button', { name: '恢复', exact: true }).click()
  await expect(dialogOf(page).getByRole('alert')).toContainText('第 5 行抄写有误')
  await box.fill(lines.join('\n'))
  await dialogOf(page).getByRole('button', { name: '恢复', exact: true }).click()
  await expect(code).toHaveText(before ?? '')
})

test('the office moves to a new PC, and the old one says so', async ({ program, page, prepare, open }) => {
  const shell = new Shell(page)
  await shell.goTo('备份与恢复')
  await page.getByRole('button', { name: '搬到新电脑' }).click()
  const { path } = await program.keepFile(() => dialogOf(page).getByRole('button', { name: '生成搬家文件' }).click())
  const shown = page.getByRole('dialog', { name: '搬家码' })
  const code = (await shown.textContent())?.match(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/)?.[0] ?? 'none'
  await shown.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: /已搬到新电脑，请勿在此录入/ })).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])

  const fresh = await open(await prepare('nothing', 'new PC'))
  const there = fresh.page
  const moveIn = there.getByRole('region', { name: '从旧电脑搬来' })
  await fresh.chooseFiles([path], () => moveIn.getByRole('button', { name: '选择搬家文件' }).click())
  await moveIn.getByRole('textbox', { name: '搬家码' }).fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)
  await moveIn.getByRole('button', { name: '搬入' }).click()
  await expect(moveIn.getByRole('alert')).toContainText('填写的码有误')
  await moveIn.getByRole('textbox', { name: '搬家码' }).fill(code)
  await moveIn.getByRole('button', { name: '搬入' }).click()
  const counts = there.getByRole('table', { name: '各类条数' })
  await expect(counts.getByRole('row', { name: /^人员/ })).toContainText('237237一致')
  expect(await seriousViolations(there)).toEqual([])
  await there.getByRole('button', { name: '开始使用' }).click()
  await new Shell(there).expectCounts([13, 9, 8, 237])
})
