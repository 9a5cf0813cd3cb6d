/** An office's own .docx files in place of our layout of the minutes: looked at, kept, chosen for a meeting series. */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { command, query } from '../define-api.ts'
import { nothing, recordId, saved } from './shared.ts'

const byId = z.strictObject({ id: recordId })
const byFile = z.strictObject({ fileId: recordId })

export const documentTemplate = z.strictObject({
  id: recordId,
  name: z.string(),
  fileName: z.string(),
  size: z.int(),
  /** The series whose minutes are issued with it. */
  usedBy: z.array(z.strictObject({ id: recordId, name: z.string() })),
})

const inspected = z.strictObject({
  /** Tags that occur, each once, in the order of the text. */
  fields: z.array(z.string()),
  /** A sentence without its full stop, with the tag and the place of each. */
  errors: z.array(z.strictObject({ message: z.string(), paragraph: z.int() })),
})

const field = z.strictObject({ tag: z.string(), label: z.string(), example: z.string() })

export const templatesApi = {
  /** By name. */
  list: query('查看纪要模板', nothing, z.array(documentTemplate)),
  /** `fileId` names a staged .docx. Nothing is stored. */
  inspect: query('检查纪要模板', byFile, inspected),
  /** A file with errors is refused with the first place and the count. */
  save: command(
    '添加纪要模板',
    byFile.extend({ name: z.string().trim().min(1).max(60) }),
    z.strictObject({ template: documentTemplate, saved }),
  ),
  /** Not while a series uses it. */
  remove: command('移除纪要模板', byId, z.strictObject({ saved })),
  /** The file as it was added. */
  open: query('下载纪要模板', byId, artifact),
  /** Everything that a template may name; `fields` of a list stand between its two tags. */
  fields: query(
    '查看模板字段',
    nothing,
    z.strictObject({ fields: z.array(field), lists: z.array(field.extend({ fields: z.array(field) })) }),
  ),
  /** Our own layout as a template, to be changed in a word processor. */
  starter: query('下载模板样稿', nothing, artifact),
  /** `templateId: null` goes back to our layout. Issued documents stay as they are. */
  choose: command(
    '选用纪要模板',
    z.strictObject({ seriesId: recordId, templateId: recordId.nullable() }),
    z.strictObject({ saved }),
  ),
} as const

export type DocumentTemplate = z.infer<typeof documentTemplate>
export type InspectedTemplate = z.infer<typeof inspected>
