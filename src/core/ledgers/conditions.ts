/** Which rows are meant, as SQL: words to find, conditions, and rows that stay nevertheless. */
import { sql, type RawBuilder } from 'kysely'
import type { Condition, RowsRequest } from '../../contract/api/rows-request.ts'
import { AppError } from '../../contract/errors.ts'
import type { CellValue } from '../../contract/records/define-record.ts'
import { parseField } from '../values/parse-field.ts'
import { requireColumn, type FieldSql, type LedgerShape } from './shape.ts'

type Wanted = Pick<RowsRequest, 'find' | 'where' | 'keep'>

/** @throws AppError invalid_input, value_invalid */
export function rowsWanted(shape: LedgerShape, { find, where, keep }: Wanted): RawBuilder<unknown> {
  const conditions = [...wordsIn(shape, find), ...where.map((condition) => conditionSql(shape, condition))]
  const living = sql`deleted_at IS NULL`
  if (conditions.length === 0) return living
  const all = sql.join(conditions, sql` AND `)
  if (keep.length === 0) return sql`${living} AND ${all}`
  return sql`${living} AND ((${all}) OR id IN (SELECT value FROM json_each(${JSON.stringify(keep)})))`
}

export function wordsIn(shape: LedgerShape, find: string): RawBuilder<unknown>[] {
  const words = find.split(/\s+/).filter((word) => word !== '')
  return words.map((word) => contains(shape.allText, word))
}

/** As SQLite's LIKE compares: without regard to the case of ASCII letters. */
export function contains(text: RawBuilder<string>, part: string): RawBuilder<unknown> {
  return sql`${text} LIKE ${`%${literally(part)}%`} ESCAPE '\\'`
}

/** A backslash before the wildcards of LIKE. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`)
}

function conditionSql(shape: LedgerShape, condition: Condition): RawBuilder<unknown> {
  const column = requireColumn(shape, condition.field)
  switch (condition.kind) {
    case 'oneOf':
      return sql`${column.text} IN (${sql.join(condition.values)})`
    case 'contains':
      return condition.not ? sql`NOT (${contains(column.text, condition.text)})` : contains(column.text, condition.text)
    case 'range':
      return rangeSql(column, condition.from, condition.to)
    case 'empty':
      return sql`${column.text} = ''`
    case 'filled':
      return sql`${column.text} <> ''`
  }
}

/** Without an end it is open there; empty cells are in no range. */
function rangeSql({ field, value }: FieldSql, from: CellValue, to: CellValue): RawBuilder<unknown> {
  if (field.type !== 'integer' && field.type !== 'date') throw new AppError('invalid_input', { place: field.name })
  const bounds = [
    ...(from === null ? [] : [sql`${value} >= ${readBound(field, from)}`]),
    ...(to === null ? [] : [sql`${value} <= ${readBound(field, to)}`]),
  ]
  return bounds.length === 0 ? sql`${value} IS NOT NULL` : sql`(${sql.join(bounds, sql` AND `)})`
}

/** Read like a typed cell, so that 2026.3.1 is a day here too. */
function readBound(field: FieldSql['field'], bound: string | number): CellValue {
  const parsed = parseField(field, String(bound), 't')
  if (parsed.ok && parsed.value !== null) return parsed.value
  const reason = parsed.ok ? '没有填写' : parsed.reason
  throw new AppError('value_invalid', { field: field.label, value: String(bound), reason })
}
