/** The papers of a meeting besides its minutes: before it (notice, agenda, sign-in sheet) and after it (the full record). */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { query } from '../define-api.ts'
import { isoDate } from '../meetings.ts'
import { urgencies } from '../tasks.ts'
import { recordId } from './shared.ts'

export const paperKinds = ['notice', 'agenda', 'signIn', 'record'] as const
export type PaperKind = (typeof paperKinds)[number]

export const paperTitles: Readonly<Record<PaperKind, string>> = {
  notice: '会议通知',
  agenda: '会议议程',
  signIn: '签到表',
  record: '会议记录',
}

const line = z.string().max(500)

/** What a notice says beyond the meeting itself. */
export const noticeTexts = z.strictObject({
  purpose: line.default(''),
  requirements: z.array(line.min(1)).max(20).default([]),
  contactName: line.default(''),
  contactPhone: line.default(''),
})

const papersOfMeeting = z.strictObject({
  meetingId: recordId,
  /** In the order in which they stand in the file. */
  kinds: z
    .array(z.enum(paperKinds))
    .min(1)
    .refine((kinds) => new Set(kinds).size === kinds.length),
  notice: noticeTexts.prefault({}),
})

export const papersApi = {
  /** As they will print, one below the other, as a complete HTML document without scripts. */
  preview: query('预览会议材料', papersOfMeeting, z.strictObject({ html: z.string() })),
  /** One Word file that holds them all. */
  make: query('导出会议材料', papersOfMeeting, artifact),
  /** 督办单 for each unit that answers for open items, all of them in one file. No units given: all. */
  supervision: query(
    '打印督办单',
    z.strictObject({
      units: z.array(line).max(500).default([]),
      urgencies: z.array(z.enum(urgencies)).default([]),
      replyBy: isoDate.nullable().default(null),
    }),
    artifact,
  ),
  receipt: query('打印结转单', z.strictObject({ meetingId: recordId, receiptId: recordId }), artifact),
  /** The form on which topics are asked for, empty or with one application in it. */
  topicForm: query('打印议题申请单', z.strictObject({ topicId: recordId.nullable() }), artifact),
} as const

export type NoticeTexts = z.infer<typeof noticeTexts>
export type PapersOfMeeting = z.infer<typeof papersOfMeeting>
