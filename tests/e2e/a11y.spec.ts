/** Whether everybody can use it: axe finds nothing serious on any page, light or dark, and the keyboard alone is enough. */
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { FirstRunPage } from './pages/first-run-page.ts'
import { places } from './pages/places.ts'
import { pageNames, Shell } from './pages/shell.ts'
import { seriousViolations } from './serious-violations.ts'
import { expect, test } from './test.ts'

const schemes = ['light', 'dark'] as const
/** A grid repeats one row; looking at every cell of a screenful takes most of the time and finds the same. */
const rowsLikeTheOthers = '[role="row"]:nth-child(n + 8)'

async function violations(page: Page, scheme: (typeof schemes)[number]): Promise<string[]> {
  return await seriousViolations(page, (axe) => {
    const narrowed = axe.exclude(rowsLikeTheOthers)
    // The dark scheme is the same page in other colours.
    return scheme === 'dark' ? narrowed.withRules('color-contrast') : narrowed
  })
}

async function expectNoViolations(page: Page, place: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
    expect.soft(await violations(page, colorScheme), `${place}, ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
}

test.describe('the sample street', () => {
  test.use({ beginning: 'sample' })

  test('axe finds nothing serious on any page', async ({ program, page }) => {
    test.setTimeout(480_000)
    for (const { name, open, leave } of places) {
      await open(program)
      await expectNoViolations(page, name)
      await leave?.(program)
    }
  })

  test('the navigation is walked by keyboard alone', async ({ page }) => {
    const shell = new Shell(page)
    for (const name of pageNames) {
      await expect(async () => {
        await page.keyboard.press('Tab')
        await expect(shell.link(name)).toBeFocused({ timeout: 20 })
      }).toPass({ intervals: [0] })
      const outline = await shell.link(name).evaluate((link) => getComputedStyle(link).outlineStyle)
      expect(outline, `the focus on ${name} is seen`).not.toBe('none')
    }
    for (const name of pageNames.toReversed().slice(1)) {
      await page.keyboard.press('Shift+Tab')
      await expect(shell.link(name)).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(shell.link(name)).toHaveAttribute('aria-current', 'page')
      await expect(shell.title).toBeVisible()
      await expect(shell.link(name)).toBeFocused()
    }
  })
})

test.describe('a new unit', () => {
  test.use({ beginning: 'blank' })

  test('axe finds nothing serious on pages that are still empty', async ({ page }) => {
    const shell = new Shell(page)
    const pages = ['工作台', '人员', '网格队伍', '议事协商', '督办事项', '交换中心', '备份与恢复', '工作日历'] as const
    for (const name of pages) {
      await shell.goTo(name)
      await expectNoViolations(page, name)
    }
  })
})

test.describe('before and beside the work', () => {
  test.use({ beginning: 'nothing' })

  test('axe finds nothing serious on the first run and on the recovery page', async ({ page, prepare, open }) => {
    await expect(new FirstRunPage(page).startButton).toBeVisible()
    await expectNoViolations(page, 'first run')
    await new FirstRunPage(page).startButton.click()
    await expectNoViolations(page, 'first run, refused')

    const dataDir = await prepare('lists', 'damaged')
    await truncate(join(dataDir, 'sidantong.db'), 0)
    const damaged = await open(dataDir)
    await expect(damaged.page.getByRole('heading', { name: '数据需要恢复' })).toBeVisible()
    await expectNoViolations(damaged.page, 'recovery')
  })
})
