/** How rows of a list are written. Most lists are one table; the people ledger is several (core/people). */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext } from '../handlers.ts'
import { Roster } from '../people/roster.ts'

export interface LedgerWriter {
  /** @returns the id of the new row. */
  create(values: RecordValues, origin: string | null): string
  /** Sets the given fields of a row as it stands; `origin` undefined keeps what is known of the row's source. */
  update(row: LedgerRow, values: RecordValues, origin?: string | null): void
  remove(row: LedgerRow): void
}

/** A writer for one command; it may keep what it has looked up until the command ends. */
export async function openWriter(context: CommandContext, ledger: LedgerKey): Promise<LedgerWriter> {
  return ledger === 'people' ? Roster.load(context) : new PlainWriter(context, ledger)
}

class PlainWriter implements LedgerWriter {
  readonly #context: CommandContext
  readonly #key: Exclude<LedgerKey, 'people'>

  constructor(context: CommandContext, key: Exclude<LedgerKey, 'people'>) {
    this.#context = context
    this.#key = key
  }

  create(values: RecordValues, origin: string | null): string {
    const { records, stamp, unit, options } = this.#context
    return records.create(stamp, this.#key, options.newId(), unit.code, { values, origin }).id
  }

  update(row: LedgerRow, values: RecordValues, origin?: string | null): void {
    const { records, stamp } = this.#context
    records.update(stamp, this.#key, this.#current(row), origin === undefined ? { values } : { values, origin })
  }

  remove(row: LedgerRow): void {
    const { records, stamp } = this.#context
    records.remove(stamp, this.#key, this.#current(row))
  }

  #current(row: LedgerRow): StoredRecord {
    const current = this.#context.records.get(this.#key, row.id)
    if (current === null) throw new AppError('not_found')
    return current
  }
}
