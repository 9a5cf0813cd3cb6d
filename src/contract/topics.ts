/** 议题申请单: a topic that somebody wants talked about, until it is on an agenda or turned down. */
import { z } from 'zod'
import { isoDate, subject, topicSources, topicStates } from './meetings.ts'

export const reviewDecisions = ['立项', '暂存', '不予立项'] as const
/** What can be done with a topic; which of it its state allows is the core's to say. */
export const topicActions = ['修改', '审核', '退回待审', '上会', '删除'] as const

const shortText = z.string().max(200)
const longText = z.string().max(20_000)

export const topicDraft = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** At which meetings it is to be discussed; null: that is not yet decided. */
  seriesId: z.uuid().nullable().default(null),
  source: z.enum(topicSources),
  proposer: shortText.default(''),
  proposerUnit: z.string().max(500).default(''),
  contact: shortText.default(''),
  reason: longText.default(''),
  proposal: longText.default(''),
  submittedOn: isoDate,
  subject: subject.nullable().default(null),
})

export const topic = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  ...topicDraft.shape,
  state: z.enum(topicStates),
  reviewer: z.string(),
  reviewNote: z.string(),
  /** As it is shown where others look on. */
  contactMasked: z.string(),
  /** On whose agenda it is. */
  meeting: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
  /** How the subject is called; null without one, and when the record is gone. */
  subjectName: z.string().nullable(),
  actions: z.array(z.enum(topicActions)),
})

/** How many topics stand in which state. */
export const topicCounts = z.record(z.enum(topicStates), z.int())

/** What is due in the call for topics of one series. */
export const topicCall = z.strictObject({
  seriesId: z.uuid(),
  name: z.string(),
  dueOn: isoDate,
  received: z.int(),
  waiting: z.int(),
  /** “11月25日前征集议题，已收 6 件，待审核 2 件” */
  sentence: z.string(),
})

export type ReviewDecision = (typeof reviewDecisions)[number]
export type TopicAction = (typeof topicActions)[number]
export type TopicDraft = z.infer<typeof topicDraft>
export type TopicDraftInput = z.input<typeof topicDraft>
export type Topic = z.infer<typeof topic>
export type TopicCounts = z.infer<typeof topicCounts>
export type TopicCall = z.infer<typeof topicCall>
