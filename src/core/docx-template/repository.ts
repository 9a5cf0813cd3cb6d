/** The office's own templates, their bytes, and the series that use them, as SQL. */
import type { Db, Row } from '../db/schema.ts'

export type StoredTemplate = Row<'document_templates'> & { readonly bytes: Buffer }

/** By name. */
export async function readTemplates(db: Db): Promise<(Row<'document_templates'> & { readonly size: number })[]> {
  return db
    .selectFrom('document_templates')
    .innerJoin('blobs', 'blobs.hash', 'document_templates.content_hash')
    .selectAll('document_templates')
    .select(({ fn }) => fn<number>('length', ['blobs.bytes']).as('size'))
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute()
}

export async function readTemplate(db: Db, id: string): Promise<StoredTemplate | null> {
  const row = await db
    .selectFrom('document_templates')
    .innerJoin('blobs', 'blobs.hash', 'document_templates.content_hash')
    .selectAll('document_templates')
    .select('blobs.bytes')
    .where('document_templates.id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export interface TemplateUse {
  readonly templateId: string | null
  readonly id: string
  readonly name: string
}

/** The series that have a template of their own, by name. */
export async function readTemplateUses(db: Db): Promise<TemplateUse[]> {
  return db
    .selectFrom('meeting_series')
    .select(['template_id as templateId', 'id', 'name'])
    .where('template_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute()
}
