/** Rows that a command may change: there, of this unit, and in the version that the clerk has seen. */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import type { LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import { readPartnerName } from '../exchange/trust/repository.ts'
import type { QueryContext } from '../handlers.ts'
import { readRow, readRows } from './repository.ts'
import type { LedgerShape } from './shape.ts'

export async function requireRow(db: QueryContext['db'], shape: LedgerShape, id: string): Promise<LedgerRow> {
  const row = await readRow(db, shape, id)
  if (row === null) throw new AppError('not_found')
  return row
}

/** @throws AppError not_editable, with the unit's name as it is known here. */
export async function assertOwn({ db, unit }: QueryContext, record: string, owner: string): Promise<void> {
  if (owner === unit.code) return
  throw new AppError('not_editable', { record, unit: (await readPartnerName(db, owner)) ?? owner })
}

export async function requireOwnRow(context: QueryContext, shape: LedgerShape, id: string): Promise<LedgerRow> {
  const row = await requireRow(context.db, shape, id)
  await assertOwn(context, nameOf(shape.definition, row.values), row.unit)
  return row
}

/** Each row once, in the order given. */
export async function requireOwnRows(
  context: QueryContext,
  shape: LedgerShape,
  ids: readonly string[],
): Promise<LedgerRow[]> {
  const known = await readRows(context.db, shape, ids)
  const rows: LedgerRow[] = []
  for (const id of new Set(ids)) {
    const row = known.get(id)
    if (row === undefined) throw new AppError('not_found')
    await assertOwn(context, nameOf(shape.definition, row.values), row.unit)
    rows.push(row)
  }
  return rows
}

export function assertVersion(definition: LedgerDefinition, row: LedgerRow, version: number): void {
  if (row.version !== version) throw new AppError('version_conflict', { record: nameOf(definition, row.values) })
}

/** How a clerk calls the row: its first required field. */
export function nameOf(definition: LedgerDefinition, values: RecordValues): string {
  return String(values[namingField(definition)] ?? definition.title)
}

export function namingField(definition: LedgerDefinition): string {
  return definition.fields.find((field) => field.required === true)?.name ?? ''
}
