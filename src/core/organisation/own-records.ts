/** A unit changes only its own records, and only such as are still there. */
import { AppError } from '../../contract/errors.ts'
import type { RecordKey } from '../../contract/records/index.ts'
import { describeRecord } from '../db/record-store.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { QueryContext } from '../handlers.ts'

/** @throws AppError not_found, not_editable */
export function requireOwn({ records, unit }: QueryContext, key: RecordKey, id: string): StoredRecord {
  const current = records.get(key, id)
  if (current === null || current.deletedAt !== null) throw new AppError('not_found')
  if (current.unit !== unit.code)
    throw new AppError('not_editable', { record: describeRecord(key, current), unit: current.unit })
  return current
}
