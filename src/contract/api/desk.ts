/** What the minute-taker's desk is helped by while somebody writes: days that are worked, names and units to offer. */
import { z } from 'zod'
import { calendarYear } from '../calendar/work-calendar.ts'
import { query } from '../define-api.ts'
import { nothing } from './shared.ts'

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
} as const

export type KnownPerson = z.infer<typeof knownPerson>
