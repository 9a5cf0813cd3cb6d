/** The content hash of an issued version of a list: over its columns, its rows in their order, and its reasons. */
import { createHash } from 'node:crypto'

export interface FrozenRow {
  readonly record_id: string
  readonly row_values: string
}

export interface FrozenReason {
  readonly record_id: string
  readonly reason: string
  readonly approved_by: string | null
  readonly approved_on: string | null
}

export interface FrozenContent {
  readonly columns: string
  /** In the order of the list. */
  readonly rows: Iterable<FrozenRow>
  /** In the order of the records. */
  readonly reasons: Iterable<FrozenReason>
}

/** Each part is written as one line of JSON, which holds no line end of its own: no two contents give the same lines. */
export function versionHash({ columns, rows, reasons }: FrozenContent): string {
  const hash = createHash('sha256')
  const line = (...parts: readonly (string | null)[]): void => void hash.update(`${JSON.stringify(parts)}\n`)
  line('columns', columns)
  for (const row of rows) line('row', row.record_id, row.row_values)
  for (const { record_id, reason, approved_by, approved_on } of reasons)
    line('reason', record_id, reason, approved_by, approved_on)
  return hash.digest('hex')
}
