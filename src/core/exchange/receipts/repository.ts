/** Rows that were not taken as they came, as SQL. */
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
