/** Browser tests: the same specifications on the loopback host and on Electron (or its stand-in). */
import { defineConfig } from '@playwright/test'
import { chromiumFlags, chromiumPath } from './tests/support/chromium.ts'
import type { HostOption } from './tests/support/fixtures.ts'

export default defineConfig<HostOption>({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './tests/support/announce-host.ts',
  workers: 2,
  // A shared machine may be slow; a test that waits for nothing still ends.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: '.cache/reports/playwright.json' }]],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
  },
  projects: [
    { name: 'loopback', testMatch: 'e2e/**/*.spec.ts', use: { host: 'loopback' } },
    { name: 'electron', testMatch: ['e2e/**/*.spec.ts', 'electron/**/*.spec.ts'], use: { host: 'electron' } },
  ],
})
