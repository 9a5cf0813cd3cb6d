/** Issued minutes, the numbers they took, and who confirmed them, as SQL. */
import type { Db, Row } from '../db/schema.ts'

/** Everything that a unit ever issued under one numbering: a series' own, or (null) that of meetings outside of any. */
export async function readIssuedNumbers(
  db: Db,
  unit: string,
  seriesId: string | null,
): Promise<Pick<Row<'documents'>, 'number' | 'year' | 'title'>[]> {
  return db
    .selectFrom('documents')
    .select(['number', 'year', 'title'])
    .where('unit', '=', unit)
    .where('series_id', 'is', seriesId)
    .orderBy('revision', 'desc')
    .execute()
}

export async function readMinutesText(db: Db, meetingId: string): Promise<string | null> {
  const row = await db.selectFrom('meetings').select('minutes_text').where('id', '=', meetingId).executeTakeFirst()
  return row?.minutes_text ?? null
}

export async function readIssuedDocument(db: Db, id: string): Promise<Row<'documents'> | null> {
  return (await db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function readDocumentBytes(
  db: Db,
  id: string,
): Promise<(Row<'documents'> & { readonly bytes: Buffer }) | null> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('blobs', 'blobs.hash', 'documents.content_hash')
    .selectAll('documents')
    .select('blobs.bytes')
    .where('documents.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** In the order in which they were given. */
export async function readConfirmations(db: Db, documentId: string): Promise<Row<'confirmations'>[]> {
  return db
    .selectFrom('confirmations')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('deleted_at', 'is', null)
    .orderBy('confirmed_on')
    .orderBy('id')
    .execute()
}
