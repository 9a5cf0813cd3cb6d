/** Opens the core for one command and closes it again. Files become bytes with a name here, and bytes become files. */
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { ApiClient } from '../contract/api.ts'
import type { Artifact, StagedFile } from '../contract/artifact.ts'
import { createClient } from '../contract/client.ts'
import type { SystemStatus } from '../contract/api/system.ts'
import { AppError, isErrorCode } from '../contract/errors.ts'
import { createApp } from '../core/create-app.ts'
import { defaultDataDir, hostOptions } from '../core/shell/host-options.ts'
import { writeFileSafely } from '../core/shell/write-file.ts'
import { textOption, UsageError, type Arguments } from './command.ts'

export interface Session {
  readonly client: ApiClient
  stage(path: string): StagedFile
}

/**
 * @param states in which states of the data folder the command makes sense.
 * @throws AppError with the folder's own problem when it is in none of them.
 */
export async function withSession<T>(
  args: Arguments,
  work: (session: Session) => Promise<T>,
  states: readonly SystemStatus['state'][] = ['ready'],
): Promise<T> {
  const dataDir = resolve(textOption(args, 'data') ?? defaultDataDir(process.env, process.platform))
  const app = await createApp(hostOptions(dataDir))
  try {
    const client = createClient((method, input) => app.call(method, input))
    const status = await client.system.status({})
    if (!states.includes(status.state)) throw problemOf(status)
    return await work({ client, stage: (path) => app.stageFile(basename(path), readInput(path)) })
  } finally {
    await app.close()
  }
}

function problemOf({ state, problem }: SystemStatus): AppError {
  if (problem !== null && isErrorCode(problem.code)) return new AppError(problem.code, problem.details)
  return new AppError(state === 'empty' ? 'database_missing' : 'database_exists')
}

/** @throws UsageError when there is no such file. */
export function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new UsageError(
      `读不到文件“${path}”（${error instanceof Error && 'code' in error ? String(error.code) : '未知原因'}）`,
    )
  }
}

/** @returns the absolute path. @throws AppError disk_full, folder_not_writable, file_in_use */
export async function writeOutput(path: string, artifact: Pick<Artifact, 'bytes'>): Promise<string> {
  const target = resolve(path)
  mkdirSync(dirname(target), { recursive: true })
  await writeFileSafely(target, artifact.bytes)
  return target
}
