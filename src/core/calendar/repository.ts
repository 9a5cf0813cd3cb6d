/** The years that the office has put in place of those that ship with the program, as SQL. */
import type { Db, Row } from '../db/schema.ts'

export async function readOwnYears(db: Db, unit: string): Promise<Row<'work_calendars'>[]> {
  return db
    .selectFrom('work_calendars')
    .selectAll()
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('year')
    .execute()
}
