/**
 * Decides for every source row what importing it would do: exactly one bucket each, with the reason. Pure: it sees the
 * rows of the file and the rows of the list, nothing else; applying follows it to the letter.
 */
import type { PlannedRow } from '../../contract/api/intake.ts'
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { ledgers, type LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import { parseField } from '../values/parse-field.ts'
import { matchRows } from './match.ts'
import type { SourceColumn, SourceRow, SourceTable } from './source-table.ts'

/** A data row after its cells have been read. */
export interface ReadRow {
  readonly source: SourceRow
  readonly values: RecordValues
  /** Set when a cell cannot be read: the row is rejected for this reason. */
  readonly refusal: string | null
  readonly warning: string | null
}

/** @param pending rows that earlier tables of the same plan will add (see `pendingRows`). */
export function planTable(
  table: SourceTable,
  existing: readonly LedgerRow[],
  pending: readonly LedgerRow[] = [],
): PlannedRow[] {
  const definition = ledgers[table.ledger]
  const mapped = table.columns.flatMap((column) => {
    const field = definition.fields.find((candidate) => candidate.name === column.field)
    return field === undefined ? [] : [{ column, field }]
  })
  const rows = table.rows.map((row) => readRow(definition, mapped, row))
  const matches = matchRows(definition, rows, [...existing, ...pending])
  const planned = rows.map((row, index) => planRow(row, matches[index]))
  const skipped = table.skipped.map(({ row, reason, cells }): PlannedRow => ({
    row,
    bucket: 'skipped',
    reason,
    recordId: null,
    source: [...cells],
    values: {},
    changes: [],
  }))
  return [...planned, ...skipped].sort((a, b) => a.row - b.row)
}

/** A formula that the file holds no result of: its cell is not empty, its value is not known. */
const unresolvedFormula = 'F'

interface MappedColumn {
  readonly column: SourceColumn
  readonly field: LedgerDefinition['fields'][number]
}

function readRow(definition: LedgerDefinition, mapped: readonly MappedColumn[], source: SourceRow): ReadRow {
  const values: Record<string, CellValue> = {}
  const warnings: string[] = []
  for (const { column, field } of mapped) {
    const text = source.cells[column.index] ?? ''
    const kind = source.kinds[column.index] ?? ' '
    if (text === '' && kind !== unresolvedFormula) continue
    const parsed = parseField(field, text, kind)
    const place = `${column.letters}${source.number}“${field.label}”`
    if (!parsed.ok)
      return { source, values, refusal: `${place}写作“${shorten(text)}”，${parsed.reason}`, warning: null }
    if (parsed.warning !== undefined) warnings.push(`${place}${parsed.warning}`)
    if (parsed.value !== null) values[field.name] = parsed.value
  }
  const missing = definition.fields.find((field) => field.required === true && values[field.name] === undefined)
  const refusal = missing === undefined ? null : `第 ${source.number} 行缺少“${missing.label}”`
  return { source, values, refusal, warning: warnings.length === 0 ? null : warnings.join('；') }
}

export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'record'; readonly row: LedgerRow }
  | { readonly kind: 'conflict'; readonly reason: string }
  | { readonly kind: 'repeated'; readonly reason: string }

function planRow(row: ReadRow, match: Match | undefined): PlannedRow {
  const base = {
    row: row.source.number,
    source: [...row.source.cells],
    values: row.values,
    recordId: null,
    changes: [],
  }
  if (row.refusal !== null) return { ...base, bucket: 'rejected', reason: row.refusal }
  if (match === undefined) throw new Error(`row ${row.source.number} was not matched`)
  if (match.kind === 'conflict') return { ...base, bucket: 'conflict', reason: match.reason }
  if (match.kind === 'repeated') return { ...base, bucket: 'skipped', reason: match.reason }
  if (match.kind === 'none') return { ...base, bucket: 'new', reason: row.warning }
  const changes = differences(row.values, match.row)
  if (match.row.updatedBy === pendingAuthor) {
    const contradicts = changes.some((change) => change.field !== 'position')
    return {
      ...base,
      bucket: contradicts ? 'conflict' : 'skipped',
      reason: contradicts ? `与${match.row.updatedAt}是同一条但内容不同` : `与${match.row.updatedAt}重复`,
    }
  }
  return {
    ...base,
    bucket: changes.length === 0 ? 'same' : 'changed',
    reason: row.warning,
    recordId: match.row.id,
    changes,
  }
}

const pendingAuthor = 'pending'

/** The new rows of a planned table, as later tables of the plan must see them: known, but not yet stored. */
export function pendingRows(table: SourceTable, planned: readonly PlannedRow[]): LedgerRow[] {
  return planned
    .filter((row) => row.bucket === 'new')
    .map((row) => ({
      id: `${table.file}!${table.sheet}!${row.row}`,
      version: 0,
      unit: '',
      updatedAt: `“${table.file}”${table.sheet}第 ${row.row} 行`,
      updatedBy: pendingAuthor,
      values: row.values,
    }))
}

/** An empty cell is no statement: it never clears what the list knows. */
function differences(values: RecordValues, row: LedgerRow): PlannedRow['changes'] {
  return Object.entries(values).flatMap(([field, after]) => {
    const before = row.values[field] ?? null
    return before === after ? [] : [{ field, before, after }]
  })
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
