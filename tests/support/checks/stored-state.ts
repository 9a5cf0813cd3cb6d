/** Looks at a database file as a stranger would: SQLite only, nothing of the code whose promises are checked. */
import { createHash } from 'node:crypto'
import BetterSqlite3 from 'better-sqlite3'
import type { Fact } from './office-day.ts'

export interface StoredState {
  /** SHA-256 over every row of every table. */
  readonly digest: string
  /** SHA-256 over the definitions of all tables, and the version they claim. */
  readonly schema: string
  /** What a sound database cannot show. */
  readonly problems: readonly string[]
}

/** Opens for writing, as the program would after a fault: SQLite recovers its log. */
export function readStoredState(path: string, acknowledged: readonly Fact[]): StoredState {
  const database = new BetterSqlite3(path, { fileMustExist: true })
  try {
    const problems = [...damage(database), ...halfCommands(database), ...missing(database, acknowledged)]
    return { digest: digestOf(database), schema: schemaOf(database), problems }
  } finally {
    database.close()
  }
}

export function countCommands(path: string): number {
  const database = new BetterSqlite3(path, { fileMustExist: true })
  try {
    return database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM commands').pluck().get() ?? 0
  } finally {
    database.close()
  }
}

function damage(database: BetterSqlite3.Database): string[] {
  const answers = database.prepare<[], string>('PRAGMA integrity_check(3)').pluck().all()
  const dangling = database.prepare('PRAGMA foreign_key_check').all().length
  return [...answers.filter((answer) => answer !== 'ok'), ...(dangling > 0 ? [`${dangling} dangling references`] : [])]
}

/** A command says how many records it changed; as many inverses and at least one audit row must be there. */
function halfCommands(database: BetterSqlite3.Database): string[] {
  return database
    .prepare<[], string>(
      `SELECT 'half command ' || id FROM commands c
       WHERE NOT EXISTS (SELECT 1 FROM audit WHERE command_id = c.id)
          OR (records > 0 AND records <> (SELECT count(DISTINCT record_id) FROM audit WHERE command_id = c.id))
          OR (state <> 'closed' AND method NOT LIKE 'history.%'
              AND records <> (SELECT count(*) FROM command_changes WHERE command_id = c.id))`,
    )
    .pluck()
    .all()
}

function missing(database: BetterSqlite3.Database, acknowledged: readonly Fact[]): string[] {
  const audit = database.prepare('SELECT 1 FROM audit WHERE command_id = ?')
  return acknowledged.flatMap(({ step, commandId, record }) => {
    if (commandId !== null && audit.get(commandId) === undefined) return [`lost: command ${commandId} ${step}`]
    if (record === null) return []
    const version = database
      .prepare<[string], number>(`SELECT version FROM ${record.table} WHERE id = ?`)
      .pluck()
      .get(record.id)
    return version !== undefined && version >= record.version ? [] : [`lost: ${step} of ${record.table} ${record.id}`]
  })
}

function schemaOf(database: BetterSqlite3.Database): string {
  const definitions = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').raw().all()
  const version: unknown = database.pragma('user_version', { simple: true })
  return createHash('sha256')
    .update(JSON.stringify([version, definitions]))
    .digest('hex')
}

function digestOf(database: BetterSqlite3.Database): string {
  const hash = createHash('sha256')
  const tables = database
    .prepare<[], string>(
      // Without the full-text index and its shadows: what it says stands in the records.
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
  for (const table of tables) {
    hash.update(`${table}\n`)
    for (const row of database.prepare<[], unknown[]>(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().iterate()) {
      hash.update(JSON.stringify(row))
    }
  }
  return hash.digest('hex')
}
