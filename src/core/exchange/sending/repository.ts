/** Which version of which record each recipient has been sent, and what a record said in an earlier version, as SQL. */
import { sql } from 'kysely'
import type { RecordKey } from '../../../contract/records/index.ts'
import type { Db, NewRow } from '../../db/schema.ts'
import { parseStoredRecord, type StoredRecord } from '../../db/stored-record.ts'

/** `recordKey id` → version. */
export async function readSentVersions(db: Db, recipient: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sent_versions')
    .select(['record_key', 'record_id', 'version'])
    .where('recipient', '=', recipient)
    .execute()
  return new Map(rows.map((row) => [`${row.record_key} ${row.record_id}`, row.version]))
}

/** SQLite takes 32,766 parameters in one statement. */
const rowsAtOnce = 5_000

export async function writeSentVersions(db: Db, rows: readonly NewRow<'sent_versions'>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db
      .insertInto('sent_versions')
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflict((conflict) => conflict.doUpdateSet({ version: (eb) => eb.ref('excluded.version') }))
      .execute()
  }
}

/** What the recipient has is no longer known. */
export async function forgetSentVersions(db: Db, recipient: string): Promise<void> {
  await db.deleteFrom('sent_versions').where('recipient', '=', recipient).execute()
}

/** The record as it stood in that version; null when the undo line does not hold it any more. */
export async function readEarlierVersion(
  db: Db,
  key: RecordKey,
  id: string,
  version: number,
): Promise<StoredRecord | null> {
  const { rows } = await sql<{ image: string }>`
    SELECT image FROM command_changes
    WHERE record_id = ${id} AND record_key = ${key} AND image IS NOT NULL
      AND json_extract(image, '$.version') = ${version} LIMIT 1`.execute(db)
  const [row] = rows
  return row === undefined ? null : parseStoredRecord(row.image)
}
