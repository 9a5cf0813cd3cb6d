/** Files that belong to rows: added, removed, opened as they came. */
import type { attachmentsApi } from '../../contract/api/attachments.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgers } from '../../contract/ledgers/index.ts'
import { sha256 } from '../db/sha256.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import { readBlob } from '../exchange/repository.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { assertOwn, nameOf, requireOwnRow } from '../ledgers/own-row.ts'
import { shapeOf } from '../ledgers/shape.ts'
import { storeBlob } from '../meetings/repository.ts'
import { proofOf } from '../tasks/write-event.ts'
import { assertAttachable, mediaTypeOf } from './rules.ts'

export const attachmentHandlers: HandlersOf<typeof attachmentsApi> = {
  add: async (context, { ledger, id, fileId }) => {
    const { db, records, stamp, unit, options } = context
    const definition = ledgers[ledger]
    const row = await requireOwnRow(context, await shapeOf(db, definition), id)
    const file = context.files.get(fileId)
    assertAttachable(file)
    const contentHash = sha256(file.bytes)
    await storeBlob(db, contentHash, file.bytes)
    const mediaType = mediaTypeOf(file.name)
    const size = file.bytes.length
    const values = { ledger, recordId: id, name: file.name, mediaType, size, contentHash }
    const added = records.create(stamp, 'attachments', options.newId(), unit.code, { values })
    const { updatedAt: addedAt, updatedBy: addedBy } = added
    return {
      value: { attachment: { id: added.id, name: file.name, mediaType, size, addedAt, addedBy } },
      label: `添加附件：${nameOf(definition, row.values)} ${file.name}`,
    }
  },

  remove: async (context, { id }) => {
    const attachment = requireAttachment(context, id)
    const name = String(attachment.values['name'])
    await assertOwn(context, name, attachment.unit)
    // Proof belongs to a report, and reports are written once.
    if (attachment.values['ledger'] === proofOf) throw new AppError('proof_fixed', { file: name })
    context.records.remove(context.stamp, 'attachments', attachment)
    return { value: {}, label: `删除附件：${name}` }
  },

  open: async (context, { id }) => {
    const { values } = requireAttachment(context, id)
    const hash = String(values['contentHash'])
    const bytes = await readBlob(context.db, hash)
    if (bytes === null) throw new Error(`the bytes of an attachment are missing: ${hash}`)
    return { name: String(values['name']), mediaType: String(values['mediaType']), bytes }
  },
}

function requireAttachment({ records }: QueryContext, id: string): StoredRecord {
  const attachment = records.get('attachments', id)
  if (attachment === null || attachment.deletedAt !== null) throw new AppError('not_found')
  return attachment
}
