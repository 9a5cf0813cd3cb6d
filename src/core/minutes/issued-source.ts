/**
 * What an issued document was made from, kept with it for good: the facts of its paper with the structured text, what the
 * clerk confirmed for publication, and in which template it was issued. A document in our layout can be made from it again.
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

export const issuedSource = z.strictObject({
  paper,
  /** Personal data that went out knowingly, masked. */
  confirmed: z.array(z.string()),
  /** Null: in our layout. */
  template: z.object({ name: z.string(), contentHash: z.string() }).nullable().default(null),
})

export interface IssuedSource {
  readonly paper: MinutesPaper
  readonly confirmed: readonly string[]
  readonly template: { readonly name: string; readonly contentHash: string } | null
}

export function writeSource(source: IssuedSource): string {
  return JSON.stringify(issuedSource.parse(source))
}

export function readSource(json: string): IssuedSource {
  return issuedSource.parse(JSON.parse(json))
}
