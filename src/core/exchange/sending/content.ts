/** What a unit keeps that goes into the package of a period, and how much of it is personal. Writes nothing. */
import type { PackageKind, Protection } from '../../../contract/api/exchange.ts'
import { privacyClasses, type PrivacyClass } from '../../../contract/records/define-record.ts'
import { exchangedKeys, records, type RecordKey } from '../../../contract/records/index.ts'
import type { StoredRecord } from '../../db/stored-record.ts'
import type { QueryContext } from '../../handlers.ts'
import { ownColumns, ownColumnsField } from '../differences.ts'
import { ownRecords } from '../own-records.ts'
import type { RecordsByKey } from './select.ts'

/** Downwards go decisions, upwards lists: the code of a unit begins with the code of the one above it. */
export function kindTo(recipient: string, unit: string): PackageKind {
  return recipient.length > unit.length && recipient.startsWith(unit) ? 'instruction' : 'submission'
}

/** What belongs to the period, by the rules of own-records.ts. */
export function ownContent(context: QueryContext, period: string, kind: PackageKind): RecordsByKey {
  const isOwn = (record: StoredRecord): boolean => record.unit === context.unit.code
  const own = ownRecords({ period, kind }, (key) => [...context.records.all(key)].filter(isOwn))
  return new Map(exchangedKeys.map((key) => [key, own(key)]))
}

/** The fields of a table that hold anything, with their class; those of one's own as one. */
export function filledFields(
  key: RecordKey,
  list: readonly StoredRecord[],
): { label: string; privacy: PrivacyClass }[] {
  const filled = records[key].fields
    .filter(({ name }) => list.some(({ values }) => (values[name] ?? null) !== null))
    .map(({ label, privacy }) => ({ label, privacy }))
  return list.some((record) => ownColumns(record) !== null) ? [...filled, ownColumnsField] : filled
}

export function strictest(classes: Iterable<PrivacyClass>): PrivacyClass {
  let highest = 0
  for (const each of classes) highest = Math.max(highest, privacyClasses.indexOf(each))
  return privacyClasses[highest] ?? 'public'
}

/** Personal data goes protected: to the recipient's seal where its card was compared, else under a 提取码. */
export function suggestProtection(privacy: PrivacyClass, cardConfirmed: boolean): Protection {
  if (privacy !== 'personal' && privacy !== 'sensitive') return 'none'
  return cardConfirmed ? 'card' : 'code'
}
