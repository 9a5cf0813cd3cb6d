/** Reads lists from their tables and views, with filter, order and window in SQL. Knows definitions, not single ledgers. */
import { sql, type RawBuilder } from 'kysely'
import type { LedgerRow, PageRequest } from '../../contract/api/ledgers.ts'
import type { LedgerDefinition } from '../../contract/ledgers/index.ts'
import { columnName, type CellValue, type FieldDefinition } from '../../contract/records/define-record.ts'
import type { Db } from '../db/schema.ts'

type LedgerSqlRow = Readonly<Record<string, CellValue>>

const rowColumns = ['id', 'unit', 'version', 'updated_at', 'updated_by'] as const

interface LedgerColumns {
  /** Field name and its column, in the order of the definition. */
  readonly fields: readonly (readonly [field: string, column: string])[]
  readonly list: RawBuilder<unknown>
}

const columnsByDefinition = new WeakMap<LedgerDefinition, LedgerColumns>()

/** Made once per list: building it costs more than reading a row. The names come from definitions, never from input. */
function columnsOf(definition: LedgerDefinition): LedgerColumns {
  let columns = columnsByDefinition.get(definition)
  if (columns === undefined) {
    const fields = definition.fields.map((field) => [field.name, columnName(field.name)] as const)
    const names = [...rowColumns, ...fields.map(([, column]) => column)]
    columns = { fields, list: sql.raw(names.map((name) => `"${name}"`).join(', ')) }
    columnsByDefinition.set(definition, columns)
  }
  return columns
}

function selectList(definition: LedgerDefinition): RawBuilder<unknown> {
  return columnsOf(definition).list
}

function toLedgerRow(definition: LedgerDefinition, row: LedgerSqlRow): LedgerRow {
  const values: Record<string, CellValue> = {}
  for (const [field, column] of columnsOf(definition).fields) values[field] = row[column] ?? null
  return {
    id: String(row['id']),
    unit: String(row['unit']),
    version: Number(row['version']),
    updatedAt: String(row['updated_at']),
    updatedBy: String(row['updated_by']),
    values,
  }
}

/** A backslash before the wildcards of LIKE. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`)
}

/** Filters are texts, and SQLite holds no number equal to a text. */
function asText(field: FieldDefinition): RawBuilder<unknown> {
  const column = sql.ref(columnName(field.name))
  return field.type === 'integer' ? sql`CAST(${column} AS TEXT)` : column
}

function conditions(definition: LedgerDefinition, request: Pick<PageRequest, 'find' | 'filters'>): RawBuilder<unknown> {
  const text = sql.join(
    definition.fields.map((field) => sql`coalesce(${sql.ref(columnName(field.name))}, '')`),
    sql` || char(10) || `,
  )
  const words = request.find.split(/\s+/).filter((word) => word !== '')
  const finds = words.map((word) => sql`(${text}) LIKE ${`%${literally(word)}%`} ESCAPE '\\'`)
  const filters = definition.fields.flatMap((field) => {
    const wanted = request.filters[field.name]
    return wanted === undefined || wanted.length === 0
      ? []
      : [sql`coalesce(${asText(field)}, '') IN (${sql.join(wanted)})`]
  })
  return sql.join([sql`deleted_at IS NULL`, ...finds, ...filters], sql` AND `)
}

/** Empty cells last, whichever way one sorts; then the order of the list; then the order of arrival. */
function order(request: Pick<PageRequest, 'sort'>): RawBuilder<unknown> {
  const wanted = request.sort.map(({ field, direction }) => {
    const column = sql.ref(columnName(field))
    return direction === 'asc' ? sql`${column} IS NULL, ${column} ASC` : sql`${column} IS NULL, ${column} DESC`
  })
  return sql.join([...wanted, sql`position IS NULL`, sql`position`, sql`id`])
}

/** @param request with fields of the definition only. */
export async function readPage(
  db: Db,
  definition: LedgerDefinition,
  request: PageRequest,
): Promise<{ rows: LedgerRow[]; total: number }> {
  const table = sql.table(definition.table)
  const where = conditions(definition, request)
  const page =
    await sql<LedgerSqlRow>`SELECT ${selectList(definition)} FROM ${table} WHERE ${where} ORDER BY ${order(request)} LIMIT ${request.limit} OFFSET ${request.offset}`.execute(
      db,
    )
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${table} WHERE ${where}`.execute(db)
  return { rows: page.rows.map((row) => toLedgerRow(definition, row)), total: counted.rows[0]?.total ?? 0 }
}

export async function readRow(db: Db, definition: LedgerDefinition, id: string): Promise<LedgerRow | null> {
  const answer =
    await sql<LedgerSqlRow>`SELECT ${selectList(definition)} FROM ${sql.table(definition.table)} WHERE id = ${id} AND deleted_at IS NULL`.execute(
      db,
    )
  const row = answer.rows[0]
  return row === undefined ? null : toLedgerRow(definition, row)
}

/** All rows of one unit, in the order of the list. */
export async function readAllRows(db: Db, definition: LedgerDefinition, unit: string): Promise<LedgerRow[]> {
  const answer =
    await sql<LedgerSqlRow>`SELECT ${selectList(definition)} FROM ${sql.table(definition.table)} WHERE deleted_at IS NULL AND unit = ${unit} ORDER BY position IS NULL, position, id`.execute(
      db,
    )
  return answer.rows.map((row) => toLedgerRow(definition, row))
}

export async function countRows(db: Db, definition: LedgerDefinition): Promise<number> {
  const answer = await sql<{
    total: number
  }>`SELECT count(*) AS total FROM ${sql.table(definition.table)} WHERE deleted_at IS NULL`.execute(db)
  return answer.rows[0]?.total ?? 0
}

const mostValues = 200

export async function readValues(
  db: Db,
  definition: LedgerDefinition,
  field: string,
): Promise<{ value: string; count: number }[]> {
  const column = sql.ref(columnName(field))
  const answer = await sql<{
    value: string
    count: number
  }>`SELECT CAST(${column} AS TEXT) AS value, count(*) AS count FROM ${sql.table(definition.table)} WHERE deleted_at IS NULL AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY count(*) DESC, value LIMIT ${mostValues}`.execute(
    db,
  )
  return answer.rows
}

/** Where a record's values came from, as stored by the import. */
export async function readOrigin(db: Db, definition: LedgerDefinition, id: string): Promise<string | null> {
  const answer = await sql<{
    origin: string | null
  }>`SELECT origin FROM ${sql.table(definition.table)} WHERE id = ${id}`.execute(db)
  return answer.rows[0]?.origin ?? null
}
