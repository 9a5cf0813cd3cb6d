/** A unit changes only its own records, and only such as are still there. */
import { AppError } from '../../contract/errors.ts'
import type { RecordKey } from '../../contract/records/index.ts'
import { describeRecord } from '../db/record-store.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { QueryContext } from '../handlers.ts'
import { assertOwn } from '../ledgers/own-row.ts'

/** @throws AppError not_found, not_editable */
export async function requireOwn(context: QueryContext, key: RecordKey, id: string): Promise<StoredRecord> {
  const current = context.records.get(key, id)
  if (current === null || current.deletedAt !== null) throw new AppError('not_found')
  await assertOwn(context, describeRecord(key, current), current.unit)
  return current
}
