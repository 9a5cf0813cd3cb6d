/** The settings on which the promise "saved is saved" rests. Each is set and read back; a different answer stops the start. */
import type { Database } from 'better-sqlite3'

/** `application_id` of our files: the letters `SDT1`. */
export const applicationId = 0x53445431

/** The WAL-reset race was repaired in 3.51.3. */
const oldestSafeSqlite = [3, 51, 3] as const

interface PragmaSetting {
  readonly name: string
  readonly set: string
  readonly expected: string | number
}

/**
 * synchronous=FULL: the driver is built with NORMAL for WAL, which loses acknowledged commits in a power cut.
 * locking_mode=EXCLUSIVE: one process, and no -shm file to be lost. mmap_size=0: a stray write cannot reach the file.
 */
const settings: readonly PragmaSetting[] = [
  { name: 'locking_mode', set: 'EXCLUSIVE', expected: 'exclusive' },
  { name: 'journal_mode', set: 'WAL', expected: 'wal' },
  { name: 'synchronous', set: 'FULL', expected: 2 },
  { name: 'foreign_keys', set: 'ON', expected: 1 },
  { name: 'trusted_schema', set: 'OFF', expected: 0 },
  { name: 'cell_size_check', set: 'ON', expected: 1 },
  { name: 'secure_delete', set: 'ON', expected: 1 },
  { name: 'mmap_size', set: '0', expected: 0 },
  { name: 'temp_store', set: 'MEMORY', expected: 2 },
]

export function applyPragmas(database: Database): void {
  for (const setting of settings) database.pragma(`${setting.name}=${setting.set}`)
  assertPragmas(database)
}

/** @throws Error naming the first setting that does not hold. */
export function assertPragmas(database: Database): void {
  for (const { name, expected } of settings) {
    const actual: unknown = database.pragma(name, { simple: true })
    if (actual !== expected) throw new Error(`pragma ${name} is ${String(actual)}, expected ${expected}`)
  }
  assertSqliteVersion(String(database.prepare('SELECT sqlite_version()').pluck().get()))
}

export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, oldest] of oldestSafeSqlite.entries()) {
    const part = parts[index] ?? 0
    if (part > oldest) return
    if (part < oldest) throw new Error(`SQLite ${version} is older than ${oldestSafeSqlite.join('.')}`)
  }
}
