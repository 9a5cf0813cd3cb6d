/** Cells that look wrong but are kept (design 3: cells are free): the same warnings as at import. Pure. */
import type { LedgerRow, MarkedRow } from '../../contract/api/ledgers.ts'
import type { LedgerField } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import { parseField } from '../values/parse-field.ts'

/** Field and what looks wrong about its value. */
export type CellMark = readonly [field: string, message: string]

export function marksOf(fields: readonly LedgerField[], values: RecordValues): CellMark[] {
  return fields.flatMap((field): CellMark[] => {
    const value = values[field.name] ?? null
    if (value === null) return []
    const parsed = parseField(field, String(value), 't')
    const message = parsed.ok ? parsed.warning : parsed.reason
    return message === undefined ? [] : [[field.name, message]]
  })
}

export function withMarks<Row extends LedgerRow>(fields: readonly LedgerField[], row: Row): Row & MarkedRow {
  return { ...row, marks: Object.fromEntries(marksOf(fields, row.values)) }
}
