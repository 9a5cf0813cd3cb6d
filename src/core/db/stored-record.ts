/** A record as the tables hold it, and its translation to and from SQL rows. Knows definitions, not features. */
import { z } from 'zod'
import { columnName, type CellValue, type RecordDefinition } from '../../contract/records/define-record.ts'
import { sha256 } from './sha256.ts'

export interface StoredRecord {
  readonly id: string
  /** Code of the owning unit; only that unit changes the record. */
  readonly unit: string
  readonly version: number
  readonly updatedAt: string
  readonly updatedBy: string
  readonly deletedAt: string | null
  /** JSON object of columns that the user added. */
  readonly extra: string
  /** JSON: where the values came from. Provenance, not content: it is neither hashed nor exchanged. */
  readonly origin: string | null
  readonly values: Readonly<Record<string, CellValue>>
}

const baseColumns = ['id', 'unit', 'version', 'updated_at', 'updated_by', 'deleted_at', 'extra', 'origin'] as const

/** Column names in the order of `toParameters`. */
export function recordColumns(definition: RecordDefinition): readonly string[] {
  return [...baseColumns, ...definition.fields.map((field) => columnName(field.name))]
}

export function toParameters(definition: RecordDefinition, record: StoredRecord): CellValue[] {
  return [
    record.id,
    record.unit,
    record.version,
    record.updatedAt,
    record.updatedBy,
    record.deletedAt,
    record.extra,
    record.origin,
    ...definition.fields.map((field) => record.values[field.name] ?? null),
  ]
}

/** @param row values in the order of `recordColumns`, as the driver's raw mode gives them. */
export function fromRow(definition: RecordDefinition, row: readonly unknown[]): StoredRecord {
  const values: Record<string, CellValue> = {}
  definition.fields.forEach((field, index) => {
    values[field.name] = toCell(row[baseColumns.length + index])
  })
  return {
    id: toText(row[0]),
    unit: toText(row[1]),
    version: Number(row[2]),
    updatedAt: toText(row[3]),
    updatedBy: toText(row[4]),
    deletedAt: toOptionalText(row[5]),
    extra: toText(row[6]),
    origin: toOptionalText(row[7]),
    values,
  }
}

/** SHA-256 of everything that is the record's content, its version included. */
export function contentHash(definition: RecordDefinition, record: StoredRecord): string {
  const { id, unit, version, updatedAt, updatedBy, deletedAt, extra, values } = record
  const filled: Record<string, CellValue> = {}
  for (const name of sortedNames(definition)) {
    const value = values[name] ?? null
    if (value !== null) filled[name] = value
  }
  return sha256(JSON.stringify([definition.table, id, unit, version, updatedAt, updatedBy, deletedAt, extra, filled]))
}

const namesByDefinition = new WeakMap<RecordDefinition, readonly string[]>()

/** Empty fields are left out of the hash and the rest is sorted: a new column changes no old hash, nor does its place. */
function sortedNames(definition: RecordDefinition): readonly string[] {
  let names = namesByDefinition.get(definition)
  if (names === undefined) {
    names = definition.fields.map((field) => field.name).sort()
    namesByDefinition.set(definition, names)
  }
  return names
}

function toCell(value: unknown): CellValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new Error(`a stored value has the type ${typeof value}`)
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Error(`a stored text has the type ${typeof value}`)
}

function toOptionalText(value: unknown): string | null {
  return value === null ? null : toText(value)
}

const storedRecordSchema = z.strictObject({
  id: z.string(),
  unit: z.string(),
  version: z.int(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  deletedAt: z.string().nullable(),
  extra: z.string(),
  origin: z.string().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

/** Reads a record back from the JSON of the undo line. */
export function parseStoredRecord(json: string): StoredRecord {
  return storedRecordSchema.parse(JSON.parse(json))
}
