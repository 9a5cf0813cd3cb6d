/** The browser behind the windows: started once, with main's own switches, reachable by the test over its debugging port. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type BrowserContext } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../chromium.ts'

export async function startChromium(profile: string, switches: readonly string[]): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    args: [...chromiumFlags, ...switches, '--remote-debugging-port=0'],
  })
}

/** Chromium writes the port that it chose into its profile. */
export async function debuggingAddress(profile: string): Promise<string> {
  for (;;) {
    const port = readPort(profile)
    if (port !== null) return `http://127.0.0.1:${port}`
    await delay(50)
  }
}

function readPort(profile: string): string | null {
  try {
    return readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] ?? null
  } catch {
    return null
  }
}
