/**
 * What an issued document was made from, kept with it for good: the facts of its paper with the structured text, and what the
 * clerk confirmed for publication. From it the same bytes can be made again.
 */
import { z } from 'zod'
import { attendanceStatuses, isoDate } from '../../contract/meetings.ts'
import { minutesText } from '../../contract/minutes-text.ts'
import type { MinutesPaper } from '../documents/minutes-layout.ts'

const paper = z.strictObject({
  unitName: z.string(),
  kind: z.string(),
  mark: z.string().default(''),
  title: z.string(),
  issueNumber: z.string().nullable(),
  issuedOn: isoDate.nullable(),
  text: minutesText,
  attendance: z.array(
    z.strictObject({
      kind: z.enum(attendanceStatuses),
      unit: z.string(),
      name: z.string(),
      standsInFor: z.string().default(''),
    }),
  ),
  copyTo: z.array(z.string()),
  correction: z.string().nullable(),
})

const issuedSource = z.strictObject({
  paper,
  /** Personal data that went out knowingly, masked. */
  confirmed: z.array(z.string()),
})

export interface IssuedSource {
  readonly paper: MinutesPaper
  readonly confirmed: readonly string[]
}

export function writeSource(source: IssuedSource): string {
  return JSON.stringify(issuedSource.parse(source))
}

export function readSource(json: string): IssuedSource {
  return issuedSource.parse(JSON.parse(json))
}
