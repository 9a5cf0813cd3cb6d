/** Browser tests: the specifications on the loopback host, and those that cross the host on Electron (or its stand-in) too. */
import { defineConfig } from '@playwright/test'
import { chromiumFlags, chromiumPath } from './tests/support/chromium.ts'
import type { HostOption } from './tests/support/fixtures.ts'
import { realElectronPath } from './tests/support/real-electron.ts'

/**
 * The journeys that cross the host: start, files in and out, dialogs, printing, restart. The stand-in runs these; keys,
 * layout and colours are the same page in the same browser, and one run of them is enough. A real Electron runs all.
 */
const crossTheHost = [
  'backups',
  'exchange',
  'first-run',
  'import',
  'links',
  'minutes',
  'output',
  'papers',
  'pdf',
  'tasks',
  'templates',
]
const onElectron = realElectronPath() === null ? `e2e/{${crossTheHost.join(',')}}.spec.ts` : 'e2e/**/*.spec.ts'

export default defineConfig<HostOption>({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './tests/support/announce-host.ts',
  workers: 2,
  // A shared machine may be slow; a test that waits for nothing still ends.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: '.cache/reports/playwright.json' }]],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
  },
  projects: [
    { name: 'loopback', testMatch: 'e2e/**/*.spec.ts', use: { host: 'loopback' } },
    { name: 'electron', testMatch: [onElectron, 'electron/**/*.spec.ts'], use: { host: 'electron' } },
  ],
})
