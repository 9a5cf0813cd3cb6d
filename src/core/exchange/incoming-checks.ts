/**
 * Whether another unit's record can be kept and shown here. A package is well formed by its own description; this holds
 * its content against our definitions, so that nothing enters that no page could show. Pure.
 */
import { recordId } from '../../contract/api/shared.ts'
import type { CellValue, FieldDefinition, RecordDefinition } from '../../contract/records/define-record.ts'
import { records, type RecordKey } from '../../contract/records/index.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import { incomingShapes } from './incoming-shapes.ts'
import { referenceOf } from './references.ts'

/** What is wrong with a record, in Chinese; null when it can be kept. `isThere` knows what it may refer to. */
export function incomingProblem(
  key: RecordKey,
  record: StoredRecord,
  isThere: (key: RecordKey, id: string) => boolean,
): string | null {
  if (!recordId.safeParse(record.id).success) return '记录标识不合格式'
  if (!Number.isSafeInteger(record.version) || record.version < 1) return '版本不是正整数'
  if (!isObjectText(record.extra)) return '自设栏目不合格式'
  return valueProblem(records[key], record.values, isThere) ?? shapeProblem(key, record)
}

function valueProblem(
  definition: RecordDefinition,
  values: StoredRecord['values'],
  isThere: (key: RecordKey, id: string) => boolean,
): string | null {
  for (const field of definition.fields) {
    const value = values[field.name] ?? null
    if (value === null) {
      if (field.required === true) return `缺少“${field.label}”`
    } else if (!hasType(field, value)) return `“${field.label}”不是${field.type === 'integer' ? '整数' : '文字'}`
    else {
      const reference = referenceOf(definition, field.name)
      if (reference?.mustBeThere === true && !isThere(reference.target, String(value)))
        return `所属的“${field.label}”不在这里`
    }
  }
  return null
}

function hasType(field: FieldDefinition, value: CellValue): boolean {
  return field.type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string'
}

function shapeProblem(key: RecordKey, record: StoredRecord): string | null {
  const parsed = incomingShapes[key]?.safeParse(record.values)
  if (parsed === undefined || parsed.success) return null
  const name = String(parsed.error.issues[0]?.path[0] ?? '')
  return `“${records[key].fields.find((field) => field.name === name)?.label ?? name}”不合格式`
}

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
