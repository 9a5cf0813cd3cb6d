/** Reads lists from their tables and views, with condition, order and window in SQL. Knows definitions, not single ledgers. */
import { sql, type RawBuilder } from 'kysely'
import type { LedgerRow, PageRequest, RowGroup } from '../../contract/api/ledgers.ts'
import type { RowsRequest } from '../../contract/api/rows-request.ts'
import type { LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { CellValue } from '../../contract/records/define-record.ts'
import { records } from '../../contract/records/index.ts'
import type { Db } from '../db/schema.ts'
import { contains, rowsWanted } from './conditions.ts'
import { groupOrderOfGroups, rowOrder } from './order.ts'
import { ownValue, readExtra } from './own-values.ts'
import { requireColumn, shapeOf, type LedgerShape } from './shape.ts'

export type LedgerSqlRow = Readonly<Record<string, CellValue>>

export function toLedgerRow({ columns }: LedgerShape, row: LedgerSqlRow): LedgerRow {
  const values: Record<string, CellValue> = {}
  const extra = readExtra(String(row['extra'] ?? '{}'))
  for (const { field, column, own } of columns)
    values[field.name] = own ? ownValue(extra, column) : (row[column] ?? null)
  return {
    id: String(row['id']),
    unit: String(row['unit']),
    version: Number(row['version']),
    updatedAt: String(row['updated_at']),
    updatedBy: String(row['updated_by']),
    values,
  }
}

/**
 * The order is found over the ids alone: only the columns that it needs are looked up for the whole list.
 * @throws AppError invalid_input, value_invalid for a request that does not fit the list.
 */
export async function readPage(
  db: Db,
  shape: LedgerShape,
  request: PageRequest,
): Promise<{ rows: LedgerRow[]; total: number }> {
  const wanted = rowsWanted(shape, request)
  const page = await sql<{ id: string }>`
    SELECT id FROM ${shape.table} WHERE ${wanted} ORDER BY ${rowOrder(shape, request)}
    LIMIT ${request.limit} OFFSET ${request.offset}`.execute(db)
  const ids = page.rows.map(({ id }) => id)
  const rows = await readRows(db, shape, ids)
  return {
    rows: ids.flatMap((id) => rows.get(id) ?? []),
    total: isNarrowed(request) ? await countWhere(db, shape, wanted) : await countRows(db, shape.definition),
  }
}

function isNarrowed({ find, where }: RowsRequest): boolean {
  return find.trim() !== '' || where.length > 0
}

async function countWhere(db: Db, { table }: LedgerShape, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`SELECT count(*) AS total FROM ${table} WHERE ${where}`.execute(db)
  return rows[0]?.total ?? 0
}

export async function readGroups(db: Db, shape: LedgerShape, request: RowsRequest, by: string): Promise<RowGroup[]> {
  const column = requireColumn(shape, by)
  const { rows } = await sql<RowGroup>`
    SELECT CAST(${column.value} AS TEXT) AS value, count(*) AS count FROM ${shape.table}
    WHERE ${rowsWanted(shape, request)} GROUP BY ${column.value} ORDER BY ${groupOrderOfGroups(column)}`.execute(db)
  return rows
}

type OrderedRequest = RowsRequest & Pick<PageRequest, 'groupBy'>

/** The rows of a request with the place of each, 0 first. */
function placed(shape: LedgerShape, request: OrderedRequest, also: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT id, row_number() OVER (ORDER BY ${rowOrder(shape, request)}) - 1 AS place, ${also} FROM ${shape.table} WHERE ${rowsWanted(shape, request)}`
}

export async function findOffset(
  db: Db,
  shape: LedgerShape,
  request: OrderedRequest,
  id: string,
): Promise<number | null> {
  const { rows } = await sql<{ place: number }>`
    SELECT place FROM (${placed(shape, request, sql`0`)}) WHERE id = ${id}`.execute(db)
  return rows[0]?.place ?? null
}

export interface Found {
  readonly offset: number
  readonly id: string
  /** The first field of the row that holds the text. */
  readonly field: string
}

export async function findText(
  db: Db,
  shape: LedgerShape,
  request: OrderedRequest,
  { text, from, direction }: { text: string; from: number; direction: 'next' | 'previous' },
): Promise<Found | null> {
  const hit = firstHit(shape, text)
  const order = direction === 'next' ? sql`place <= ${from}, place ASC` : sql`place >= ${from}, place DESC`
  const { rows } = await sql<{ id: string; place: number; hit: number }>`
    SELECT id, place, hit FROM (${placed(shape, request, sql`${hit} AS hit`)})
    WHERE hit IS NOT NULL ORDER BY ${order} LIMIT 1`.execute(db)
  const [row] = rows
  const field = row === undefined ? undefined : shape.fields[row.hit]
  return row === undefined || field === undefined ? null : { offset: row.place, id: row.id, field: field.name }
}

/** The number of the first column that holds the text; null when none does. Most rows are settled by one look at the whole. */
function firstHit({ columns, allText }: LedgerShape, text: string): RawBuilder<unknown> {
  const cases = columns.map((column, index) => sql`WHEN ${contains(column.text, text)} THEN ${sql.lit(index)}`)
  return sql`CASE WHEN ${contains(allText, text)} THEN CASE ${sql.join(cases, sql` `)} END END`
}

export async function readRow(db: Db, shape: LedgerShape, id: string): Promise<LedgerRow | null> {
  const answer = await sql<LedgerSqlRow>`
    SELECT ${shape.list} FROM ${shape.table} WHERE id = ${id} AND deleted_at IS NULL`.execute(db)
  const row = answer.rows[0]
  return row === undefined ? null : toLedgerRow(shape, row)
}

/** By id. What is not there or in the bin is missing. */
export async function readRows(
  db: Db,
  shape: LedgerShape,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LedgerRow>> {
  const { rows } = await sql<LedgerSqlRow>`
    SELECT ${shape.list} FROM ${shape.table}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND deleted_at IS NULL`.execute(db)
  return new Map(rows.map((row) => [String(row['id']), toLedgerRow(shape, row)]))
}

/** All rows of one unit, in the order of the list. */
export async function readAllRows(db: Db, definition: LedgerDefinition, unit: string): Promise<LedgerRow[]> {
  const shape = await shapeOf(db, definition)
  const answer = await sql<LedgerSqlRow>`
    SELECT ${shape.list} FROM ${shape.table} WHERE deleted_at IS NULL AND unit = ${unit}
    ORDER BY position IS NULL, position, id`.execute(db)
  return answer.rows.map((row) => toLedgerRow(shape, row))
}

/** A row of a list is a record of its kind, whatever its view looks up besides. */
export async function countRows(db: Db, { key }: LedgerDefinition): Promise<number> {
  const answer = await sql<{
    total: number
  }>`SELECT count(*) AS total FROM ${sql.table(records[key].table)} WHERE deleted_at IS NULL`.execute(db)
  return answer.rows[0]?.total ?? 0
}

const mostValues = 200

export async function readValues(
  db: Db,
  shape: LedgerShape,
  field: string,
): Promise<{ value: string; count: number }[]> {
  const { value: column } = requireColumn(shape, field)
  const answer = await sql<{ value: string; count: number }>`
    SELECT CAST(${column} AS TEXT) AS value, count(*) AS count FROM ${shape.table}
    WHERE deleted_at IS NULL AND ${column} IS NOT NULL
    GROUP BY ${column} ORDER BY count(*) DESC, value LIMIT ${mostValues}`.execute(db)
  return answer.rows
}

/** Where a record's values came from, as stored by the import. */
export async function readOrigin(db: Db, definition: LedgerDefinition, id: string): Promise<string | null> {
  const answer = await sql<{
    origin: string | null
  }>`SELECT origin FROM ${sql.table(definition.table)} WHERE id = ${id}`.execute(db)
  return answer.rows[0]?.origin ?? null
}
