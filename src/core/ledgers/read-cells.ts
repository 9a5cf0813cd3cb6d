/** Typed or pasted cells → the values that fields store, or what is wrong with each. Pure. */
import { AppError } from '../../contract/errors.ts'
import type { LedgerField } from '../../contract/ledgers/index.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import { parseField } from '../values/parse-field.ts'

export interface CellProblem {
  /** As the clerk knows the column. */
  readonly field: string
  readonly value: string
  readonly reason: string
}

export interface ReadCells {
  readonly values: RecordValues
  readonly problems: readonly CellProblem[]
}

const missing = '不能为空'

/**
 * Typed text goes through the same reading as imported text, so that 2026.3.1 is a date in both.
 * @throws AppError invalid_input for a field that the list does not have.
 */
export function readCells(fields: readonly LedgerField[], cells: RecordValues): ReadCells {
  const values: Record<string, CellValue> = {}
  const problems: CellProblem[] = []
  for (const [name, cell] of Object.entries(cells)) {
    const field = requireField(fields, name)
    const text = String(cell ?? '')
    const parsed = parseField(field, text, 't')
    if (!parsed.ok) problems.push({ field: field.label, value: text, reason: parsed.reason })
    else if (parsed.value === null && field.required === true)
      problems.push({ field: field.label, value: text, reason: missing })
    else values[name] = parsed.value
  }
  return { values, problems }
}

/** A new row must fill what is required, whether or not it speaks of it. */
export function readNewRow(fields: readonly LedgerField[], cells: RecordValues): ReadCells {
  const { values, problems } = readCells(fields, cells)
  const unspoken = fields.filter((field) => field.required === true && !Object.hasOwn(cells, field.name))
  return {
    values,
    problems: [...problems, ...unspoken.map(({ label }) => ({ field: label, value: '', reason: missing }))],
  }
}

/** @throws AppError value_invalid */
export function assertReadable({ values, problems }: ReadCells): RecordValues {
  const [problem] = problems
  if (problem !== undefined) throw new AppError('value_invalid', { ...problem })
  return values
}

/** The cells that say something else than the row. */
export function changedCells(values: RecordValues, row: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => (row[name] ?? null) !== value))
}

export function requireField(fields: readonly LedgerField[], name: string): LedgerField {
  const field = fields.find((candidate) => candidate.name === name)
  if (field === undefined) throw new AppError('invalid_input', { place: name.slice(0, 60) })
  return field
}
