/** A meeting as the window, the command line and the minutes see it. Dates are ISO text in local time. */
import { z } from 'zod'
import { quorumRule } from './deliberation/quorum.ts'
import { majorityRule } from './deliberation/vote.ts'

/** The kinds that offices know; an office may write another. */
export const meetingKinds = [
  '联席会议',
  '议事协商会',
  '居民议事会',
  '协调会',
  '恳谈会',
  '院坝会',
  '例会',
  '专题会议',
] as const
/** 代会: present in the place of somebody else, with that person's vote. */
export const attendanceStatuses = ['出席', '代会', '列席', '请假'] as const
/** Those who have a vote, present or not. */
export const votingStatuses: ReadonlySet<AttendanceStatus> = new Set(['出席', '代会', '请假'])
export const parties = ['社区', '居委会', '业委会', '物业', '城管', '居民代表', '部门', '其他'] as const
/** 已结转: every open item has been given its way, and the meeting is closed. */
export const meetingStages = ['筹备', '会中', '会后', '已结转'] as const
export const agendaStates = ['待议', '正在议', '已议', '缓议'] as const
export const resolutionStates = ['待办', '办理中', '已办结', '转督办', '已撤销'] as const
/** The states in which somebody still has to do something. */
export const openStates: ReadonlySet<ResolutionState> = new Set(['待办', '办理中', '转督办'])
export const taskEventKinds = [
  '进展',
  '佐证',
  '逾期说明',
  '调整时限',
  '办结',
  '结转',
  '转督办',
  '撤销',
  '重开',
] as const
export const topicSources = ['居民', '网格', '部门', '清单', '上级交办'] as const
export const topicStates = ['待审核', '已立项', '暂存', '不予立项', '已上会'] as const
export const voteMethods = ['举手', '无记名', '口头'] as const
export const confirmationOpinions = ['确认', '有异议'] as const
export const subjectKinds = ['duties', 'keyMatters', 'assistMatters', 'grids', 'people', 'listVersions'] as const

export const isoDate = z.iso.date()
/** `2026-11-05T14:30`, local time of the office: a meeting is held where the clock hangs. */
export const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)

const shortText = z.string().max(200)
/** A unit with several name plates goes by a very long name. */
const longName = z.string().max(500)
const longText = z.string().max(20_000)
const recordId = z.uuid()
const count = z.int().min(0).max(100_000)
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What an agenda item or a topic is about: a matter of a list, a grid, a person, a version of a list. */
export const subject = z.strictObject({ kind: z.enum(subjectKinds), id: recordId })

export const agendaItem = z.strictObject({
  id: recordId.optional(),
  title: shortText.min(1),
  presenter: shortText,
  discussion: longText,
  topicId: recordId.nullable().default(null),
  subject: subject.nullable().default(null),
  plannedMinutes: z.int().min(1).max(600).nullable().default(null),
  usedSeconds: z.int().min(0).max(86_400).default(0),
  state: z.enum(agendaStates).default('待议'),
})

/** Came or left, by the clock of the room. */
export const movement = z.strictObject({ at: clockTime, kind: z.enum(['in', 'out']) })

export const attendance = z.strictObject({
  id: recordId.optional(),
  status: z.enum(attendanceStatuses),
  unit: longName,
  name: shortText.min(1),
  party: z.enum(parties).nullable().default(null),
  duty: shortText.default(''),
  /** For 代会: whose place is taken. */
  standsInFor: shortText.default(''),
  /** Empty while nobody keeps the door: then the status alone says who is there. */
  movements: z.array(movement).max(50).default([]),
  /** How and when the notice reached them. */
  informed: shortText.default(''),
})

/** The agenda item that a part belongs to, by its place in the draft, counted from 0. */
const itemIndex = z.int().min(0).max(99).nullable().default(null)

