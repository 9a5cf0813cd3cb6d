/** What a unit keeps that goes into the package of a period, and how much of it is personal. Writes nothing. */
import type { PackageKind, Protection } from '../../../contract/api/exchange.ts'
import { privacyClasses, type PrivacyClass } from '../../../contract/records/define-record.ts'
import { exchangedKeys, records, type RecordKey } from '../../../contract/records/index.ts'
import type { StoredRecord } from '../../db/stored-record.ts'
import type { QueryContext } from '../../handlers.ts'
import type { RecordsByKey } from './select.ts'

/** Downwards go decisions, upwards lists: the code of a unit begins with the code of the one above it. */
export function kindTo(recipient: string, unit: string): PackageKind {
  return recipient.length > unit.length && recipient.startsWith(unit) ? 'instruction' : 'submission'
}

/** The unit's lists as they stand, and the meetings of the month with all that belongs to them; an instruction is of meetings only. */
export function ownContent(context: QueryContext, period: string, kind: PackageKind): RecordsByKey {
  const of = (key: RecordKey): StoredRecord[] =>
    [...context.records.all(key)].filter((record) => record.unit === context.unit.code)
  const meetings = of('meetings').filter((meeting) => String(meeting.values['heldAt']).startsWith(period))
  const ids = new Set(meetings.map((meeting) => meeting.id))
  const own = new Map<RecordKey, readonly StoredRecord[]>()
  for (const key of exchangedKeys) {
    if (key === 'meetings') own.set(key, meetings)
    else if (hangsOnMeeting(key))
      own.set(
        key,
        of(key).filter((record) => ids.has(String(record.values['meetingId']))),
      )
    else own.set(key, kind === 'instruction' ? [] : of(key))
  }
  return own
}

function hangsOnMeeting(key: RecordKey): boolean {
  return records[key].fields.some(({ name }) => name === 'meetingId')
}

/** The fields of a table that hold anything, with their class. */
export function filledFields(
  key: RecordKey,
  list: readonly StoredRecord[],
): { label: string; privacy: PrivacyClass }[] {
  return records[key].fields
    .filter(({ name }) => list.some(({ values }) => (values[name] ?? null) !== null))
    .map(({ label, privacy }) => ({ label, privacy }))
}

export function strictest(classes: Iterable<PrivacyClass>): PrivacyClass {
  let highest = 0
  for (const each of classes) highest = Math.max(highest, privacyClasses.indexOf(each))
  return privacyClasses[highest] ?? 'public'
}

/** Personal data goes protected: to the recipient's seal where it is known, else under a 提取码. */
export function suggestProtection(privacy: PrivacyClass, cardKnown: boolean): Protection {
  if (privacy !== 'personal' && privacy !== 'sensitive') return 'none'
  return cardKnown ? 'card' : 'code'
}
