/** How it looks: nothing cut, nothing outside the window, at both usual sizes; and the pictures of the README. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { findCutText } from './cut-text.ts'
import { ExchangePage } from './pages/exchange-page.ts'
import { ImportPage } from './pages/import-page.ts'
import { LedgerPage } from './pages/ledger-page.ts'
import { MeetingPage } from './pages/meeting-page.ts'
import { places } from './pages/places.ts'
import { Shell } from './pages/shell.ts'
import { StaffingPage } from './pages/staffing-page.ts'
import { district, expect, street, test, workbookPath } from './test.ts'

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const
const schemes = ['light', 'dark'] as const

test.describe('the sample street', () => {
  test.use({ beginning: 'sample' })

  for (const size of sizes) {
    test(`no text is cut at ${size.width} × ${size.height}`, async ({ program, page }) => {
      test.setTimeout(180_000)
      await page.setViewportSize(size)
      for (const { name, open, leave } of places) {
        await open(program)
        for (const colorScheme of schemes) {
          await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
          expect.soft(await page.evaluate(findCutText), `${name}, ${colorScheme}`).toEqual([])
        }
        await leave?.(program)
      }
    })
  }

  const folder = join(import.meta.dirname, '../../docs/screenshots')
  const picturePath = (name: string): string => join(folder, `${name}.png`)
  const pictures = ['home', 'lists', 'import', 'staffing', 'meeting', 'minutes', 'exchange'] as const
  const wanted = process.env['SCREENSHOTS'] === '1' || pictures.some((name) => !existsSync(picturePath(name)))

  test('the pictures of the README', async ({ host, program, page, folder: scratch, prepare, open }) => {
    test.skip(!wanted || host !== 'loopback', 'SCREENSHOTS=1 takes them anew')
    test.setTimeout(90_000)
    await mkdir(folder, { recursive: true })
    const shell = new Shell(page)
    const take = async (name: (typeof pictures)[number], shown: Page = page) => {
      await closeMessages(shown)
      await shown.mouse.move(0, 0)
      await shown.screenshot({ path: picturePath(name) })
    }

    await shell.goTo('人员')
    const people = new LedgerPage(page, 'people')
    await people.write(3, '备注', '周三值夜班')
    await people.cell(3, '姓名').click()
    await people.openCard()
    await people.showTab('历史')
    await expect(people.card.getByRole('deletion').first()).toBeVisible()
    await take('lists')

    const importPage = new ImportPage(program)
    await shell.goTo('导入表格')
    await importPage.choose(workbookPath)
    await importPage.showTable('重点管理事项清单')
    await importPage.bucket('修改').click()
    await expect(importPage.rows.getByRole('deletion').first()).toBeVisible()
    await take('import')

    await shell.goTo('网格队伍')
    await new StaffingPage(page).finding('月塘第二网格', '缺兼职网格员').click()
    await take('staffing')

    const meeting = new MeetingPage(page)
    await shell.goTo('议事协商')
    await page.getByRole('table').getByRole('link').first().click()
    await expect(meeting.issueButton).toBeEnabled()
    await take('meeting')

    const exchange = new ExchangePage(program)
    const sealed = async (period: string, number: number): Promise<string> => {
      const path = join(scratch, `${street.unit}-${period}-第${number}号数据包.zip`)
      await shell.goTo('交换中心')
      await exchange.seal(period, district.code, path)
      return path
    }
    const september = await sealed('2026-09', 1)
    await sealed('2026-10', 2)
    await shell.goTo('工作台')
    await expect(page.getByRole('region', { name: '最近收发' }).getByRole('listitem')).toHaveCount(2)
    await take('home')

    await shell.goTo('议事协商')
    await page.getByRole('table').getByRole('link').first().click()
    await meeting.issueButton.click()
    await meeting.issue(program, '发文')
    await meeting.show('纪要版面')
    await expect(meeting.paper).toContainText('第1期')
    // The upper margin of the page is wide and empty.
    await meeting.paper.evaluate((desk) => desk.scrollTo({ top: 220 }))
    await take('minutes')

    const november = await sealed('2026-11', 3)
    const districtProgram = await open(await prepare('district', 'district'))
    const receiving = new ExchangePage(districtProgram)
    await new Shell(districtProgram.page).goTo('交换中心')
    for (const file of [september, november]) {
      await receiving.choose(file)
      const incoming = receiving.incoming(basename(file))
      await expect(incoming).toBeVisible()
      if (file === september) await receiving.checked.check()
      await receiving.applyButton(/^应用|^登记收到$/).click()
      await expect(incoming).toBeHidden()
    }
    await receiving.show('收发登记')
    await expect(receiving.received).toContainText(street.unit)
    await expect(receiving.received.getByRole('listitem')).toHaveCount(3)
    await take('exchange', districtProgram.page)
  })
})

async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: '关闭提示' })
  await expect(async () => {
    while ((await close.count()) > 0) await close.first().click({ timeout: 500 })
  }).toPass()
}
