/**
 * The vocabulary in which every stored record is described once. Storage, content hashes, packages, grids,
 * import and export are all derived from these definitions; nothing here knows any of them.
 */

/** How a value is written and checked. Identifiers are text that must keep every character. */
export const fieldTypes = [
  'text',
  'longText',
  'integer',
  'date',
  'dateTime',
  'code',
  'identifier',
  'phone',
  'reference',
] as const
export type FieldType = (typeof fieldTypes)[number]

/** Who may see a value: public, inside the office, about a person, or specially protected by law (PIPL art. 28). */
export const privacyClasses = ['public', 'internal', 'personal', 'sensitive'] as const
export type PrivacyClass = (typeof privacyClasses)[number]

export interface FieldDefinition {
  /** English identifier; the SQL column is its snake_case form. */
  readonly name: string
  readonly label: string
  readonly type: FieldType
  readonly privacy: PrivacyClass
  readonly required?: boolean
  /** The values a code field is expected to hold, as the office writes them. */
  readonly codes?: readonly string[]
  /** Exact number of digits of an identifier. */
  readonly digits?: number
}

export interface RecordDefinition {
  /** Key of the record kind, unique in the product, e.g. `keyMatters`. */
  readonly key: string
  /** SQL table and package table name. */
  readonly table: string
  readonly title: string
  readonly fields: readonly FieldDefinition[]
}

/** A stored value: text, whole number, or nothing. Dates are ISO text. */
export type CellValue = string | number | null

export type RecordValues = Readonly<Record<string, CellValue>>

/** The SQL column of a field. */
export function columnName(fieldName: string): string {
  return fieldName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
