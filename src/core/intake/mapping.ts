/**
 * Which list a table is and which column fills which field: as a person says, else as remembered of this form, else as
 * recognised. Pure. Fields come in from outside, so that columns which an office has added are targets like any other.
 */
import type { MappingBasis, TableSettings } from '../../contract/api/intake.ts'
import { AppError } from '../../contract/errors.ts'
import type { LedgerField, LedgerKey } from '../../contract/ledgers/index.ts'
import { sha256 } from '../db/sha256.ts'
import { matchColumns } from './recognise.ts'
import type { SourceColumn, SourceTable } from './source-table.ts'
import { normaliseTitle } from './titles.ts'

export interface MappedColumn extends SourceColumn {
  readonly field: string | null
  readonly basis: MappingBasis
  readonly note: string | null
}

export interface MappedTable {
  readonly source: SourceTable
  readonly ledger: LedgerKey | null
  readonly columns: readonly MappedColumn[]
  /** All that a column could fill. */
  readonly fields: readonly LedgerField[]
  readonly form: string
  /** The mapping is the remembered one, unchanged. */
  readonly remembered: boolean
  /** A person has changed it. */
  readonly corrected: boolean
  readonly matchBy: readonly string[] | null
  readonly preferred: ReadonlySet<number>
}

export interface RememberedMapping {
  readonly ledger: LedgerKey
  /** Field by place of the column (see `places`). */
  readonly fields: Readonly<Record<string, string>>
}

/** The same titles in the same order are the same form, whatever file and sheet they stand on. */
export function formOf(source: SourceTable): string {
  const titles = source.columns.filter((column) => column.titles.length > 0)
  return sha256(JSON.stringify(titles.map((column) => column.titles.map(normaliseTitle))))
}

/** How a column is named in a remembered mapping: titled ones by their order, which the form fixes, others by letters. */
function places(columns: readonly SourceColumn[]): string[] {
  let titled = 0
  return columns.map((column) => {
    if (column.titles.length === 0) return column.letters
    titled += 1
    return String(titled)
  })
}

export function toRemember(table: MappedTable & { readonly ledger: LedgerKey }): RememberedMapping {
  const names = places(table.columns)
  const fields = table.columns.flatMap((column, at) =>
    column.field === null ? [] : [[names[at] ?? '', column.field] as const],
  )
  return { ledger: table.ledger, fields: Object.fromEntries(fields) }
}

/** @throws AppError mapping_twice, match_field_unmapped */
export function mapTable(
  source: SourceTable,
  settings: TableSettings | null,
  memory: RememberedMapping | null,
  fieldsOf: (ledger: LedgerKey) => readonly LedgerField[],
): MappedTable {
  const ledger = settings === null ? (memory?.ledger ?? source.ledger) : settings.ledger
  const fields = ledger === null ? [] : fieldsOf(ledger)
  const recognised = ledger === null ? [] : recognisedFields(source, ledger, fields)
  const known = memory !== null && memory.ledger === ledger ? rememberedFields(source, memory, fields) : null
  const chosen = ledger === null ? [] : (settings?.fields ?? known ?? recognised)
  const columns = source.columns.map((column, at): MappedColumn => {
    const field = chosen[at] ?? null
    return { ...column, field, basis: basisOf(field, recognised[at] ?? null, known?.[at] ?? null), note: null }
  })
  assertOneColumnEach(columns, fields)
  assertMapped(columns, fields, settings?.matchBy ?? [])
  return {
    source,
    ledger,
    columns: columns.map((column) => ({ ...column, note: noteOn(column, columns) })),
    fields,
    form: formOf(source),
    remembered: known !== null && columns.every(({ field }, at) => field === (known[at] ?? null)),
    corrected: settings !== null && (settings.fields !== null || ledger !== source.ledger),
    matchBy: settings?.matchBy ?? null,
    preferred: new Set(settings?.preferred),
  }
}

function basisOf(field: string | null, recognised: string | null, remembered: string | null): MappingBasis {
  if (field === null) return 'unused'
  if (field === recognised) return 'recognised'
  return field === remembered ? 'remembered' : 'manual'
}

type FieldByColumn = readonly (string | null)[]

/** What the reader recognised, and fields that it could not know of; for a list that it did not think of, by titles alone. */
function recognisedFields(source: SourceTable, ledger: LedgerKey, fields: readonly LedgerField[]): FieldByColumn {
  const found = new Map(source.columns.map((column) => [column.index, source.ledger === ledger ? column.field : null]))
  const taken = new Set(found.values())
  const openColumns = source.columns.filter((column) => (found.get(column.index) ?? null) === null)
  // Titles that the reader knew and passed over, it passed over for a reason.
  const openFields = fields.filter(
    ({ name }) => !taken.has(name) && (source.ledger !== ledger || name.startsWith(ownPrefix)),
  )
  for (const { column, field } of matchColumns(openColumns, openFields)) found.set(column, field)
  return source.columns.map((column) => found.get(column.index) ?? null)
}

/** Names of fields that an office has added begin like this. */
const ownPrefix = 'own.'

function rememberedFields(
  source: SourceTable,
  memory: RememberedMapping,
  fields: readonly LedgerField[],
): FieldByColumn {
  const known = new Set(fields.map(({ name }) => name))
  return places(source.columns).map((name) => {
    const field = memory.fields[name]
    return field !== undefined && known.has(field) ? field : null
  })
}

function assertOneColumnEach(columns: readonly MappedColumn[], fields: readonly LedgerField[]): void {
  const byField = Map.groupBy(
    columns.filter(({ field }) => field !== null),
    ({ field }) => field,
  )
  for (const [name, given] of byField) {
    const field = labelOf(fields, name ?? '')
    if (given.length > 1)
      throw new AppError('mapping_twice', { field, columns: given.map(({ letters }) => letters).join('、') })
  }
}

function assertMapped(
  columns: readonly MappedColumn[],
  fields: readonly LedgerField[],
  names: readonly string[],
): void {
  for (const name of names) {
    if (!columns.some(({ field }) => field === name))
      throw new AppError('match_field_unmapped', { field: labelOf(fields, name) })
  }
}

/** @throws AppError invalid_input for a field that the list does not have. */
function labelOf(fields: readonly LedgerField[], name: string): string {
  const field = fields.find((candidate) => candidate.name === name)
  if (field === undefined) throw new AppError('invalid_input', { place: name })
  return field.label
}

/** Two columns of one title: only one of them can be meant, and a person has to see which was taken. */
function noteOn(column: MappedColumn, columns: readonly MappedColumn[]): string | null {
  const title = normaliseTitle(column.title)
  if (title === '') return null
  const twins = columns.filter((other) => other !== column && normaliseTitle(other.title) === title)
  return twins.length === 0 ? null : `与 ${twins.map(({ letters }) => letters).join('、')} 列同名，请确认取哪一列`
}
