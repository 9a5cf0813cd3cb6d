/** The rows behind what the index found, with the records that they belong to. */
import { sql } from 'kysely'
import type { SearchKind } from '../../contract/api/search.ts'
import { people as peopleLedger } from '../../contract/ledgers/people.ts'
import { columnName, type CellValue, type RecordDefinition } from '../../contract/records/define-record.ts'
import { openStates } from '../../contract/meetings.ts'
import { records } from '../../contract/records/index.ts'
import type { Db } from '../db/schema.ts'
import type { SourceRow } from './describe.ts'

type SqlRow = Readonly<Record<string, CellValue>>

/** Records that are not there are left out. */
export async function readRows(
  db: Db,
  kind: SearchKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SourceRow>> {
  // A person's row says where he or she stands; that is in the ledger's view.
  const definition: RecordDefinition = kind === 'people' ? peopleLedger : records[kind]
  const answer = await sql<SqlRow>`
    SELECT * FROM ${sql.table(definition.table)}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND deleted_at IS NULL`.execute(db)
  return new Map(answer.rows.map((row) => [String(row['id']), toSourceRow(definition, row)]))
}

function toSourceRow(definition: RecordDefinition, row: SqlRow): SourceRow {
  const values: Record<string, CellValue> = {}
  for (const { name } of definition.fields) values[name] = row[columnName(name)] ?? null
  return { id: String(row['id']), unit: String(row['unit']), extra: String(row['extra']), values }
}

export async function readOverdue(db: Db, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('resolutions')
    .select('id')
    .where('deleted_at', 'is', null)
    .where('deadline', '<', today)
    .where((row) => row.or([row('state', 'is', null), row('state', 'in', [...openStates])]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Code and name of the units whose cards are registered. */
export async function readUnitNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('partner_cards').select(['unit', 'name']).execute()
  return new Map(rows.map(({ unit, name }) => [unit, name]))
}
