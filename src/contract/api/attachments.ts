/** Files that belong to a row of a list: a photograph, a scan, an agreement. */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { command, query } from '../define-api.ts'
import { ledgerKey, recordId, saved } from './shared.ts'

/** 20 MB: a scan of several pages, not a film. */
export const largestAttachment = 20 * 1024 * 1024

export const attachment = z.strictObject({
  id: recordId,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  addedAt: z.string(),
  addedBy: z.string(),
})

const byId = z.strictObject({ id: recordId })

export const attachmentsApi = {
  /** `id` names the row, `fileId` a staged file. */
  add: command(
    '添加附件',
    z.strictObject({ ledger: ledgerKey, id: recordId, fileId: recordId }),
    z.strictObject({ attachment, saved }),
  ),
  remove: command('删除附件', byId, z.strictObject({ saved })),
  open: query('打开附件', byId, artifact),
} as const

export type Attachment = z.infer<typeof attachment>
