/** In which order rows and their groups come, as SQL. */
import { sql, type RawBuilder } from 'kysely'
import type { SortKey } from '../../contract/api/rows-request.ts'
import { requireColumn, type FieldSql, type LedgerShape } from './shape.ts'

interface WantedOrder {
  readonly sort: readonly SortKey[]
  readonly groupBy: string | null
}

/** The group first; empty cells last, whichever way one sorts; then the order of the list; then the order of arrival. */
export function rowOrder(shape: LedgerShape, { sort, groupBy }: WantedOrder): RawBuilder<unknown> {
  const wanted = sort.map(({ field, direction }) => {
    const { value } = requireColumn(shape, field)
    return direction === 'asc' ? sql`${value} IS NULL, ${value} ASC` : sql`${value} IS NULL, ${value} DESC`
  })
  const groups = groupBy === null ? [] : [groupOrderOfRows(requireColumn(shape, groupBy))]
  return sql.join([...groups, ...wanted, sql`position IS NULL`, sql`position`, sql`id`])
}

function groupOrderOfRows(column: FieldSql): RawBuilder<unknown> {
  return groupOrder(column, sql`min(position) OVER (PARTITION BY ${column.value})`)
}

/** For a query that gathers rows by the column. */
export function groupOrderOfGroups(column: FieldSql): RawBuilder<unknown> {
  return groupOrder(column, sql`min(position)`)
}

/**
 * Categories stand as in the list: by their first row. Values with a list of their own stand in its order. Anything else
 * stands by its text. Rows without a value come last.
 */
function groupOrder({ field, value }: FieldSql, firstPosition: RawBuilder<unknown>): RawBuilder<unknown> {
  const last = sql`${value} IS NULL`
  if (field.grouped === true) return sql.join([last, sql`${firstPosition} IS NULL`, firstPosition, value])
  if (field.codes === undefined || field.codes.length === 0) return sql.join([last, value])
  const ranks = field.codes.map((code, index) => sql`WHEN ${code} THEN ${index}`)
  return sql.join([last, sql`CASE ${value} ${sql.join(ranks, sql` `)} ELSE ${field.codes.length} END`, value])
}
