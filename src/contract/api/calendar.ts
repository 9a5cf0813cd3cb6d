/** The work calendar: years of holidays and days worked instead, and why a deadline falls on its day. */
import { z } from 'zod'
import { calendarYear } from '../calendar/work-calendar.ts'
import { command, query } from '../define-api.ts'
import { isoDate } from '../meetings.ts'
import { deadlineExplanation } from '../tasks.ts'
import { nothing, recordId, saved } from './shared.ts'

/** own: a file of the office; bundled: came with the program. */
export const calendarOrigins = ['own', 'bundled'] as const

export const listedYear = z.strictObject({
  origin: z.enum(calendarOrigins),
  /** An own file stands in the place of the one that came with the program. */
  replacesBundled: z.boolean(),
  /** Everything that the file says; the calendar of the window is made of these. */
  file: calendarYear,
})

export const explained = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), explanation: deadlineExplanation }),
  z.strictObject({ ok: z.literal(false), reason: z.string() }),
])

export const calendarApi = {
  /** Each year once, latest first. */
  list: query('查看工作日历', nothing, z.array(listedYear)),
  /** `fileId` names a staged file as docs/calendar-file.md describes it. */
  put: command('添加放假安排', z.strictObject({ fileId: recordId }), z.strictObject({ year: z.int(), saved })),
  remove: command('移除放假安排', z.strictObject({ year: z.int() }), z.strictObject({ saved })),
  explain: query('推算时限', z.strictObject({ text: z.string().max(200), from: isoDate }), explained),
} as const

export type ListedYear = z.infer<typeof listedYear>
export type ExplainedDeadline = z.infer<typeof explained>
