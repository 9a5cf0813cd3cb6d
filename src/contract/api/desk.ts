/** What the minute-taker's desk is helped by while somebody writes: days that are worked, names and units to offer. */
import { z } from 'zod'
import { calendarYear } from '../calendar/work-calendar.ts'
import { command, query } from '../define-api.ts'
import { meetingDraft } from '../meetings.ts'
import { nothing, recordId, saved } from './shared.ts'

/** The text of an agenda item, or of the general discussion (`item` null). */
export const deskWords = z.strictObject({ item: recordId.nullable(), text: meetingDraft.shape.discussion })

export const knownPerson = z.strictObject({ name: z.string(), unit: z.string() })

export const desk = {
  facts: query(
    '查看会议台资料',
    nothing,
    z.strictObject({
      /** Of two for one year the later one counts. */
      calendar: z.array(calendarYear),
      people: z.array(knownPerson),
      /** Those that have answered for decisions before, then communities and employers. */
      units: z.array(z.string()),
    }),
  ),
  /** Saves what is being typed, and only that: a meeting of 60 items and 200 people is too much to send after every pause. */
  write: command(
    '记录讨论',
    z.strictObject({ id: recordId, version: z.int(), words: z.array(deskWords).min(1).max(101) }),
    z.strictObject({ version: z.int(), saved }),
  ),
} as const

export type DeskWords = z.infer<typeof deskWords>
export type KnownPerson = z.infer<typeof knownPerson>
