/** A list as SQL sees it: its columns and own columns as expressions, made once per set of columns. */
import { sql, type RawBuilder } from 'kysely'
import { AppError } from '../../contract/errors.ts'
import type { LedgerDefinition, LedgerField } from '../../contract/ledgers/index.ts'
import { ownColumnId } from '../../contract/ledgers/own-columns.ts'
import { columnName } from '../../contract/records/define-record.ts'
import type { Db } from '../db/schema.ts'
import { ledgerFields } from './ledger-fields.ts'

export interface FieldSql {
  readonly field: LedgerField
  /** For a field of the definition its column, for an own column its id in `extra`. */
  readonly column: string
  readonly own: boolean
  readonly value: RawBuilder<unknown>
  /** Never null: an empty cell is an empty text. */
  readonly text: RawBuilder<string>
}

export interface LedgerShape {
  readonly definition: LedgerDefinition
  readonly fields: readonly LedgerField[]
  readonly columns: readonly FieldSql[]
  readonly table: RawBuilder<unknown>
  /** What is read of a row. */
  readonly list: RawBuilder<unknown>
  /** Everything that is written in a row, as one text. */
  readonly allText: RawBuilder<string>
}

interface KnownShape {
  readonly signature: string
  readonly shape: LedgerShape
}

const known = new WeakMap<LedgerDefinition, KnownShape>()

/** Building it costs more than reading a row. The names come from definitions and checked ids, never from input. */
export async function shapeOf(db: Db, definition: LedgerDefinition): Promise<LedgerShape> {
  const fields = await ledgerFields(db, definition.key)
  const signature = fields === definition.fields ? '' : JSON.stringify(fields)
  const last = known.get(definition)
  if (last?.signature === signature) return last.shape
  const shape = buildShape(definition, fields)
  known.set(definition, { signature, shape })
  return shape
}

const rowColumns = ['id', 'unit', 'version', 'updated_at', 'updated_by'] as const

function buildShape(definition: LedgerDefinition, fields: readonly LedgerField[]): LedgerShape {
  const columns = fields.map(fieldSql)
  const stored = columns.filter(({ own }) => !own).map(({ column }) => column)
  const names = [...rowColumns, ...stored, ...(stored.length < columns.length ? ['extra'] : [])]
  return {
    definition,
    fields,
    columns,
    table: sql.table(definition.table),
    list: sql.raw(names.map((name) => `"${name}"`).join(', ')),
    allText: sql<string>`(${sql.join(
      columns.map(({ value }) => sql`coalesce(${value}, '')`),
      sql` || char(10) || `,
    )})`,
  }
}

function fieldSql(field: LedgerField): FieldSql {
  const id = ownColumnId(field.name)
  const column = id ?? columnName(field.name)
  const value = id === null ? sql.ref(column) : sql.raw(`json_extract("extra", '$."${id}"')`)
  // A condition is a text, and SQLite holds no number equal to a text.
  const text = field.type === 'integer' ? sql`CAST(${value} AS TEXT)` : value
  return { field, column, own: id !== null, value, text: sql<string>`coalesce(${text}, '')` }
}

/** @throws AppError invalid_input for a name that the list does not have. */
export function requireColumn(shape: LedgerShape, name: string): FieldSql {
  const column = shape.columns.find(({ field }) => field.name === name)
  if (column === undefined) throw new AppError('invalid_input', { place: name.slice(0, 60) })
  return column
}
