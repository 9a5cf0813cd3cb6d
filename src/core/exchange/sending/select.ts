/**
 * Which of a unit's records go into a package. What is sent is closed: whatever a record refers to goes with it, changed or
 * not, so that packages can arrive in any order and each makes sense by itself. Pure.
 */
import type { PackageScope } from '../../../contract/api/exchange.ts'
import { recordKeys, records, type RecordKey } from '../../../contract/records/index.ts'
import type { StoredRecord } from '../../db/stored-record.ts'
import { referenceOf } from '../references.ts'

export type RecordsByKey = ReadonlyMap<RecordKey, readonly StoredRecord[]>

/** The version in which the recipient has last been sent a record; 0: never. */
export type SentVersion = (key: RecordKey, id: string) => number

export type Standing = 'new' | 'changed' | 'deleted' | 'same'

/** How a record stands to what the recipient has been sent. */
export function standingOf(record: StoredRecord, sent: number): Standing {
  if (record.version <= sent) return 'same'
  if (record.deletedAt !== null) return sent === 0 ? 'same' : 'deleted'
  return sent === 0 ? 'new' : 'changed'
}

export function selectOutgoing(
  own: RecordsByKey,
  sentVersion: SentVersion,
  scope: PackageScope,
  close = withReferred,
): RecordsByKey {
  if (scope === 'full') return own
  const chosen = new Set<string>()
  for (const [key, list] of own)
    for (const record of list)
      if (standingOf(record, sentVersion(key, record.id)) !== 'same') chosen.add(`${key} ${record.id}`)
  const closed = close(own, chosen)
  return new Map([...own].map(([key, list]) => [key, list.filter(({ id }) => closed.has(`${key} ${id}`))]))
}

/** References point backwards in the order of kinds, so one pass from the end finds all that is referred to. */
export function withReferred(own: RecordsByKey, chosen: ReadonlySet<string>): ReadonlySet<string> {
  const closed = new Set(chosen)
  for (const key of [...recordKeys].reverse()) {
    const { fields } = records[key]
    for (const record of own.get(key) ?? []) {
      if (!closed.has(`${key} ${record.id}`)) continue
      for (const { name } of fields) {
        const reference = referenceOf(records[key], name)
        const value = record.values[name] ?? null
        if (reference !== null && value !== null) closed.add(`${reference.target} ${value}`)
      }
    }
  }
  return closed
}
