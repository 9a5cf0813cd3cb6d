/** Who is told of a meeting and what they answered, before it is held. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { attendanceStatuses, isoDate } from '../meetings.ts'
import { recordId, saved } from './shared.ts'

/** 代会: somebody else comes in this member's place. */
export const invitationReplies = ['参加', '请假', '代会'] as const
export const informedBy = ['电话', '短信', '微信', '当面', '书面'] as const

const invitation = z.strictObject({
  /** Of the attendance. */
  id: recordId,
  unit: z.string(),
  name: z.string(),
  duty: z.string(),
  status: z.enum(attendanceStatuses),
  standsInFor: z.string(),
  /** Null: not yet. */
  informed: z.strictObject({ on: isoDate, by: z.string() }).nullable(),
  reply: z.strictObject({ on: isoDate, answer: z.enum(invitationReplies) }).nullable(),
  /** What else is written there. */
  remarks: z.string(),
})

const people = z.strictObject({
  people: z.array(invitation),
  informed: z.int(),
  coming: z.int(),
  saved,
})

export const invitationsApi = {
  list: query('查看会议通知', z.strictObject({ meetingId: recordId }), people.omit({ saved: true })),
  inform: command(
    '登记会议通知',
    z.strictObject({
      meetingId: recordId,
      ids: z.array(recordId).min(1).max(500),
      /** One word or two: it stands between the day and the reply in one line of text. */
      by: z.string().regex(/^[^；\s]{1,10}$/),
      on: isoDate,
    }),
    people,
  ),
  reply: command(
    '登记会议回复',
    z.strictObject({
      meetingId: recordId,
      id: recordId,
      answer: z.enum(invitationReplies),
      on: isoDate,
      /** For 代会: who comes. */
      deputy: z.string().trim().max(200).default(''),
    }),
    people,
  ),
} as const

export type InvitationReply = (typeof invitationReplies)[number]
export type Invitation = z.infer<typeof invitation>
