/** Who holds which post when: taking a seat, leaving it with a hand-over list, and the history of both. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { postingModes, roleKeys } from '../roles.ts'
import { recordId, saved } from './shared.ts'

/** One posting as the history shows it. */
export const term = z.strictObject({
  postingId: recordId,
  personId: recordId,
  name: z.string(),
  employer: z.string(),
  gridId: recordId.nullable(),
  gridName: z.string(),
  communityName: z.string(),
  role: z.string(),
  mode: z.string(),
  startedOn: z.string().nullable(),
  /** `null` while the post is held. */
  endedOn: z.string().nullable(),
  endReason: z.string(),
})

export const handoverKinds = ['duties', 'keyMatters', 'assistMatters', 'resolutions'] as const

/** One open matter of somebody who leaves, and why it is taken for theirs. */
export const handoverItem = z.strictObject({
  kind: z.enum(handoverKinds),
  id: recordId,
  title: z.string(),
  detail: z.string(),
  deadline: z.string().nullable(),
  because: z.string(),
})

export const handover = z.strictObject({
  personId: recordId,
  name: z.string(),
  employer: z.string(),
  own: z.boolean(),
  /** Every posting the person holds now. */
  current: z.array(term),
  /** Everything the person has held, newest first. */
  terms: z.array(term),
  items: z.array(handoverItem),
  /** Which seats nobody holds once these postings end. */
  vacated: z.array(z.strictObject({ gridId: recordId, place: z.string(), message: z.string() })),
  /** 交接清单 as a printable page. */
  html: z.string(),
})

const day = z.iso.date()

export const postingMethods = {
  assign: command(
    '补人',
    z.strictObject({
      personId: recordId,
      gridId: recordId,
      role: z.enum(roleKeys),
      mode: z.enum(postingModes).nullable().default(null),
      startedOn: day,
    }),
    z.strictObject({ postingId: recordId, saved }),
  ),
  leave: command(
    '办理离岗',
    z.strictObject({
      personId: recordId,
      postingIds: z.array(recordId).min(1).max(50),
      /** The last day. */
      endedOn: day,
      reason: z.string().trim().min(1).max(200),
      /** Takes every one of the seats on that day. */
      successorId: recordId.nullable().default(null),
    }),
    z.strictObject({ saved }),
  ),
  handover: query(
    '查看交接清单',
    z.strictObject({ personId: recordId, postingIds: z.array(recordId).max(50).nullable().default(null) }),
    handover,
  ),
  history: query('查看任职历史', z.strictObject({ gridId: recordId }), z.array(term)),
} as const

export type Term = z.infer<typeof term>
export type Handover = z.infer<typeof handover>
export type HandoverItem = z.infer<typeof handoverItem>
