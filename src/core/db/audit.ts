/**
 * The audit trail: one row per changed record version, each carrying the hash of that version and chained to the row
 * before it. It holds no personal data, so that erasing a person stays possible.
 */
import type { RawDatabase } from './connection.ts'
import { sha256 } from './sha256.ts'

export interface AuditEntry {
  readonly at: string
  readonly actor: string
  readonly method: string
  readonly commandId: number | null
  readonly recordKey: string | null
  readonly recordId: string | null
  readonly version: number | null
  readonly contentHash: string | null
}

export interface AuditHead {
  readonly sequence: number
  readonly hash: string
}

/** The head of an empty chain. */
export const emptyHead: AuditHead = { sequence: 0, hash: sha256('sidantong audit v1') }

/** The members stand in a fixed order, so that their JSON is the same on every machine. */
export function chainHash(previous: string, sequence: number, entry: AuditEntry): string {
  const { at, actor, method, commandId, recordKey, recordId, version, contentHash } = entry
  return sha256(
    JSON.stringify([previous, sequence, at, actor, method, commandId, recordKey, recordId, version, contentHash]),
  )
}

export function readHead(raw: RawDatabase): AuditHead {
  const row = raw
    .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
    .get()
  return row === undefined ? emptyHead : { sequence: row.seq, hash: row.hash }
}

/** The hash that the row with this number carries, if it is there. */
export function hashAt(raw: RawDatabase, sequence: number): string | null {
  if (sequence === 0) return emptyHead.hash
  return raw.prepare<[number], string>('SELECT hash FROM audit WHERE seq = ?').pluck().get(sequence) ?? null
}

export class AuditTrail {
  readonly #insert
  #head: AuditHead

  constructor(raw: RawDatabase) {
    this.#head = readHead(raw)
    this.#insert = raw.prepare<
      [
        number,
        string,
        string,
        string,
        number | null,
        string | null,
        string | null,
        number | null,
        string | null,
        string,
      ]
    >(
      'INSERT INTO audit (seq, at, actor, method, command_id, record_key, record_id, version, content_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
  }

  get head(): AuditHead {
    return this.#head
  }

  append(entry: AuditEntry): void {
    const sequence = this.#head.sequence + 1
    const hash = chainHash(this.#head.hash, sequence, entry)
    this.#insert.run(
      sequence,
      entry.at,
      entry.actor,
      entry.method,
      entry.commandId,
      entry.recordKey,
      entry.recordId,
      entry.version,
      entry.contentHash,
      hash,
    )
    this.#head = { sequence, hash }
  }

  /** After a rollback the rows are gone; the head goes back with them. */
  resetTo(head: AuditHead): void {
    this.#head = head
  }
}

interface AuditRow {
  seq: number
  at: string
  actor: string
  method: string
  command_id: number | null
  record_key: string | null
  record_id: string | null
  version: number | null
  content_hash: string | null
  hash: string
}

/** Recomputes the whole chain. @returns how many rows were read and, in Chinese, where it breaks first. */
export function verifyChain(raw: RawDatabase): { checked: number; problems: string[] } {
  let previous = emptyHead
  for (const row of raw.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY seq').iterate()) {
    const expected = previous.sequence + 1
    if (row.seq !== expected) return { checked: previous.sequence, problems: [`操作记录第 ${expected} 条缺失`] }
    const entry: AuditEntry = {
      at: row.at,
      actor: row.actor,
      method: row.method,
      commandId: row.command_id,
      recordKey: row.record_key,
      recordId: row.record_id,
      version: row.version,
      contentHash: row.content_hash,
    }
    if (chainHash(previous.hash, row.seq, entry) !== row.hash)
      return { checked: previous.sequence, problems: [`操作记录第 ${row.seq} 条被改动`] }
    previous = { sequence: row.seq, hash: row.hash }
  }
  return { checked: previous.sequence, problems: [] }
}
