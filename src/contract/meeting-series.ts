/** A meeting series (会议系列): what all its meetings have in common, and how they are counted. Knows no storage. */
import { z } from 'zod'
import { meetingRules, parties } from './meetings.ts'

/** Members have a vote, observers (列席) have none. */
export const memberStatuses = ['出席', '列席'] as const
/** 第3期, counted on over the years; 〔2026〕3号, counted anew every year. */
export const numberings = ['continuous', 'yearly'] as const

/** What a title may be put together from. */
export const titleParts = ['{单位}', '{年}', '{次}', '{名称}'] as const
export const usualTitlePattern = '{单位}{年}年第{次}次{名称}'
/** Towards the end of the month, so that the agenda of a monthly meeting stands before the month does. */
export const usualCallDay = 25

const shortText = z.string().max(200)
const longName = z.string().max(500)
const firstOf = z.int().min(1).max(100_000).nullable()

export const seriesMember = z.strictObject({
  party: z.enum(parties),
  unit: longName,
  name: shortText.min(1),
  duty: shortText,
  status: z.enum(memberStatuses),
})

/** What is on the agenda of every meeting of the series. */
export const standingItem = z.strictObject({
  title: shortText.min(1),
  presenter: shortText,
  plannedMinutes: z.int().min(1).max(600).nullable(),
})

/** Without the count two meetings would have one name. */
export const titlePattern = z
  .string()
  .trim()
  .max(100)
  .refine((pattern) => pattern.includes('{次}'))

export const seriesDraft = z.strictObject({
  name: z.string().trim().min(1).max(60),
  kind: z.string().trim().min(1).max(60),
  /** Who convenes and chairs; of a 联席会议 the head. */
  convenor: shortText,
  place: shortText,
  frequency: shortText,
  /** Until which day of the month topics are collected; null: there is no call. No month is shorter than 28 days. */
  callDay: z.int().min(1).max(28).nullable().default(usualCallDay),
  numbering: z.enum(numberings).default('continuous'),
  /** Where the office goes on with the numbers it gave before. */
  firstNumber: firstOf.default(null),
  mark: shortText.default(''),
  copyTo: z.array(longName.min(1)).max(50).default([]),
  members: z.array(seriesMember).max(500).default([]),
  titlePattern: titlePattern.default(usualTitlePattern),
  /** 第几次 the first meeting kept here is. */
  firstSession: firstOf.default(null),
  standingItems: z.array(standingItem).max(50).default([]),
  /** Null: nothing is judged. */
  rules: meetingRules.nullable().default(null),
})

export const meetingSeries = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  ...seriesDraft.shape,
})

export const seriesSummary = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  convenor: z.string(),
  place: z.string(),
  frequency: z.string(),
  members: z.int(),
  meetings: z.int(),
  last: z.strictObject({ id: z.uuid(), title: z.string(), heldAt: z.string() }).nullable(),
})

export type Numbering = (typeof numberings)[number]
export type SeriesMember = z.infer<typeof seriesMember>
export type StandingItem = z.infer<typeof standingItem>
export type SeriesDraft = z.infer<typeof seriesDraft>
export type SeriesDraftInput = z.input<typeof seriesDraft>
export type MeetingSeries = z.infer<typeof meetingSeries>
export type SeriesSummary = z.infer<typeof seriesSummary>
