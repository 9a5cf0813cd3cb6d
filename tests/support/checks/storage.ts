/** Data folders for tests: real ones, in temporary folders whose names have a space and Chinese characters. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { systemStatus, verifyReport, type SystemStatus, type VerifyReport } from '../../../src/contract/api/system.ts'
import type { App } from '../../../src/core/create-app.ts'
import { ask, openApp, street } from './app.ts'
import { OfficeDay } from './office-day.ts'
import { seeded } from './random.ts'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong 存储测试 '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens the core and closes it with the test, if the test has not. */
export async function openForTest(dataDir: string): Promise<App> {
  const app = await openApp(dataDir)
  onTestFinished(() => app.close())
  return app
}

/** A street office after some days of work, closed properly. @returns its data folder. */
export async function workedOffice(steps = 12): Promise<string> {
  const dataDir = join(temporaryFolder(), '云溪街道 数据')
  const app = await openApp(dataDir)
  await ask(app, 'system.initialize', street)
  const day = new OfficeDay(app, seeded(7))
  for (let step = 0; step < steps; step++) await (step % 3 === 2 ? day.editRow() : day.addRow())
  await app.close()
  return dataDir
}

export async function statusOf(app: App): Promise<SystemStatus> {
  return systemStatus.parse(await ask(app, 'system.status'))
}

/** The state in which the program starts on this folder, and why. */
export async function startOn(dataDir: string): Promise<{ readonly state: string; readonly code: string | null }> {
  const app = await openApp(dataDir)
  try {
    const { state, problem } = await statusOf(app)
    return { state, code: problem?.code ?? null }
  } finally {
    await app.close()
  }
}

export async function verify(app: App): Promise<VerifyReport> {
  return verifyReport.parse(await ask(app, 'system.verify'))
}

/** The checks that found something, with what they found. */
export function findings(report: VerifyReport): Record<string, readonly string[]> {
  return Object.fromEntries(report.checks.filter(({ ok }) => !ok).map(({ name, problems }) => [name, problems]))
}

export const databaseOf = (dataDir: string): string => join(dataDir, 'sidantong.db')
export const logOf = (dataDir: string): string => join(dataDir, 'sidantong.db-wal')
export const markerOf = (dataDir: string): string => join(dataDir, 'marker')

/** Hashes of every file that holds data; the lock and the program's log are not among them. */
export function fingerprint(dataDir: string): Record<string, string> {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    files
      .filter((file) => !/^(lock\.|logs)/.test(file) && statSync(join(dataDir, file)).isFile())
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(dataDir, file)))
          .digest('hex'),
      ]),
  )
}

/** While the program runs: exactly what a killed process would leave. */
export function copyAsAfterCrash(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !/lock\.(db|json)$/.test(path) })
}

export function present(...paths: string[]): boolean {
  return paths.every((path) => existsSync(path))
}
