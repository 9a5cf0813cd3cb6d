/** Closing a meeting (结转): which way each open item goes, and the receipt (结转单) that stays of it. */
import { z } from 'zod'
import { isoDate, resolutionStates } from './meetings.ts'

export const closingWays = ['办结', '结转', '转督办', '撤销'] as const

const recordId = z.uuid()
const reason = z.string().trim().max(2000).default('')

export const closingDecision = z.strictObject({
  id: recordId,
  way: z.enum(closingWays),
  /** 办结 may do without, when there is proof. */
  reason,
  fileIds: z.array(recordId).max(20).default([]),
})

/** One line of the receipt, as it stood when the meeting was closed. */
export const closingLine = z.strictObject({
  id: recordId,
  content: z.string(),
  leadUnit: z.string(),
  deadline: isoDate.nullable(),
  way: z.enum(closingWays),
  reason: z.string(),
  stateBefore: z.enum(resolutionStates),
  stateAfter: z.enum(resolutionStates),
})

export const closingItem = z.strictObject({
  id: recordId,
  content: z.string(),
  leadUnit: z.string(),
  person: z.string(),
  deadline: isoDate.nullable(),
  state: z.enum(resolutionStates),
  overdue: z.boolean(),
  /** Taken at an earlier meeting of the series. */
  carriedFrom: z.string().nullable(),
  proposed: z.enum(closingWays),
})

/** `taken` = 办结 + 结转 + 转督办 + 撤销, or the meeting is not closed. */
export const closingCounts = z.strictObject({
  taken: z.int(),
  办结: z.int(),
  结转: z.int(),
  转督办: z.int(),
  撤销: z.int(),
})

export const receipt = z.strictObject({
  id: recordId,
  number: z.int(),
  closedOn: isoDate,
  meetingId: recordId,
  meetingTitle: z.string(),
  seriesId: recordId.nullable(),
  seriesName: z.string(),
  lines: z.array(closingLine),
  counts: closingCounts,
  writtenBy: z.string(),
  reopened: z.strictObject({ on: isoDate, reason: z.string() }).nullable(),
})

export type ClosingWay = (typeof closingWays)[number]
export type ClosingDecision = z.infer<typeof closingDecision>
export type ClosingLine = z.infer<typeof closingLine>
export type ClosingItem = z.infer<typeof closingItem>
export type ClosingCounts = z.infer<typeof closingCounts>
export type Receipt = z.infer<typeof receipt>
