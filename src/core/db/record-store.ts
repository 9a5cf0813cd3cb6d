/**
 * The one way in which records change. Every change raises the version, is chained into the audit trail with the hash of
 * the stored content, and leaves behind what undoing it needs. Features say what, this says how it is remembered.
 */
import { AppError } from '../../contract/errors.ts'
import type { CellValue } from '../../contract/records/define-record.ts'
import { records, type RecordKey } from '../../contract/records/index.ts'
import type { AuditTrail } from './audit.ts'
import type { RawDatabase } from './connection.ts'
import { RecordStatements } from './record-statements.ts'
import { SearchIndex } from './search-index.ts'
import { contentHash, type StoredRecord } from './stored-record.ts'

export interface CommandStamp {
  readonly commandId: number
  readonly at: string
  readonly actor: string
  readonly method: string
}

export interface NewRecord {
  readonly values: Readonly<Record<string, CellValue>>
  readonly origin?: string | null
  readonly extra?: string
}

/** The state that was left, and the version the record has now. */
export interface Reverted {
  readonly image: StoredRecord | null
  readonly version: number
}

/** The version of a record that is not there. */
const absent = 0

export class RecordStore {
  readonly #raw: RawDatabase
  readonly #audit: AuditTrail
  readonly #statements = new Map<RecordKey, RecordStatements>()
  readonly #insertChange
  readonly #raiseChange
  readonly #search: SearchIndex
  /** How many records the command has changed so far. */
  #changed = 0

