/** A source row → the values of a list, by a mapping. Pure. What cannot be read is said cell by cell, all at once. */
import type { LedgerField } from '../../contract/ledgers/index.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import { parseField } from '../values/parse-field.ts'
import type { MappedColumn } from './mapping.ts'
import type { SourceRow } from './source-table.ts'

/** A data row after its cells have been read. */
export interface ReadRow {
  readonly source: SourceRow
  readonly values: RecordValues
  /** Set when a cell cannot be read: the row is rejected for this reason. */
  readonly refusal: string | null
  readonly warning: string | null
}

/** A column with the field that it fills. */
export interface FilledField {
  readonly column: MappedColumn
  readonly field: LedgerField
}

/**
 * Stands before a cell in the workbook of leftovers whose text alone would be taken for good, although what the original
 * cell held was not (rounded numbers, formula errors): until somebody has corrected it, it is refused again.
 */
export const uncorrected = '【请改正】'

/** A formula that the file holds no result of: its cell is not empty, its value is not known. */
const unresolvedFormula = 'F'

export function filledFields(columns: readonly MappedColumn[], fields: readonly LedgerField[]): FilledField[] {
  return columns.flatMap((column) => {
    const field = fields.find((candidate) => candidate.name === column.field)
    return field === undefined ? [] : [{ column, field }]
  })
}

export function readRow(filled: readonly FilledField[], required: readonly LedgerField[], source: SourceRow): ReadRow {
  const values: Record<string, CellValue> = {}
  let refusals: string[] | null = null
  let warnings: string[] | null = null
  for (const { column, field } of filled) {
    const text = source.cells[column.index] ?? ''
    const kind = source.kinds[column.index] ?? ' '
    if (text === '' && kind !== unresolvedFormula) continue
    const parsed = parseCell(field, text, kind)
    if (!parsed.ok) {
      refusals ??= []
      refusals.push(`${place(column, field, source)}写作“${shorten(text)}”，${parsed.reason}`)
      continue
    }
    if (parsed.warning !== undefined) {
      warnings ??= []
      warnings.push(`${place(column, field, source)}${parsed.warning}`)
    }
    if (parsed.value !== null) values[field.name] = parsed.value
  }
  if (refusals === null) {
    const missing = required.find((field) => values[field.name] === undefined)
    if (missing !== undefined) refusals = [`第 ${source.number} 行缺少“${missing.label}”`]
  }
  return { source, values, refusal: refusals?.join('；') ?? null, warning: warnings?.join('；') ?? null }
}

export function parseCell(field: LedgerField, text: string, kind: string): ReturnType<typeof parseField> {
  return text.startsWith(uncorrected)
    ? { ok: false, reason: '还没有改正，请填上正确的内容并去掉前面的“【请改正】”' }
    : parseField(field, text, kind)
}

function place(column: MappedColumn, field: LedgerField, source: SourceRow): string {
  return `${column.letters}${source.number}“${field.label}”`
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
