/** Closing a meeting: preview, close, reopen the newest, and the receipts. */
import { z } from 'zod'
import { closingCounts, closingDecision, closingItem, receipt } from '../closing.ts'
import { command, query } from '../define-api.ts'
import { meetingStages } from '../meetings.ts'
import { recordId, saved } from './shared.ts'

const decisions = z.array(closingDecision).max(2000)

export const closingPreview = z.strictObject({
  stage: z.enum(meetingStages),
  /** The number that the receipt would take. */
  number: z.int(),
  items: z.array(closingItem),
  counts: closingCounts,
  /** What still stands against closing, each naming its item. Empty: it can be closed. */
  problems: z.array(z.strictObject({ id: recordId.nullable(), text: z.string() })),
  /** Whether this is the meeting that can be reopened. */
  canReopen: z.boolean(),
})

export const closingApi = {
  preview: query('预览结转', z.strictObject({ meetingId: recordId, decisions: decisions.default([]) }), closingPreview),
  close: command('结转会议', z.strictObject({ meetingId: recordId, decisions }), z.strictObject({ receipt, saved })),
  reopen: command(
    '重开会议',
    z.strictObject({ meetingId: recordId, reason: z.string().trim().max(200) }),
    z.strictObject({ receipt, saved }),
  ),
  /** Every receipt of the meeting, reopened ones included, newest first. */
  receipt: query('查看结转单', z.strictObject({ meetingId: recordId }), z.array(receipt)),
} as const

export type ClosingPreview = z.infer<typeof closingPreview>
