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
  return { csv: writeCsv(textRows(table, missing)), schema }
}

function* textRows({ fields, rows }: PackageTable, missing: string): Generator<string[]> {
  yield fields.map(({ name }) => name)
  for (const row of rows) yield row.map((value) => (value === null ? missing : String(value)))
}

export function decodeTable(path: string, csv: string, schema: Schema): CellValue[][] {
  const [header, ...rows] = readCsv(path, csv)
  const names = schema.fields.map(({ name }) => name)
  if (header?.length !== names.length || header.some((name, index) => name !== names[index])) {
    throw new PackageRefusal('package_damaged', `“${path}”的表头与说明不一致`)
  }
  const columns = schema.fields.map(toColumn)
  const [missing] = schema.missingValues
  const decoded = rows.map((row, index) => decodeRow({ path, number: index + 2 }, row, columns, missing))
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
  const held = new Set<string>()
  for (const row of rows) {
    for (const value of row) {
      if (typeof value === 'string' && (value === '' || value.startsWith('\\N'))) held.add(value)
    }
  }
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

/** A line of a file, put into words only when something is wrong with it. */
interface Line {
  readonly path: string
  readonly number: number
}

function refusal({ path, number }: Line, reason: string): PackageRefusal {
  return new PackageRefusal('package_damaged', `“${path}”第 ${number} 行${reason}`)
}

function decodeRow(line: Line, row: string[], columns: readonly Column[], missing: string): CellValue[] {
  if (row.length !== columns.length) throw refusal(line, `有 ${row.length} 格，应有 ${columns.length} 格`)
  // In place: a second list for each of a hundred thousand rows would cost as much as reading them.
  const decoded: CellValue[] = row
  columns.forEach((column, index) => {
    const cell = row[index] ?? ''
    if (cell !== missing) decoded[index] = decodeCell(line, cell, column)
    else if (column.required) throw refusal(line, `缺少“${column.title}”`)
    else decoded[index] = null
  })
  return decoded
}

/** A field as its cells are held against it. */
interface Column {
  readonly title: string
  readonly required: boolean
  readonly read: (cell: string) => CellValue | undefined
  readonly codes: ReadonlySet<string> | null
  readonly digits: number | null
}

function toColumn({ title, type, constraints = {} }: SchemaField): Column {
  const [, digits] = /(\d+)\}$/.exec(constraints.pattern ?? '') ?? []
  return {
    title,
    required: constraints.required === true,
    read: readers[type],
    codes: constraints.enum === undefined ? null : new Set(constraints.enum),
    digits: digits === undefined ? null : Number(digits),
  }
}

const readers: Readonly<Record<SchemaField['type'], (cell: string) => CellValue | undefined>> = {
  string: (cell) => cell,
  integer: (cell) => (/^(0|-?[1-9]\d*)$/.test(cell) && Number.isSafeInteger(Number(cell)) ? Number(cell) : undefined),
  date: (cell) => (isDate(cell) ? cell : undefined),
  datetime: (cell) => (isUtcTime(cell) ? cell : undefined),
}

function decodeCell(line: Line, cell: string, { title, read, codes, digits }: Column): CellValue {
  const value = read(cell)
  if (value === undefined) throw refusal(line, `的“${title}”不合类型`)
  if (codes?.has(cell) === false) throw refusal(line, `的“${title}”不在所列之中`)
  if (digits !== null && !hasDigits(cell, digits)) throw refusal(line, `的“${title}”不是 ${digits} 位数字`)
  return value
}

function hasDigits(text: string, count: number): boolean {
  return text.length === count && /^[0-9]*$/.test(text)
}

function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  return day >= 1 && day <= (monthDays[month - 1] ?? 0) + leapDay
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The default format of a Table Schema datetime: UTC, whole seconds. */
function isUtcTime(text: string): boolean {
  const [, date, hour, minute, second] = /^(.{10})T(\d{2}):(\d{2}):(\d{2})Z$/.exec(text) ?? []
  return date !== undefined && isDate(date) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
}

function firstRepeatedKey(schema: Schema, rows: readonly (readonly CellValue[])[]): string | undefined {
  const positions = schema.primaryKey.map((key) => schema.fields.findIndex(({ name }) => name === key))
  const [first = -1, ...more] = positions
  const keys = rows.map((row) =>
    more.length === 0 ? (row[first] ?? null) : JSON.stringify(positions.map((position) => row[position] ?? null)),
  )
  return new Set(keys).size === keys.length ? undefined : String(firstRepeated(keys))
}

function firstRepeated(keys: readonly CellValue[]): CellValue | undefined {
  const seen = new Set<CellValue>()
  return keys.find((key) => {
    const isRepeated = seen.has(key)
    seen.add(key)
    return isRepeated
  })
}