export const resolution = z.strictObject({
  id: recordId.optional(),
  content: longText.min(1),
  /** 牵头. */
  responsibleUnit: longName,
  deadline: isoDate.nullable(),
  item: itemIndex,
  /** 协办. */
  supportingUnits: z.array(longName.min(1)).max(50).default([]),
  person: shortText.default(''),
  /** As it was said: “5个工作日”. */
  deadlineText: shortText.default(''),
})

/** A vote and its counts; `present` is who could vote when it was taken. */
export const vote = z.strictObject({
  id: recordId.optional(),
  item: itemIndex,
  question: shortText.min(1),
  method: z.enum(voteMethods),
  present: count,
  inFavour: count,
  against: count,
  abstained: count,
  invalid: count,
  notVoting: count,
})

/** By which rules a meeting can decide; those of its series, unless it was given others. */
export const meetingRules = z.strictObject({ quorum: quorumRule.nullable(), majority: majorityRule })

export const meetingDraft = z.strictObject({
  title: shortText.min(1),
  kind: shortText.min(1),
  heldAt: localDateTime,
  /** 散会; null: not yet, or nobody noted it. */
  endedAt: localDateTime.nullable().default(null),
  place: shortText,
  chair: shortText,
  recorder: shortText,
  discussion: longText,
  agenda: z.array(agendaItem).max(100),
  attendance: z.array(attendance).max(500),
  resolutions: z.array(resolution).max(200),
  votes: z.array(vote).max(200).default([]),
  seriesId: recordId.nullable().default(null),
  /** 第几次 of its series; null outside of one. */
  session: z.int().min(1).max(100_000).nullable().default(null),
  /** 应到, where it is not the number of those on the list who have a vote. */
  entitled: count.nullable().default(null),
  /** Null: nothing is judged. */
  rules: meetingRules.nullable().default(null),
})

export const issuedDocument = z.strictObject({
  id: recordId,
  number: z.int(),
  /** Null where numbers run on over the years. */
  year: z.int().nullable(),
  revision: z.int(),
  title: z.string(),
  fileName: z.string(),
  contentHash: z.string(),
  issuedOn: isoDate,
  reason: z.string().nullable(),
})

export const meeting = z.strictObject({
  id: recordId,
  version: z.int(),
  unit: z.string(),
  updatedAt: z.string(),
  ...meetingDraft.shape,
  stage: z.enum(meetingStages),
  resolutions: z.array(resolution.extend({ state: z.enum(resolutionStates) })),
  documents: z.array(issuedDocument),
})

export const meetingSummary = z.strictObject({
  id: recordId,
  title: z.string(),
  kind: z.string(),
  heldAt: z.string(),
  place: z.string(),
  unit: z.string(),
  seriesId: recordId.nullable(),
  stage: z.enum(meetingStages),
  openResolutions: z.int(),
  attending: z.int(),
  resolutions: z.int(),
  lastIssued: issuedDocument.nullable(),
})

export type AttendanceStatus = (typeof attendanceStatuses)[number]
export type Party = (typeof parties)[number]
export type MeetingStage = (typeof meetingStages)[number]
export type ResolutionState = (typeof resolutionStates)[number]
export type TaskEventKind = (typeof taskEventKinds)[number]
export type TopicSource = (typeof topicSources)[number]
export type TopicState = (typeof topicStates)[number]
export type SubjectKind = (typeof subjectKinds)[number]
export type Subject = z.infer<typeof subject>
export type MeetingRules = z.infer<typeof meetingRules>
export type Movement = z.infer<typeof movement>
export type Vote = z.infer<typeof vote>
export type MeetingDraftInput = z.input<typeof meetingDraft>
export type AgendaItem = z.infer<typeof agendaItem>
export type Attendance = z.infer<typeof attendance>
export type Resolution = z.infer<typeof resolution>
export type MeetingDraft = z.infer<typeof meetingDraft>
export type Meeting = z.infer<typeof meeting>
export type MeetingSummary = z.infer<typeof meetingSummary>
export type IssuedDocument = z.infer<typeof issuedDocument>
