/**
 * The body of the 纪要 as a clerk edits it: structured text. The numbers of headings and decisions are no part of it; the
 * layout gives them. Knows no meeting and no page.
 */
import { z } from 'zod'

const line = z.string().max(500)
const passage = z.string().max(20_000)

export const minutesHeading = z.strictObject({
  kind: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  text: line,
})

export const minutesParagraph = z.strictObject({ kind: z.literal('paragraph'), text: passage })

export const minutesDecision = z.strictObject({ kind: z.literal('decision'), text: passage })

export const minutesTable = z
  .strictObject({
    kind: z.literal('table'),
    columns: z.array(line).min(1).max(12),
    rows: z.array(z.array(z.string().max(2_000)).max(12)).max(500),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
    error: 'each row has one cell for each column',
    path: ['rows'],
  })

export const minutesBlock = z.discriminatedUnion('kind', [
  minutesHeading,
  minutesParagraph,
  minutesDecision,
  minutesTable,
])

export const minutesText = z.array(minutesBlock).max(2_000)

export type MinutesHeading = z.infer<typeof minutesHeading>
export type MinutesBlock = z.infer<typeof minutesBlock>
export type MinutesText = z.infer<typeof minutesText>
