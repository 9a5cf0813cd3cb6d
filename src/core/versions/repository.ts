/** Versions and their frozen rows as SQL. Rows are frozen and compared inside the database, as the JSON text of each row. */
import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { LedgerDefinition, LedgerKey } from '../../contract/ledgers/index.ts'
import { columnName, type RecordValues } from '../../contract/records/define-record.ts'
import { ownFieldName } from '../../contract/ledgers/own-columns.ts'
import type { Db, NewRow, Row } from '../db/schema.ts'
import { ownValue, readExtra } from '../ledgers/own-values.ts'
import type { RowPair } from './rules.ts'

/** Newest first. */
export async function readVersions(db: Db, unit: string, ledger: LedgerKey): Promise<Row<'list_versions'>[]> {
  return db
    .selectFrom('list_versions')
    .selectAll()
    .where('unit', '=', unit)
    .where('ledger', '=', ledger)
    .orderBy('edition', 'desc')
    .execute()
}

/** In the order in which they were issued. */
export async function readVersionsPassedBy(db: Db, meetingId: string): Promise<Row<'list_versions'>[]> {
  return db
    .selectFrom('list_versions')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
}

export async function readVersion(db: Db, id: string): Promise<Row<'list_versions'> | null> {
  return (await db.selectFrom('list_versions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function readMeetingTitles(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('meetings').select(['id', 'title']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** A state of a list: an issued version, or the unit's rows as they stand. */
export type ListState =
  | { readonly kind: 'version'; readonly id: string }
  | { readonly kind: 'current'; readonly definition: LedgerDefinition; readonly unit: string }

/** `record_id`, `ordinal` and `row_values` of every row. Names come from definitions, never from input. */
function rowsOf(state: ListState): RawBuilder<unknown> {
  if (state.kind === 'version')
    return sql`SELECT record_id, ordinal, row_values FROM list_version_rows WHERE version_id = ${state.id}`
  const { definition, unit } = state
  return sql`
    SELECT id AS record_id, row_number() OVER (ORDER BY position IS NULL, position, id) AS ordinal,
      ${rowText(definition)} AS row_values
    FROM ${sql.table(definition.table)} WHERE deleted_at IS NULL AND unit = ${unit}`
}

/** The row as JSON, in the order of the names: moving a column in the definition must not make every row look different. */
function rowText(definition: LedgerDefinition): RawBuilder<unknown> {
  const names = definition.fields.map(({ name }) => name).sort()
  const members = [...names.map((name) => sql`${sql.lit(name)}, ${sql.ref(columnName(name))}`), sql`'extra', extra`]
  return sql`json_object(${sql.join(members)})`
}

export async function freezeRows(db: Db, versionId: string, state: ListState): Promise<void> {
  await sql`
    INSERT INTO list_version_rows (version_id, record_id, ordinal, row_values)
    SELECT ${versionId}, record_id, ordinal, row_values FROM (${rowsOf(state)})`.execute(db)
}

export type FrozenRow = Pick<Row<'list_version_rows'>, 'record_id' | 'row_values'>

export async function readRows(db: Db, state: ListState): Promise<FrozenRow[]> {
  return (await sql<FrozenRow>`SELECT record_id, row_values FROM (${rowsOf(state)}) ORDER BY ordinal`.execute(db)).rows
}

/** A row of a state by its id, found through the key of its table. `outer` names the row that is looked for. */
function rowNamed(state: ListState, outer: RawBuilder<unknown>): RawBuilder<unknown> {
  if (state.kind === 'version')
    return sql`(SELECT row_values FROM list_version_rows WHERE version_id = ${state.id} AND record_id = ${outer})`
  const { definition, unit } = state
  return sql`
    (SELECT ${rowText(definition)} FROM ${sql.table(definition.table)}
     WHERE id = ${outer} AND deleted_at IS NULL AND unit = ${unit})`
}

/** The rows whose text differs, or that are only in one of the states; in the order of the younger state, then the older. */
export async function readDifferences(db: Db, before: ListState, after: ListState): Promise<RowPair[]> {
  const { rows } = await sql<{ id: string; was: string | null; is: string | null }>`
    SELECT * FROM (
      SELECT record_id AS id, ${rowNamed(before, sql.ref('a.record_id'))} AS was, row_values AS "is", 0 AS gone, ordinal
      FROM (${rowsOf(after)}) a
      UNION ALL
      SELECT record_id, row_values, ${rowNamed(after, sql.ref('b.record_id'))}, 1, ordinal
      FROM (${rowsOf(before)}) b
    )
    WHERE CASE gone WHEN 0 THEN was IS NOT "is" ELSE "is" IS NULL END
    ORDER BY gone, ordinal`.execute(db)
  return rows.map(({ id, was, is }) => ({
    id,
    before: was === null ? null : readValues(was),
    after: is === null ? null : readValues(is),
  }))
}

const storedValue = z.union([z.string(), z.number(), z.null()])
const storedRow = z.record(z.string(), storedValue)

/** The row's fields, own columns among them. */
export function readValues(json: string): RecordValues {
  const { extra, ...values } = storedRow.parse(JSON.parse(json))
  const own = readExtra(String(extra ?? '{}'))
  const ownValues = Object.keys(own).map((id) => [ownFieldName(id), ownValue(own, id)] as const)
  return { ...values, ...Object.fromEntries(ownValues) }
}

export type StoredReason = Row<'list_version_reasons'>

/** Why rows differ from this version, as far as it has been said. */
export async function readPendingReasons(db: Db, versionId: string): Promise<Row<'list_adjustments'>[]> {
  return db
    .selectFrom('list_adjustments')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
}

export async function freezeReasons(db: Db, reasons: readonly NewRow<'list_version_reasons'>[]): Promise<void> {
  const atOnce = 500
  for (let start = 0; start < reasons.length; start += atOnce)
    await db
      .insertInto('list_version_reasons')
      .values(reasons.slice(start, start + atOnce))
      .execute()
}

/** In the order of the records, so that they can be hashed. */
export async function readFrozenReasons(db: Db, versionId: string): Promise<StoredReason[]> {
  return db
    .selectFrom('list_version_reasons')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('record_id')
    .execute()
}
