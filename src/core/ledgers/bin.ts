/** What was removed from a list and can come back. */
import { sql, type RawBuilder } from 'kysely'
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import type { Db } from '../db/schema.ts'
import { peopleInBin } from '../people/bin.ts'
import { wordsIn } from './conditions.ts'
import { toLedgerRow, type LedgerSqlRow } from './repository.ts'
import type { LedgerShape } from './shape.ts'

export type BinRow = LedgerRow & { readonly deletedAt: string; readonly deletedBy: string }

interface BinRequest {
  readonly find: string
  readonly offset: number
  readonly limit: number
}

/** Own records only, the last removed first. */
export async function readBin(
  db: Db,
  shape: LedgerShape,
  unit: string,
  { find, offset, limit }: BinRequest,
): Promise<{ rows: BinRow[]; total: number }> {
  const source = binSource(shape)
  const where = sql.join([sql`deleted_at IS NOT NULL`, sql`unit = ${unit}`, ...wordsIn(shape, find)], sql` AND `)
  const { rows } = await sql<LedgerSqlRow>`
    SELECT ${shape.list}, deleted_at FROM ${source} WHERE ${where}
    ORDER BY deleted_at DESC, position IS NULL, position, id LIMIT ${limit} OFFSET ${offset}`.execute(db)
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${source} WHERE ${where}`.execute(db)
  return {
    rows: rows.map((row) => ({
      ...toLedgerRow(shape, row),
      deletedAt: String(row['deleted_at']),
      deletedBy: String(row['updated_by']),
    })),
    total: counted.rows[0]?.total ?? 0,
  }
}

/** A removed person is shown in the place that went to the bin with them, which the list's view no longer knows. */
function binSource({ definition, table }: LedgerShape): RawBuilder<unknown> {
  const key: LedgerKey = definition.key
  return key === 'people' ? peopleInBin : table
}
