/** 网格员公示牌: what is put up at a grid, and the public facts that it needs. Personal telephones never stand on it. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { roleKeys } from '../roles.ts'
import { nothing, recordId, saved } from './shared.ts'

/** What people dial; an office writes it with blanks, hyphens or an extension. */
export const telephonePattern = /^[\d\s()（）+\-—转、]{0,40}$/
const telephone = z.string().trim().regex(telephonePattern)

export const noticeMember = z.strictObject({
  personId: recordId,
  name: z.string(),
  employer: z.string(),
  role: z.enum(roleKeys),
  workPhone: z.string(),
  hasPhoto: z.boolean(),
})

export const notice = z.strictObject({
  grids: z.array(z.strictObject({ gridId: recordId, name: z.string(), members: z.array(noticeMember) })),
  /** What the boards would still leave open. */
  lacking: z.array(z.string()),
  /** One A4 page per grid. */
  html: z.string(),
})

export const office = z.strictObject({ supervisionPhone: z.string() })

export const noticeMethods = {
  notice: query('查看公示牌', z.strictObject({ gridIds: z.array(recordId).min(1).max(100) }), notice),
  office: query('查看单位设置', nothing, office),
  saveOffice: command('保存单位设置', z.strictObject({ supervisionPhone: telephone }), z.strictObject({ saved })),
  saveWorkPhone: command(
    '保存工作电话',
    z.strictObject({ personId: recordId, workPhone: telephone }),
    z.strictObject({ saved }),
  ),
  /** A photo for the boards, from a handed-over file; without one the photo is taken away. */
  savePhoto: command(
    '保存照片',
    z.strictObject({ personId: recordId, fileId: recordId.nullable() }),
    z.strictObject({ saved }),
  ),
} as const

export type Notice = z.infer<typeof notice>
export type NoticeMember = z.infer<typeof noticeMember>
