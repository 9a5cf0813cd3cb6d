/**
 * Looks at a data folder's database from outside: what it says, and whether anything in it has changed. The core holds
 * the file exclusively, so what is read is a copy of the file and its log.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { recordKeys, records } from '../../src/contract/records/index.ts'

const databaseFiles = ['sidantong.db', 'sidantong.db-wal'] as const

type Row = Readonly<Record<string, unknown>>
type Ask = (sql: string, ...parameters: readonly unknown[]) => Row[]

/** What changes with every step although the content is the same, and where it once came from. */
const bookkeeping = new Set(['version', 'updated_at', 'updated_by', 'deleted_at', 'origin'])

function withCopy<T>(dataDir: string, work: (ask: Ask, database: BetterSqlite3.Database) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-copy-'))
  try {
    for (const file of databaseFiles) {
      if (existsSync(join(dataDir, file))) copyFileSync(join(dataDir, file), join(folder, file))
    }
    const database = new BetterSqlite3(join(folder, 'sidantong.db'), { fileMustExist: true })
    try {
      return work((sql, ...parameters) => database.prepare<unknown[], Row>(sql).all(...parameters), database)
    } finally {
      database.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function queryDatabase(dataDir: string, sql: string, ...parameters: readonly unknown[]): Row[] {
  return withCopy(dataDir, (ask) => ask(sql, ...parameters))
}

/** The records that stand (not those in the bin), by table, without versions and times. */
export function contentOf(dataDir: string): Readonly<Record<string, readonly Row[]>> {
  return withCopy(dataDir, (ask) =>
    Object.fromEntries(
      recordKeys.map((key) => [
        key,
        ask(`SELECT * FROM ${records[key].table} WHERE deleted_at IS NULL ORDER BY id`).map((row) =>
          Object.fromEntries(Object.entries(row).filter(([column]) => !bookkeeping.has(column))),
        ),
      ]),
    ),
  )
}

/** The files as they were when their rows were last hashed: the same bytes hold the same rows. */
const hashed = new Map<string, { readonly bytes: readonly Buffer[]; readonly rows: string }>()

/** One hash over every row of every table: the same while nothing at all has been written. */
export function databaseHash(dataDir: string): string {
  const bytes = databaseFiles
    .map((file) => join(dataDir, file))
    .map((path) => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0)))
  const known = hashed.get(dataDir)
  if (known?.bytes.every((before, index) => bytes[index]?.equals(before)) === true) return known.rows
  const rows = hashOfRows(dataDir)
  hashed.set(dataDir, { bytes, rows })
  return rows
}

function hashOfRows(dataDir: string): string {
  return withCopy(dataDir, (ask) => {
    const hash = createHash('sha256')
    for (const { name } of ask("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
      hash.update(String(name))
      for (const row of ask(`SELECT * FROM "${String(name)}"`)) hash.update(JSON.stringify(row))
    }
    return hash.digest('hex')
  })
}

export interface AuditRow {
  readonly seq: number
  readonly method: string
  readonly recordKey: string | null
}

/** The audit trail after a sequence number. */
export function auditAfter(dataDir: string, sequence: number): AuditRow[] {
  return queryDatabase(dataDir, 'SELECT seq, method, record_key FROM audit WHERE seq > ? ORDER BY seq', sequence).map(
    ({ seq, method, record_key: key }) => ({
      seq: Number(seq),
      method: String(method),
      recordKey: typeof key === 'string' ? key : null,
    }),
  )
}

export function lastSequence(dataDir: string): number {
  return Number(queryDatabase(dataDir, 'SELECT max(seq) AS seq FROM audit')[0]?.['seq'] ?? 0)
}

/** Every token of every entry of the search index, whether taken in or only noted, by record. */
export function searchTokens(dataDir: string): Readonly<Record<string, readonly string[]>> {
  return withCopy(dataDir, (ask, database) => {
    database.exec("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'search_fts', 'instance')")
    const rows = ask(`
      SELECT e.record_id, v.term FROM temp.vocabulary v JOIN search_entries e ON e.id = v.doc WHERE e.recent IS NULL
      UNION ALL SELECT 'no entry', v.term FROM temp.vocabulary v
        WHERE NOT EXISTS (SELECT 1 FROM search_entries e WHERE e.id = v.doc AND e.recent IS NULL)
      UNION ALL SELECT record_id, recent FROM search_entries WHERE recent IS NOT NULL`)
    const tokens: Record<string, Set<string>> = {}
    for (const { record_id: id, term } of rows) {
      const known = (tokens[String(id)] ??= new Set())
      for (const token of String(term).split(' ')) known.add(token)
    }
    return Object.fromEntries(Object.entries(tokens).map(([id, known]) => [id, [...known].sort()]))
  })
}
