/** Values of own columns: they lie in the record's `extra` under the column's id. Pure. */
import { z } from 'zod'
import { ownColumnId } from '../../contract/ledgers/own-columns.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'

const extraSchema = z.record(z.string(), z.unknown())

export function readExtra(extra: string): Readonly<Record<string, unknown>> {
  return extra === '{}' ? {} : extraSchema.parse(JSON.parse(extra))
}

/** The value of one own column, as far as it is one that a cell can hold. */
export function ownValue(extra: Readonly<Record<string, unknown>>, columnId: string): CellValue {
  const value = extra[columnId]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** The values of the definition's fields, and those of own columns by column id. */
export function splitOwn(values: RecordValues): { readonly fields: RecordValues; readonly own: RecordValues } {
  const fields: Record<string, CellValue> = {}
  const own: Record<string, CellValue> = {}
  for (const [name, value] of Object.entries(values)) {
    const id = ownColumnId(name)
    if (id === null) fields[name] = value
    else own[id] = value
  }
  return { fields, own }
}

/** `extra` with the given values. Names are sorted and empty ones left out, so that equal contents are equal texts. */
export function withOwn(extra: string, own: RecordValues): string {
  if (Object.keys(own).length === 0) return extra
  const merged = Object.entries({ ...readExtra(extra), ...own }).filter(([, value]) => value !== null)
  return JSON.stringify(Object.fromEntries(merged.sort(([a], [b]) => (a < b ? -1 : 1))))
}
