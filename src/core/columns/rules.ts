/** Rules of own columns. Pure. */
import type { LedgerField } from '../../contract/ledgers/index.ts'
import type { CellValue } from '../../contract/records/define-record.ts'
import { foldWidth, trimInvisible } from '../values/fold.ts'
import { parseField } from '../values/parse-field.ts'

interface Titled {
  readonly label: string
  readonly synonyms?: readonly string[]
}

/** Two columns of one title cannot be told apart in a spreadsheet, and a synonym would be taken for the column it means. */
export function labelIsTaken(label: string, columns: readonly Titled[]): boolean {
  const wanted = folded(label)
  return columns.some((column) => [column.label, ...(column.synonyms ?? [])].some((title) => folded(title) === wanted))
}

function folded(label: string): string {
  return foldWidth(trimInvisible(label)).replace(/\s/g, '').toLowerCase()
}

export interface OwnCell {
  readonly recordId: string
  readonly value: string | number
}

interface Conversion {
  readonly changed: readonly { readonly recordId: string; readonly value: CellValue }[]
  readonly unfit: readonly { readonly value: string; readonly reason: string }[]
}

/** What the cells of a column are in its new type. */
export function convertValues(field: LedgerField, cells: readonly OwnCell[]): Conversion {
  const read = cells.map(({ recordId, value }) => ({ recordId, value, parsed: parseField(field, String(value), 't') }))
  return {
    changed: read.flatMap(({ recordId, value, parsed }) =>
      parsed.ok && parsed.value !== value ? [{ recordId, value: textAs(field, parsed.value) }] : [],
    ),
    unfit: read.flatMap(({ value, parsed }) => (parsed.ok ? [] : [{ value: String(value), reason: parsed.reason }])),
  }
}

function textAs(field: LedgerField, value: CellValue): CellValue {
  return field.type === 'integer' || value === null ? value : String(value)
}
