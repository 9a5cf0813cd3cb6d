/** Mappings that a person has corrected and used are records: they come back with the form, and go with an undo. */
import { z } from 'zod'
import { ledgerKey } from '../../contract/api/shared.ts'
import { AppError } from '../../contract/errors.ts'
import type { CommandContext, QueryContext } from '../handlers.ts'
import type { RememberedMapping } from './mapping.ts'
import { findMapping } from './mapping-repository.ts'

const fieldsSchema = z.record(z.string(), z.string())

export async function recallMapping({ db, unit }: QueryContext, form: string): Promise<RememberedMapping | null> {
  const stored = await findMapping(db, unit.code, form)
  return stored === null
    ? null
    : { ledger: ledgerKey.parse(stored.ledger), fields: fieldsSchema.parse(JSON.parse(stored.fields)) }
}

export async function rememberMapping(
  context: CommandContext,
  form: string,
  { ledger, fields }: RememberedMapping,
): Promise<void> {
  const { db, records, stamp, unit, options } = context
  const values = { form, ledger, fields: JSON.stringify(fields) }
  const stored = await findMapping(db, unit.code, form)
  const current = stored === null ? null : records.get('importMappings', stored.id)
  if (current === null) records.create(stamp, 'importMappings', options.newId(), unit.code, { values })
  else records.update(stamp, 'importMappings', current, { values })
}

/** @throws AppError not_found */
export async function forgetMapping({ db, records, stamp, unit }: CommandContext, form: string): Promise<void> {
  const stored = await findMapping(db, unit.code, form)
  const current = stored === null ? null : records.get('importMappings', stored.id)
  if (current === null) throw new AppError('not_found')
  records.remove(stamp, 'importMappings', current)
}
