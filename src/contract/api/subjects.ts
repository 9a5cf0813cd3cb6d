/** What meetings are about: matters of the lists, grids, people, versions of lists. Found, named, and followed back. */
import { z } from 'zod'
import { query } from '../define-api.ts'
import { subject, subjectKinds } from '../meetings.ts'
import { ledgerKey, recordId } from './shared.ts'
import { listVersion } from './versions.ts'

/** A subject by name, with what tells it from others of the same name. */
export const namedSubject = subject.extend({
  name: z.string(),
  detail: z.string(),
  /** The list it is a row or a version of; null for a grid. */
  ledger: ledgerKey.nullable(),
  /** Taken off its list since. */
  gone: z.boolean(),
})

const touchingMeeting = z.strictObject({ id: recordId, title: z.string(), at: z.string(), detail: z.string() })

export const subjectsApi = {
  /** Best first; without a text only versions of lists, of which there are few. */
  find: query(
    '查找议题对象',
    z.strictObject({
      text: z.string().trim().max(200),
      kind: z.enum(subjectKinds).nullable().default(null),
      limit: z.int().min(1).max(50).default(8),
    }),
    z.array(namedSubject),
  ),
  /** In the order asked for; what is not there is left out. */
  describe: query('查看议题对象', z.strictObject({ subjects: z.array(subject).max(200) }), z.array(namedSubject)),
  /** All meetings with an item or a topic about it, the latest first. */
  meetings: query('查看涉及的会议', z.strictObject({ subject }), z.array(touchingMeeting)),
  /** The versions of lists that a meeting passed. */
  passedVersions: query('查看会议通过的清单版本', z.strictObject({ meetingId: recordId }), z.array(listVersion)),
} as const

export type NamedSubject = z.infer<typeof namedSubject>
