/**
 * The `test` of the browser specifications: a program of its own per test, on a data folder prepared beforehand, and a
 * watch that fails the test on anything the page complains about.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test as base, expect } from '../support/fixtures.ts'
import { startProgram, type Program } from '../support/program.ts'
import { watchPage } from './watch-page.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

// The hosts that are started from here stand in the same office as the page: one time zone for both.
process.env['TZ'] = 'Asia/Shanghai'

export const street = { unit: '云溪街道办事处', code: '999901001' } as const
export const district = { unit: '青岚区城市管理局', code: '999901' } as const
export const workbookPath = join(root, 'tests/fixtures/intake/四张清单-云溪街道.xlsx')
export const rosterPath = join(root, 'tests/fixtures/intake/网格员名册-GBK.csv')

/** nothing: first run. blank: a unit without records. lists: the four lists of the workbook. sample: the sample street. */
export type Beginning = 'nothing' | 'blank' | 'lists' | 'sample' | 'district'

const preparations: Readonly<Record<Exclude<Beginning, 'nothing'>, readonly (readonly string[])[]>> = {
  blank: [['init', '--unit', street.unit, '--code', street.code]],
  lists: [
    ['init', '--unit', street.unit, '--code', street.code],
    ['import', workbookPath],
  ],
  sample: [['init', '--sample']],
  district: [['init', '--unit', district.unit, '--code', district.code]],
}

interface Fixtures {
  readonly beginning: Beginning
  /** For whatever files a test needs; removed afterwards. */
  readonly folder: string
  /** A data folder in the given state, ready to be opened. */
  readonly prepare: (beginning: Beginning, name: string) => Promise<string>
  /** Opens a program beside the test's own; it is closed at the end, or earlier by the test. */
  readonly open: (dataDir: string) => Promise<Program>
}

interface WorkerFixtures {
  readonly prepared: (beginning: Exclude<Beginning, 'nothing'>) => Promise<string>
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  beginning: ['lists', { option: true }],
  prepared: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'sidantong 备好 '))
      const made = new Map<Beginning, Promise<string>>()
      await use(async (beginning) => {
        const dataDir = join(folder, beginning)
        const preparing = made.get(beginning) ?? runCommands(preparations[beginning], dataDir)
        made.set(beginning, preparing)
        return await preparing
      })
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'sidantong 测试 '))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  prepare: async ({ folder, prepared }, use) => {
    await use(async (beginning, name) => {
      const dataDir = join(folder, name)
      if (beginning !== 'nothing') await cp(await prepared(beginning), dataDir, { recursive: true })
      return dataDir
    })
  },
  open: async ({ host, browser, contextOptions, folder }, use) => {
    const complaints: string[] = []
    const endings: (() => Promise<void>)[] = []
    await use(async (dataDir) => {
      const keptDir = join(folder, `kept-${endings.length}`)
      await mkdir(keptDir)
      const context = host === 'loopback' ? await browser.newContext(contextOptions) : null
      const program = await startProgram(host, dataDir, keptDir, async () => {
        if (context === null) throw new Error('only the loopback host needs a browser page')
        const page = await context.newPage()
        await watchPage(page, complaints)
        return page
      })
      endings.push(async () => {
        // The page first: it may still be asking, and an unanswered question would count as a complaint.
        await context?.close()
        await program.close()
      })
      if (context === null) await watchPage(program.page, complaints)
      program.page.setDefaultTimeout(20_000)
      // Nothing is measured in motion.
      await program.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
      return program
    })
    for (const end of endings) await end()
    expect(complaints, 'what the page complained about').toEqual([])
  },
  program: async ({ beginning, prepare, open }, use) => await use(await open(await prepare(beginning, 'data'))),
  page: async ({ program }, use) => await use(program.page),
})

export { expect }

async function runCommands(commands: readonly (readonly string[])[], dataDir: string): Promise<string> {
  for (const command of commands)
    await run(process.execPath, [join(root, 'out/main/cli.js'), ...command, '--data', dataDir])
  return dataDir
}
