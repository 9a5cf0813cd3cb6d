/** Rows that were not taken as they came, as SQL. */
import { sql } from 'kysely'
import type { Db, NewRow, Row } from '../../db/schema.ts'

/** SQLite takes 32,766 parameters in one statement. */
const rowsAtOnce = 2_000

export async function replaceRows(
  db: Db,
  packageId: string,
  rows: readonly Omit<NewRow<'package_rows'>, 'package_id' | 'ordinal'>[],
): Promise<void> {
  await db.deleteFrom('package_rows').where('package_id', '=', packageId).execute()
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce)
    const values = part.map((row, index) => ({ ...row, package_id: packageId, ordinal: from + index }))
    await db.insertInto('package_rows').values(values).execute()
  }
}

export async function readRows(db: Db, packageId: string): Promise<Row<'package_rows'>[]> {
  return db.selectFrom('package_rows').selectAll().where('package_id', '=', packageId).orderBy('ordinal').execute()
}

export interface RowCounts {
  readonly returned: number
  /** Conflicts decided for the receiver's own content. */
  readonly setAside: number
}

export async function countRows(db: Db): Promise<ReadonlyMap<string, RowCounts>> {
  const rows = await db
    .selectFrom('package_rows')
    .select(['package_id', sql<number>`count(*)`.as('returned'), sql<number>`sum(decision IS 'ours')`.as('set_aside')])
    .groupBy('package_id')
    .execute()
  return new Map(rows.map((row) => [row.package_id, { returned: row.returned, setAside: row.set_aside }]))
}
