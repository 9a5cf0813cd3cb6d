/** How rows of a list are written. Most lists are one table; the people ledger is several (core/people). */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext } from '../handlers.ts'
import { Roster } from '../people/roster.ts'
import { splitOwn, withOwn } from './own-values.ts'

/** Values may be those of the definition's fields and of own columns (`own.<uuid>`). */
export interface LedgerWriter {
  /** @returns the id of the new row. */
  create(values: RecordValues, origin: string | null): Promise<string>
  /** Sets the given fields of a row as it stands; `origin` undefined keeps what is known of the row's source. */
  update(row: LedgerRow, values: RecordValues, origin?: string | null): Promise<void>
  remove(row: LedgerRow): Promise<void>
  /** Out of the bin, with what went there together with the row. */
  restore(record: StoredRecord): Promise<void>
}

/** A writer for one command; it may keep what it has looked up until the command ends. */
export function openWriter(context: CommandContext, ledger: LedgerKey): LedgerWriter {
  return ledger === 'people' ? new Roster(context) : plainWriter(context, ledger)
}

function plainWriter(
  { records, stamp, unit, options }: CommandContext,
  key: Exclude<LedgerKey, 'people'>,
): LedgerWriter {
  const current = (row: LedgerRow): StoredRecord => {
    const record = records.get(key, row.id)
    if (record === null) throw new AppError('not_found')
    return record
  }
  return {
    create: (values, origin) => {
      const { fields, own } = splitOwn(values)
      const record = { values: fields, origin, extra: withOwn('{}', own) }
      return Promise.resolve(records.create(stamp, key, options.newId(), unit.code, record).id)
    },
    update: (row, values, origin) => {
      const record = current(row)
      const { fields, own } = splitOwn(values)
      const change = { values: fields, extra: withOwn(record.extra, own) }
      records.update(stamp, key, record, origin === undefined ? change : { ...change, origin })
      return Promise.resolve()
    },
    remove: (row) => {
      records.remove(stamp, key, current(row))
      return Promise.resolve()
    },
    restore: (record) => {
      records.restore(stamp, key, record)
      return Promise.resolve()
    },
  }
}
