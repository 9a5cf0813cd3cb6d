/** Attachments as SQL; their bytes lie in the store of blobs. */
import type { Attachment } from '../../contract/api/attachments.ts'
import type { Db } from '../db/schema.ts'

/** The attachments of a row, in the order in which they came. */
export async function readAttachmentsOf(db: Db, recordId: string): Promise<Attachment[]> {
  return db
    .selectFrom('attachments')
    .select(['id', 'name', 'media_type as mediaType', 'size', 'updated_at as addedAt', 'updated_by as addedBy'])
    .where('record_id', '=', recordId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** Removed ones too: the history of the row speaks of them. */
export async function readAttachmentIds(db: Db, recordId: string): Promise<string[]> {
  const rows = await db.selectFrom('attachments').select('id').where('record_id', '=', recordId).execute()
  return rows.map((row) => row.id)
}
