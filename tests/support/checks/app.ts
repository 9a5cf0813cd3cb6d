/** The real core on a folder, as the checks drive it: real clock, real ids, no host around it. */
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { ApiReply } from '../../../src/contract/api.ts'
import { AppError } from '../../../src/contract/errors.ts'
import { createApp, type App } from '../../../src/core/create-app.ts'
import type { AppOptions, LogEntry } from '../../../src/core/ports.ts'

export const street = { mode: 'blank', unitName: '云溪街道', unitCode: '999901001' } as const

export function appOptions(dataDir: string, changes: Partial<AppOptions> = {}): AppOptions {
  return {
    dataDir,
    appVersion: '0.0.0-test',
    resourcesDir: join(import.meta.dirname, '..', '..', '..', 'resources'),
    commandLine: ['/opt/node', '/opt/四单通/out/main/cli.js'],
    actor: '测试员',
    now: () => new Date(),
    newId: () => v7(),
    log: logBugs,
    ...changes,
  }
}

export function openApp(dataDir: string, changes: Partial<AppOptions> = {}): Promise<App> {
  return createApp(appOptions(dataDir, changes))
}

/** The value of an accepted call. @throws AppError the refusal. */
export async function ask(app: App, method: string, input: unknown = {}): Promise<unknown> {
  return valueOf(await app.call(method, input))
}

export function valueOf(reply: ApiReply): unknown {
  if (reply.ok) return reply.value
  throw new AppError(reply.error.code, reply.error.details)
}

/** A bug behind `internal` must be readable in the output of the test that met it. */
function logBugs(entry: LogEntry): void {
  if (entry.level === 'error') console.error(entry.event, entry.details)
}