  constructor(raw: RawDatabase, audit: AuditTrail) {
    this.#raw = raw
    this.#audit = audit
    this.#insertChange = raw.prepare<[number, number, string, string, number, string | null]>(
      'INSERT INTO command_changes (command_id, ordinal, record_key, record_id, expected_version, image) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#raiseChange = raw.prepare<[number, number, string, string]>(
      'UPDATE command_changes SET expected_version = ? WHERE command_id = ? AND record_id = ? AND record_key = ?',
    )
    this.#search = new SearchIndex(raw, (kind, id) => this.get(kind, id))
  }

  get(key: RecordKey, id: string): StoredRecord | null {
    return this.#of(key).get(id)
  }

  /** Every record of a kind, deleted ones included, in order of creation. */
  all(key: RecordKey): Iterable<StoredRecord> {
    return this.#of(key).all()
  }

  create(stamp: CommandStamp, key: RecordKey, id: string, unit: string, record: NewRecord): StoredRecord {
    const stored: StoredRecord = {
      id,
      unit,
      version: 1,
      updatedAt: stamp.at,
      updatedBy: stamp.actor,
      deletedAt: null,
      extra: record.extra ?? '{}',
      origin: record.origin ?? null,
      values: record.values,
    }
    this.#write(stamp, key, null, stored)
    return stored
  }

  /** Sets the given values; the rest stays. @returns the record as it stands, unchanged when nothing differs. */
  update(stamp: CommandStamp, key: RecordKey, current: StoredRecord, change: NewRecord): StoredRecord {
    const values = { ...current.values, ...change.values }
    const extra = change.extra ?? current.extra
    const differs =
      extra !== current.extra ||
      Object.keys(change.values).some((name) => (current.values[name] ?? null) !== values[name])
    if (!differs) return current
    const next: StoredRecord = {
      ...current,
      version: current.version + 1,
      updatedAt: stamp.at,
      updatedBy: stamp.actor,
      extra,
      origin: change.origin === undefined ? current.origin : change.origin,
      values,
    }
    this.#write(stamp, key, current, next)
    return next
  }

  /** A new version without a change of its own, for a record that speaks for its parts. */
  touch(stamp: CommandStamp, key: RecordKey, current: StoredRecord): void {
    this.#write(stamp, key, current, {
      ...current,
      version: current.version + 1,
      updatedAt: stamp.at,
      updatedBy: stamp.actor,
    })
  }

  /** Marks as deleted; the record stays in the bin and travels in packages as deleted. */
  remove(stamp: CommandStamp, key: RecordKey, current: StoredRecord): void {
    this.#write(stamp, key, current, {
      ...current,
      version: current.version + 1,
      updatedAt: stamp.at,
      updatedBy: stamp.actor,
      deletedAt: stamp.at,
    })
  }

  /** Out of the bin again, as it was when it was removed. */
  restore(stamp: CommandStamp, key: RecordKey, current: StoredRecord): void {
    this.#write(stamp, key, current, {
      ...current,
      version: current.version + 1,
      updatedAt: stamp.at,
      updatedBy: stamp.actor,
      deletedAt: null,
    })
  }

  /** Stores another unit's record exactly as that unit wrote it, version and author included. */
  replicate(stamp: CommandStamp, key: RecordKey, current: StoredRecord | null, incoming: StoredRecord): void {
    this.#write(stamp, key, current, incoming)
  }

  /**
   * Puts an own record back to an earlier state, as a new version; one that did not exist goes to the bin.
   * @throws AppError undo_conflict when the record has changed since.
   */
  revert(
    stamp: CommandStamp,
    key: RecordKey,
    id: string,
    expectedVersion: number,
    image: StoredRecord | null,
  ): Reverted {
    const current = this.#expect(key, id, expectedVersion, image)
    if (current === null) throw new Error(`an own record is gone: ${key} ${id}`)
    const target = image ?? { ...current, deletedAt: stamp.at }
    const next = { ...target, version: current.version + 1, updatedAt: stamp.at, updatedBy: stamp.actor }
    this.#of(key).update(next)
    this.#search.note(key, id, current, next)
    this.#chain(stamp, key, next.id, next)
    return { image: current, version: next.version }
  }

  /** Another unit's record goes back exactly to what it was: versions belong to the unit that wrote them. */
  withdraw(
    stamp: CommandStamp,
    key: RecordKey,
    id: string,
    expectedVersion: number,
    image: StoredRecord | null,
  ): Reverted {
    const current = this.#expect(key, id, expectedVersion, image)
    if (image === null) this.#of(key).delete(id)
    else if (current === null) this.#of(key).insert(image)
    else this.#of(key).update(image)
    this.#search.note(key, id, current, image)
    this.#chain(stamp, key, id, image)
    return { image: current, version: image?.version ?? absent }
  }

  /** An index that another version of the program made, or none, is made anew. */
  renewSearchIndex(): void {
    if (!this.#search.isCurrent()) this.#search.rebuild((kind) => this.#of(kind).ids())
  }

  #expect(key: RecordKey, id: string, expectedVersion: number, image: StoredRecord | null): StoredRecord | null {
    const current = this.get(key, id)
    if ((current?.version ?? absent) !== expectedVersion)
      throw new AppError('undo_conflict', { record: describeRecord(key, current ?? image) })
    return current
  }

  /** Brings the search index up to the command. @returns how many records the command changed. */
  closeCommand(): number {
    this.#search.flush()
    const changed = this.#changed
    this.#changed = 0
    return changed
  }

  /** Forgets what a rolled-back command did. */
  abandonCommand(): void {
    this.#changed = 0
    this.#search.abandon()
  }

  #write(stamp: CommandStamp, key: RecordKey, current: StoredRecord | null, next: StoredRecord): void {
    if (current === null) this.#of(key).insert(next)
    else this.#of(key).update(next)
    this.#search.note(key, next.id, current, next)
    this.#chain(stamp, key, next.id, next)
    this.#noteInverse(stamp, key, current, next)
  }

  /** Undoing needs what the record was before the command (null: it did not exist), and what the command last made of it. */
  #noteInverse({ commandId }: CommandStamp, key: RecordKey, before: StoredRecord | null, next: StoredRecord): void {
    const isNoted = before !== null && this.#raiseChange.run(next.version, commandId, next.id, key).changes > 0
    if (isNoted) return
    const image = before === null ? null : JSON.stringify(before)
    this.#insertChange.run(commandId, this.#changed, key, next.id, next.version, image)
    this.#changed += 1
  }

  /** @param record null when it is gone for good, which has to be known as well. */
  #chain(stamp: CommandStamp, key: RecordKey, recordId: string, record: StoredRecord | null): void {
    this.#audit.append({
      at: stamp.at,
      actor: stamp.actor,
      method: stamp.method,
      commandId: stamp.commandId,
      recordKey: key,
      recordId,
      version: record?.version ?? null,
      contentHash: record === null ? null : contentHash(records[key], record),
    })
  }

  #of(key: RecordKey): RecordStatements {
    let statements = this.#statements.get(key)
    if (statements === undefined) {
      statements = new RecordStatements(this.#raw, records[key])
      this.#statements.set(key, statements)
    }
    return statements
  }
}

/** How a record is called in a message: its kind and its first telling value. */
export function describeRecord(key: RecordKey, record: StoredRecord | null): string {
  const values = record?.values ?? {}
  const name = values['name'] ?? values['title'] ?? values['content'] ?? values['label']
  return name === undefined || name === null ? records[key].title : `${records[key].title} ${name}`
}
