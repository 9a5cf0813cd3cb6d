/** Columns that an office adds to a list (自设栏目): how they are named among the fields of the definition. */

export const ownColumnTypes = ['text', 'longText', 'integer', 'date', 'code'] as const
export type OwnColumnType = (typeof ownColumnTypes)[number]

const prefix = 'own.'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function ownFieldName(columnId: string): string {
  return `${prefix}${columnId}`
}

/** The column of a field name; null for fields of the definition. Only what is a UUID gets into SQL. */
export function ownColumnId(fieldName: string): string | null {
  if (!fieldName.startsWith(prefix)) return null
  const id = fieldName.slice(prefix.length)
  return uuid.test(id) ? id : null
}
