/** The district's blank forms and their bytes, as SQL. */
import type { Db, Row } from '../db/schema.ts'

export type StoredForm = Row<'report_forms'> & { readonly bytes: Buffer }

/** By name. */
export async function readForms(db: Db, unit: string): Promise<(Row<'report_forms'> & { readonly size: number })[]> {
  return db
    .selectFrom('report_forms')
    .innerJoin('blobs', 'blobs.hash', 'report_forms.content_hash')
    .selectAll('report_forms')
    .select(({ fn }) => fn<number>('length', ['blobs.bytes']).as('size'))
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function readForm(db: Db, id: string): Promise<StoredForm | null> {
  const row = await db
    .selectFrom('report_forms')
    .innerJoin('blobs', 'blobs.hash', 'report_forms.content_hash')
    .selectAll('report_forms')
    .select('blobs.bytes')
    .where('report_forms.id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
