/** Opens one database file with the required settings. Knows files and pragmas, not what the tables mean. */
import { accessSync, constants, existsSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { AppError } from '../../contract/errors.ts'
import { discard } from './durable-files.ts'
import { applyPragmas } from './pragmas.ts'
import type { Db, Tables } from './schema.ts'

export type RawDatabase = BetterSqlite3.Database

export interface Connection {
  /** For prepared statements in bulk work and for PRAGMA; used by `core/db` only. */
  readonly raw: RawDatabase
  readonly db: Db
}

/** The driver needs Node-API 10: below it the process would end with a segmentation fault instead of a sentence. */
function assertRuntime(): void {
  if (Number(process.versions.napi) < 10) {
    throw new Error(`四单通需要 Node 22.14 或更高版本，当前是 ${process.versions.node}。`)
  }
}

export function openWritable(path: string): Connection {
  assertRuntime()
  // SQLite would open a protected file for reading and fail much later, with an error that says nothing of rights.
  if (existsSync(path)) accessSync(path, constants.W_OK)
  const raw = new BetterSqlite3(path, { timeout: 200 })
  try {
    applyPragmas(raw)
  } catch (error) {
    raw.close()
    throw error
  }
  return { raw, db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: cachingStatements(raw) }) }) }
}

/**
 * Leaves one file that can be renamed. Closing alone says nothing when the log could not be brought into the database: the
 * file would go its way without a part of it.
 */
export function closeIntoOneFile(raw: RawDatabase): void {
  const log = `${raw.name}-wal`
  try {
    raw.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    raw.close()
  }
  if (existsSync(log)) throw new AppError('disk_error', { reason: '日志没有并入数据文件' })
}

/**
 * Looks at a file without changing a byte of the database or its log: no recovery into the file, no checkpoint at close.
 * What SQLite itself puts beside the file while reading is taken away again.
 */
export function readOnly<T>(path: string, work: (raw: RawDatabase) => T): T {
  assertRuntime()
  const added = [`${path}-shm`, `${path}-wal`].filter((file) => !existsSync(file))
  const raw = new BetterSqlite3(path, { readonly: true, fileMustExist: true, timeout: 200 })
  try {
    raw.pragma('trusted_schema=OFF')
    raw.pragma('cell_size_check=ON')
    raw.pragma('mmap_size=0')
    return work(raw)
  } finally {
    raw.close()
    for (const file of added) discard(file)
  }
}

type DialectDatabase = Exclude<
  ConstructorParameters<typeof SqliteDialect>[0]['database'],
  (...args: never[]) => unknown
>

/** SQLite has rolled back by itself when a disk failed; a second rollback would hide that error behind its own. */
const nothingToRollBack: ReturnType<DialectDatabase['prepare']> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
}

const cachedStatements = 200

/** Preparing costs more than running for most of our queries; statements are kept by their text. */
function cachingStatements(raw: RawDatabase): DialectDatabase {
  const cache = new Map<string, BetterSqlite3.Statement>()
  return {
    close: () => raw.close(),
    prepare: (sql) => {
      if (sql === 'rollback' && !raw.inTransaction) return nothingToRollBack
      let statement = cache.get(sql)
      if (statement === undefined) {
        statement = raw.prepare(sql)
        if (cache.size >= cachedStatements) cache.clear()
        cache.set(sql, statement)
      }
      const prepared = statement
      return {
        reader: prepared.reader,
        all: (parameters) => prepared.all(...parameters),
        run: (parameters) => prepared.run(...parameters),
        iterate: (parameters) => raw.prepare(sql).iterate(...parameters),
      }
    },
  }
}
