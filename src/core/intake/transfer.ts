/**
 * How the rows of a table travel from the worker: as a few long strings and number arrays instead of millions of
 * small values, which structured cloning copies an order of magnitude faster. Knows nothing of threads.
 */
import type { ErrorCode, ErrorDetails } from '../../contract/errors.ts'
import type { FilledCell, FormRow } from './form-table.ts'
import type { ReadSheet, ReadTable } from './read-sheet.ts'
import { TextPool } from './text-pool.ts'

const ROWS_PER_BATCH = 4_000

export interface PackedRows {
  readonly numbers: Uint32Array<ArrayBuffer>
  readonly hidden: Uint8Array<ArrayBuffer>
  /** Cells per row. */
  readonly widths: Uint16Array<ArrayBuffer>
  /** Characters per cell; no cell is longer than 32,767. */
  readonly lengths: Uint16Array<ArrayBuffer>
  readonly kinds: string
  readonly text: string
  /** By position in the batch. */
  readonly filled: readonly (readonly [number, readonly FilledCell[]])[]
}

/** A sheet whose rows follow in batches. */
export interface SheetHead extends Omit<ReadSheet, 'table'> {
  readonly table: ReadTable | null
}

export type WorkerMessage =
  | { readonly type: 'sheet'; readonly sheet: SheetHead }
  | { readonly type: 'rows'; readonly rows: PackedRows }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails }
  | { readonly type: 'done' }

export function* packSheet(sheet: ReadSheet): Generator<WorkerMessage> {
  const rows = sheet.table?.rows ?? []
  yield { type: 'sheet', sheet: withRows(sheet, []) }
  for (let at = 0; at < rows.length; at += ROWS_PER_BATCH) {
    yield { type: 'rows', rows: packRows(rows.slice(at, at + ROWS_PER_BATCH)) }
  }
}

/** The sheet with these as the rows of its table. */
export function withRows(sheet: SheetHead, rows: readonly FormRow[]): ReadSheet {
  return sheet.table === null ? sheet : { ...sheet, table: { ...sheet.table, rows } }
}

/** Buffers that can be handed over instead of copied. */
export function transferables(message: WorkerMessage): ArrayBuffer[] {
  if (message.type !== 'rows') return []
  const { numbers, hidden, widths, lengths } = message.rows
  return [numbers.buffer, hidden.buffer, widths.buffer, lengths.buffer]
}

export function packRows(rows: readonly FormRow[]): PackedRows {
  const cellCount = rows.reduce((sum, row) => sum + row.cells.length, 0)
  const lengths = new Uint16Array(cellCount)
  const filled: [number, readonly FilledCell[]][] = []
  const texts: string[] = []
  let cell = 0
  rows.forEach((row, index) => {
    for (const text of row.cells) {
      lengths[cell] = text.length
      cell += 1
    }
    texts.push(row.cells.join(''))
    if (row.filled.length > 0) filled.push([index, row.filled])
  })
  return {
    numbers: Uint32Array.from(rows, (row) => row.number),
    hidden: Uint8Array.from(rows, (row) => (row.hidden ? 1 : 0)),
    widths: Uint16Array.from(rows, (row) => row.cells.length),
    lengths,
    kinds: rows.map((row) => row.kinds).join(''),
    text: texts.join(''),
    filled,
  }
}

const noFill: readonly FilledCell[] = []

export function unpackRows(packed: PackedRows): FormRow[] {
  const pool = new TextPool()
  const filled = new Map(packed.filled)
  const rows: FormRow[] = []
  let cell = 0
  let at = 0
  packed.numbers.forEach((number, index) => {
    const width = packed.widths[index] ?? 0
    const kinds = pool.same(packed.kinds.slice(cell, cell + width))
    const cells: string[] = []
    for (let column = 0; column < width; column += 1) {
      const length = packed.lengths[cell + column] ?? 0
      cells.push(length === 0 ? '' : pool.same(packed.text.slice(at, at + length)))
      at += length
    }
    cell += width
    rows.push({ number, hidden: packed.hidden[index] === 1, cells, kinds, filled: filled.get(index) ?? noFill })
  })
  return rows
}
