/**
 * Fixtures for browser tests: `page` shows the built program on a fresh data folder, on the host of the project;
 * `program` moves files in and out. Import `test` and `expect` from here.
 */
import { mkdtemp, rm, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { startProgram, type HostKind, type Program } from './program.ts'

export interface HostOption {
  readonly host: HostKind
}

export interface ProgramFixtures extends HostOption {
  readonly program: Program
}

export const test = base.extend<ProgramFixtures>({
  host: ['loopback', { option: true }],
  program: async ({ host, browser, contextOptions }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'sidantong 测试 '))
    const keptDir = join(folder, 'kept')
    await mkdir(keptDir)
    const context = host === 'loopback' ? await browser.newContext(contextOptions) : null
    const program = await startProgram(host, join(folder, 'data'), keptDir, async () => {
      if (context === null) throw new Error('only the loopback host needs a browser page')
      return await context.newPage()
    })
    await use(program)
    await program.close()
    await context?.close()
    await rm(folder, { recursive: true, force: true })
  },
  page: async ({ program }, use) => await use(program.page),
})

export { expect } from '@playwright/test'
