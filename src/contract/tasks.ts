/** Resolutions as tasks (督办事项): what each form of report holds, and how a task and its history are shown. */
import { z } from 'zod'
import { attachment } from './api/attachments.ts'
import { isoDate, resolutionStates, taskEventKinds } from './meetings.ts'

/** Derived from today and the work calendar, never stored. */
export const urgencies = ['已逾期', '临期', '正常', '已办结', '已撤销'] as const

/** What a clerk reports by himself; 结转 happens only when a meeting is closed. */
export const reportKinds = [
  '进展',
  '佐证',
  '逾期说明',
  '调整时限',
  '办结',
  '转督办',
  '撤销',
  '重开',
] as const satisfies readonly (typeof taskEventKinds)[number][]

const recordId = z.uuid()
const note = z.string().trim().max(20_000)
const fileIds = z.array(recordId).max(20).default([])

/** What was reported. Whether it may be is judged by the state of the task. */
export const taskReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('进展'), note }),
  z.strictObject({ kind: z.literal('佐证'), note: note.default(''), fileIds }),
  z.strictObject({ kind: z.literal('逾期说明'), note }),
  /** As a clerk says it: “5个工作日”, “12月1日”. */
  z.strictObject({ kind: z.literal('调整时限'), note, deadlineText: z.string().trim().max(200) }),
  z.strictObject({ kind: z.literal('办结'), note: note.default(''), fileIds }),
  z.strictObject({ kind: z.literal('转督办'), note }),
  z.strictObject({ kind: z.literal('撤销'), note }),
  z.strictObject({ kind: z.literal('重开'), note }),
])

export const task = z.strictObject({
  id: recordId,
  /** False for what another unit keeps: it is shown, and changed by nobody here. */
  own: z.boolean(),
  content: z.string(),
  leadUnit: z.string(),
  supportingUnits: z.array(z.string()),
  person: z.string(),
  deadline: isoDate.nullable(),
  deadlineText: z.string(),
  state: z.enum(resolutionStates),
  urgency: z.enum(urgencies),
  meetingId: recordId,
  meetingTitle: z.string(),
  takenOn: isoDate,
  seriesId: recordId.nullable(),
  seriesName: z.string(),
  /** How often it was carried over. */
  carried: z.int(),
  lastEvent: z.strictObject({ kind: z.enum(taskEventKinds), on: isoDate }).nullable(),
})

export const taskEvent = z.strictObject({
  id: recordId,
  kind: z.enum(taskEventKinds),
  on: isoDate,
  note: z.string(),
  person: z.string(),
  stateBefore: z.enum(resolutionStates),
  stateAfter: z.enum(resolutionStates),
  deadlineBefore: isoDate.nullable(),
  deadlineAfter: isoDate.nullable(),
  writtenAt: z.string(),
  writtenBy: z.string(),
  /** The receipt of the closing in which it happened. */
  closing: z.strictObject({ number: z.int(), meetingId: recordId, meetingTitle: z.string() }).nullable(),
  attachments: z.array(attachment),
})

export const deadlineExplanation = z.strictObject({
  date: isoDate,
  reasons: z.array(z.string()),
  warnings: z.array(z.string()),
  nextWorkday: isoDate.nullable(),
})

export const taskDetail = z.strictObject({
  task,
  /** Oldest first. */
  events: z.array(taskEvent),
  /** Why the deadline is the day it is; null where there is none. */
  explanation: deadlineExplanation.nullable(),
  /** What may be reported now. */
  moves: z.array(z.enum(reportKinds)),
})

export const taskFilter = z.strictObject({
  states: z.array(z.enum(resolutionStates)).max(resolutionStates.length).default([]),
  urgencies: z.array(z.enum(urgencies)).max(urgencies.length).default([]),
  /** Lead or supporting. */
  unit: z.string().max(500).default(''),
  person: z.string().max(200).default(''),
  meetingId: recordId.nullable().default(null),
  seriesId: recordId.nullable().default(null),
  find: z.string().max(200).default(''),
  /** Only what is open and was carried over. */
  carried: z.boolean().default(false),
})

export type Urgency = (typeof urgencies)[number]
export type ReportKind = (typeof reportKinds)[number]
export type TaskReport = z.infer<typeof taskReport>
export type Task = z.infer<typeof task>
export type TaskEvent = z.infer<typeof taskEvent>
export type TaskDetail = z.infer<typeof taskDetail>
export type TaskFilter = z.infer<typeof taskFilter>
export type TaskFilterInput = z.input<typeof taskFilter>
