/**
 * One program per data folder. The lock is SQLite's own lock on an empty side database: the operating system releases
 * it when the process ends, however it ends, so that no stale lock can shut a clerk out.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { sqliteCode } from './sqlite-errors.ts'

const holderFile = 'lock.json'
const holderSchema = z.object({ pid: z.int(), host: z.string(), actor: z.string(), since: z.string() })

export interface FolderLock {
  release(): void
}

/** @throws AppError database_locked naming who holds it. */
export function lockFolder(dataDir: string, actor: string, since: Date): FolderLock {
  const database = new BetterSqlite3(join(dataDir, 'lock.db'), { timeout: 200 })
  try {
    database.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY') === true)
      throw new AppError('database_locked', { holder: describeHolder(dataDir) })
    throw error
  }
  try {
    const holder = { pid: process.pid, host: hostname(), actor, since: since.toISOString() }
    writeFileSync(join(dataDir, holderFile), JSON.stringify(holder))
  } catch (error) {
    database.close()
    throw error
  }
  return { release: () => database.close() }
}

function describeHolder(dataDir: string): string {
  const holder = holderSchema.safeParse(readJson(join(dataDir, holderFile)))
  return holder.success ? `${holder.data.host} 上的 ${holder.data.actor}，进程 ${holder.data.pid}` : '另一个程序'
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
