/** Finds the mapping that was corrected and then used for a form; and how far the audit trail has come. */
import type { Db } from '../db/schema.ts'

export interface StoredMapping {
  readonly id: string
  readonly ledger: string
  readonly fields: string
}

export async function findMapping(db: Db, unit: string, form: string): Promise<StoredMapping | null> {
  const row = await db
    .selectFrom('import_mappings')
    .select(['id', 'ledger', 'fields'])
    .where('form', '=', form)
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
