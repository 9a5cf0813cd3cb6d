/** Meeting series: kept as a whole, and the next meeting begun from one. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { meetingSeries, seriesDraft, seriesSummary } from '../meeting-series.ts'
import { isoDate, localDateTime, meeting } from '../meetings.ts'
import { nothing, recordId, saved } from './shared.ts'

const byId = z.strictObject({ id: recordId })
const savedSeries = z.strictObject({ series: meetingSeries, saved })

export const meetingSeriesApi = {
  list: query('查看会议系列', nothing, z.array(seriesSummary)),
  get: query('查看会议系列', byId, meetingSeries),
  create: command('新建会议系列', seriesDraft, savedSeries),
  update: command('修改会议系列', z.strictObject({ id: recordId, version: z.int(), draft: seriesDraft }), savedSeries),
  remove: command('删除会议系列', byId, z.strictObject({ saved })),
  /** What a meeting on that day would be: its count and title, and the number that minutes issued then would bear. */
  next: query(
    '查看下一次会议',
    z.strictObject({ id: recordId, heldOn: isoDate }),
    z.strictObject({ session: z.int(), title: z.string(), number: z.string() }),
  ),
  /** Whether a count that a person writes is free, and which counts it would leave out. */
  checkSession: query(
    '核对届次',
    z.strictObject({
      id: recordId,
      session: z.int().min(1).max(100_000),
      heldOn: isoDate,
      /** Which meeting it is for; null: one that is not there yet. */
      meetingId: recordId.nullable().default(null),
    }),
    z.strictObject({
      taken: z.strictObject({ id: recordId, title: z.string(), heldOn: isoDate }).nullable(),
      leftOut: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
      next: z.int(),
    }),
  ),
  /** The next meeting with its regular attendees, standing items and, in the order given, approved topics. */
  begin: command(
    '开会',
    z.strictObject({
      id: recordId,
      heldAt: localDateTime,
      /** Null: as the series has it. */
      place: z.string().max(200).nullable().default(null),
      chair: z.string().max(200).nullable().default(null),
      title: z.string().trim().min(1).max(200).nullable().default(null),
      topicIds: z.array(recordId).max(50).default([]),
    }),
    z.strictObject({ meeting, saved }),
  ),
} as const
