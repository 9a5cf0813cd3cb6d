/**
 * A table of records as CSV with its Frictionless Table Schema, and back, without the loss of a single character.
 * The schema says what the cells are: a date column that holds other text is declared text, because a cell of a ledger
 * is free and a package must carry what the office wrote. Knows no zip, no signature.
 */
import { AppError } from '../../../contract/errors.ts'
import type { CellValue, FieldType, PrivacyClass } from '../../../contract/records/define-record.ts'
import { readCsv, writeCsv } from './csv.ts'
import { PackageRefusal } from './refusal.ts'
import { resolvedReferences } from './table-references.ts'
import type { SchemaField, TableResource } from './v1.ts'

export interface PackageField {
  readonly name: string
  readonly label: string
  readonly type: FieldType
  readonly required?: boolean
  readonly codes?: readonly string[]
  readonly digits?: number
  readonly privacy?: PrivacyClass
  /** Table whose rows the values name. */
  readonly target?: string
}

export interface PackageTable {
  readonly name: string
  readonly title: string
  readonly fields: readonly PackageField[]
  readonly primaryKey: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
}

export type Schema = TableResource['schema']

/** `all`: the tables of the package, this one among them, in which references may be resolved. */
export function encodeTable(table: PackageTable, all: readonly PackageTable[]): { csv: string; schema: Schema } {
  table.rows.forEach((row) => checkRow(table, row))
  const missing = missingValue(table.rows)
  const foreignKeys = resolvedReferences(table, all)
  const schema: Schema = {
    fields: table.fields.map((field, index) => describeField(field, (row) => row[index] ?? null, table.rows)),
    missingValues: [missing],
    primaryKey: [...table.primaryKey],
    ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
  }
  const repeated = firstRepeatedKey(schema, table.rows)
  if (repeated !== undefined) throw new Error(`table ${table.name} has two rows with the key ${repeated}`)
  const header = table.fields.map(({ name }) => name)
  const cells = table.rows.map((row) => row.map((value) => (value === null ? missing : String(value))))
  return { csv: writeCsv([header, ...cells]), schema }
}

export function decodeTable(path: string, csv: string, schema: Schema): CellValue[][] {
  const [header, ...rows] = readCsv(path, csv)
  const names = schema.fields.map(({ name }) => name)
  if (header?.length !== names.length || header.some((name, index) => name !== names[index])) {
    throw new PackageRefusal('package_damaged', `“${path}”的表头与说明不一致`)
  }
  const decoded = rows.map((row, index) => decodeRow(`“${path}”第 ${index + 2} 行`, row, schema))
  const repeated = firstRepeatedKey(schema, decoded)
  if (repeated !== undefined) throw new PackageRefusal('package_damaged', `“${path}”里编号 ${repeated} 重复`)
  return decoded
}

function checkRow(table: PackageTable, row: readonly CellValue[]): void {
  if (row.length !== table.fields.length) {
    throw new Error(`a row of table ${table.name} has ${row.length} cells for ${table.fields.length} fields`)
  }
  table.fields.forEach(({ name, label, type }, index) => {
    const value = row[index] ?? null
    if (value === null) return
    const fits = type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string'
    if (!fits) throw new Error(`field ${name} of table ${table.name} holds a ${typeof value}, not its type ${type}`)
    if (typeof value === 'string' && !value.isWellFormed()) {
      throw new AppError('value_invalid', { field: label, value: value.toWellFormed(), reason: '含有不完整的字符' })
    }
  })
}

/**
 * The text that stands for "nothing". An empty cell, as everyone expects, unless the table also holds empty texts;
 * then the first of `\N`, `\N1`, … that no cell of the table holds.
 */
function missingValue(rows: PackageTable['rows']): string {
  const held = new Set(rows.flat().filter((value) => value === '' || String(value).startsWith('\\N')))
  let candidate = ''
  for (let number = 0; held.has(candidate); number++) candidate = number === 0 ? '\\N' : `\\N${number}`
  return candidate
}

