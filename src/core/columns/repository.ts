/** Own columns as SQL. */
import { sql } from 'kysely'
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import { records } from '../../contract/records/index.ts'
import type { Db, Row } from '../db/schema.ts'
import type { OwnCell } from './rules.ts'

export type OwnColumnRow = Pick<Row<'own_columns'>, 'id' | 'label' | 'type' | 'codes' | 'width' | 'position'>

const fields = ['id', 'label', 'type', 'codes', 'width', 'position'] as const

/** The columns that are shown, in their order. They belong to the office whose data folder it is. */
export async function readOwnColumns(db: Db, ledger: LedgerKey): Promise<OwnColumnRow[]> {
  return db
    .selectFrom('own_columns')
    .select(fields)
    .where('ledger', '=', ledger)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Every column that there ever was, by id: histories speak of removed ones too. */
export async function readColumnLabels(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('own_columns').select(['id', 'label']).execute()
  return new Map(rows.map((row) => [row.id, row.label]))
}

/** The filled cells of a column in the unit's rows; those in the bin too, for they may come back. */
export async function readOwnValues(db: Db, ledger: LedgerKey, unit: string, columnId: string): Promise<OwnCell[]> {
  const path = `$."${columnId}"`
  const { rows } = await sql<OwnCell>`
    SELECT id AS "recordId", json_extract(extra, ${path}) AS value FROM ${sql.table(records[ledger].table)}
    WHERE unit = ${unit} AND json_extract(extra, ${path}) IS NOT NULL`.execute(db)
  return rows
}
