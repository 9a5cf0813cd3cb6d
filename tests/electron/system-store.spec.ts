/** 本机系统保管 in the desktop window: the seal comes back by one click, on this PC and for this account, and the page never sees it. */
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { StandIn } from '../support/electron-stand-in/launch.ts'
import { seriousViolations } from '../e2e/serious-violations.ts'
import { callFromPage, expect, test } from './stand-in-test.ts'

async function openTrust(page: Page): Promise<void> {
  await callFromPage(page, 'system.initialize', { mode: 'blank', unitName: '云溪街道办事处', unitCode: '999901001' })
  await page.evaluate(() => (window.location.hash = '#/trust'))
  await page.reload()
  await care(page).waitFor()
}

const care = (page: Page) => page.getByRole('region', { name: '印章保管' })
const button = (page: Page, name: string) => care(page).getByRole('button', { name, exact: true })
const checkCode = (page: Page) => page.getByRole('region', { name: '本单位名片' }).getByText(/^\d{4} \d{4} \d{4}$/)
const shut = async (standIn: StandIn, backend: 'basic_text' | 'gnome_libsecret', available: boolean) =>
  await standIn.ask({ ask: 'layStorage', state: { backend, available } })

test('a lost seal comes back from the system by one click', async ({ page, folder }) => {
  const key = join(folder, 'data/seal/unit-seal.key')
  await openTrust(page)
  const before = (await checkCode(page).textContent()) ?? 'none'
  const seal = await readFile(key)
  await expect(button(page, '用本机系统取回')).toHaveCount(0)
  await button(page, '交系统保管').click()
  await expect(care(page).getByText('已开启。只有这台电脑上的这个账户能取回')).toBeVisible()
  // A convenience: what would save the seal from the loss of the PC is still missing.
  await expect(care(page).getByText('还没有打印。电脑坏了，只有它能把印章找回来。')).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])

  await rm(key)
  await page.reload()
  await expect(care(page).getByRole('alert')).toContainText(
    '印章不见了，不能封存数据包。请用本机系统、恢复单或印章密码恢复',
  )
  expect(await seriousViolations(page)).toEqual([])
  await button(page, '用本机系统取回').click()
  await expect(checkCode(page)).toHaveText(before)
  expect(await readFile(key)).toEqual(seal)
  await expect(care(page).getByRole('alert')).toHaveCount(0)

  await button(page, '取消保管').click()
  await expect(button(page, '交系统保管')).toBeVisible()
  expect(existsSync(join(folder, 'data/seal/system-store.json'))).toBe(false)
})

test('on another PC the seal stays lost, and the clerk is told the way', async ({ page, folder }) => {
  await openTrust(page)
  await button(page, '交系统保管').click()
  await button(page, '取消保管').waitFor()
  await rm(join(folder, 'data/browser/stand-in.key'))
  await writeFile(join(folder, 'data/seal/unit-seal.key'), 'damaged')
  await page.reload()
  await expect(care(page).getByRole('alert')).toContainText('印章已损坏')
  await button(page, '用本机系统取回').click()
  await expect(page.getByRole('alert').filter({ hasText: '印章不是在这台电脑、用这个账户保管的' })).toBeVisible()
  await expect(care(page).getByRole('alert')).toContainText('印章已损坏')
})

test('where the system protects nothing, the page does not offer it', async ({ standIn, page }) => {
  await shut(standIn, 'basic_text', true)
  await openTrust(page)
  await expect(care(page).getByText('本机系统保管')).toHaveCount(0)
  expect(await callFromPage(page, 'trust.keepInSystemStore', {})).toMatchObject({
    ok: false,
    error: { code: 'seal_store_unavailable' },
  })
  await shut(standIn, 'gnome_libsecret', false)
  await page.reload()
  await care(page).waitFor()
  await expect(care(page).getByText('本机系统保管')).toHaveCount(0)
  await shut(standIn, 'gnome_libsecret', true)
  await page.reload()
  await expect(care(page).getByText('本机系统保管', { exact: true })).toBeVisible()
})