function describeField(
  field: PackageField,
  cellOf: (row: readonly CellValue[]) => CellValue,
  rows: PackageTable['rows'],
): SchemaField {
  const holds = (test: (value: string) => boolean): boolean =>
    rows.every((row) => {
      const value = cellOf(row)
      return value === null || test(String(value))
    })
  const { codes, digits } = field
  const complete = field.required === true && rows.every((row) => cellOf(row) !== null)
  const constraints = {
    ...(complete ? { required: true as const } : {}),
    ...(codes !== undefined && codes.length > 0 && holds((value) => codes.includes(value)) ? { enum: [...codes] } : {}),
    ...(digits !== undefined && holds((value) => hasDigits(value, digits)) ? { pattern: `[0-9]{${digits}}` } : {}),
  }
  return {
    name: field.name,
    type: schemaType(field.type, holds),
    format: 'default',
    title: field.label,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
    sidantong: {
      type: field.type,
      ...(field.required === undefined ? {} : { required: field.required }),
      ...(codes === undefined ? {} : { codes: [...codes] }),
      ...(digits === undefined ? {} : { digits }),
      ...(field.privacy === undefined ? {} : { privacy: field.privacy }),
      ...(field.target === undefined ? {} : { target: field.target }),
    },
  }
}

function schemaType(type: FieldType, holds: (test: (value: string) => boolean) => boolean): SchemaField['type'] {
  if (type === 'integer') return 'integer'
  if (type === 'date' && holds(isDate)) return 'date'
  if (type === 'dateTime' && holds(isUtcTime)) return 'datetime'
  return 'string'
}

function decodeRow(place: string, row: readonly string[], schema: Schema): CellValue[] {
  if (row.length !== schema.fields.length) {
    throw new PackageRefusal('package_damaged', `${place}有 ${row.length} 格，应有 ${schema.fields.length} 格`)
  }
  return schema.fields.map((field, index) => {
    const cell = row[index] ?? ''
    if (cell !== schema.missingValues[0]) return decodeCell(place, cell, field)
    if (field.constraints?.required === true)
      throw new PackageRefusal('package_damaged', `${place}缺少“${field.title}”`)
    return null
  })
}

const readers: Readonly<Record<SchemaField['type'], (cell: string) => CellValue | undefined>> = {
  string: (cell) => cell,
  integer: (cell) => (/^(0|-?[1-9]\d*)$/.test(cell) && Number.isSafeInteger(Number(cell)) ? Number(cell) : undefined),
  date: (cell) => (isDate(cell) ? cell : undefined),
  datetime: (cell) => (isUtcTime(cell) ? cell : undefined),
}

function decodeCell(place: string, cell: string, field: SchemaField): CellValue {
  const value = readers[field.type](cell)
  if (value === undefined) throw new PackageRefusal('package_damaged', `${place}的“${field.title}”不合类型`)
  const { enum: codes, pattern } = field.constraints ?? {}
  const [, digits] = /(\d+)\}$/.exec(pattern ?? '') ?? []
  if (codes?.includes(cell) === false)
    throw new PackageRefusal('package_damaged', `${place}的“${field.title}”不在所列之中`)
  if (digits !== undefined && !hasDigits(cell, Number(digits))) {
    throw new PackageRefusal('package_damaged', `${place}的“${field.title}”不是 ${digits} 位数字`)
  }
  return value
}

function hasDigits(text: string, count: number): boolean {
  return text.length === count && /^[0-9]*$/.test(text)
}

function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The default format of a Table Schema datetime: UTC, whole seconds. */
function isUtcTime(text: string): boolean {
  const [, date, hour, minute, second] = /^(.{10})T(\d{2}):(\d{2}):(\d{2})Z$/.exec(text) ?? []
  return date !== undefined && isDate(date) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
}

function firstRepeatedKey(schema: Schema, rows: readonly (readonly CellValue[])[]): string | undefined {
  const positions = schema.primaryKey.map((key) => schema.fields.findIndex(({ name }) => name === key))
  const seen = new Set<string>()
  for (const row of rows) {
    const key = JSON.stringify(positions.map((position) => row[position] ?? null))
    if (seen.has(key)) return key
    seen.add(key)
  }
  return undefined
}
