/** Tests of the shell itself: always on the stand-in, because they look at what main asked of Electron. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import type { HostBridge } from '../../src/contract/host.ts'
import { launchStandIn, type StandIn } from '../support/electron-stand-in/launch.ts'

interface Fresh {
  readonly folder: string
  readonly standIn: StandIn
}

interface Shared {
  readonly sharedStandIn: StandIn
}

declare global {
  interface Window {
    readonly sidantong?: HostBridge
  }
}

/** A program and a folder of its own for each test. */
export const test = base.extend<Fresh>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
  folder: async ({}, use) => {
    const folder = await newFolder()
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  standIn: async ({ folder }, use) => {
    const standIn = await launchStandIn(join(folder, 'data'))
    await use(standIn)
    await standIn.quit()
  },
  page: async ({ standIn }, use) => await use(standIn.page),
})

/** For tests that only look and are refused: one program for all of them. */
export const lookingTest = base.extend<Pick<Fresh, 'standIn'>, Shared>({
  sharedStandIn: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
    async ({}, use) => {
      const folder = await newFolder()
      const standIn = await launchStandIn(join(folder, 'data'))
      await use(standIn)
      await standIn.quit()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  standIn: async ({ sharedStandIn }, use) => await use(sharedStandIn),
  page: async ({ standIn }, use) => await use(standIn.page),
})

async function newFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'sidantong 测试 '))
}

export { expect } from '@playwright/test'

/** A call through the real preload, from the page. */
export async function callFromPage(page: Page, method: string, input: unknown): Promise<unknown> {
  return await page.evaluate(async ([name, given]) => await window.sidantong?.call(name, given), [
    method,
    input,
  ] as const)
}
