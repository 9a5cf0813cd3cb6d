/** What a notice board says of people: work telephone and photo. The personal telephone is not read here. */
import type { Db } from '../db/schema.ts'

export interface PublicContact {
  readonly workPhone: string | null
  readonly photo: { readonly mediaType: string; readonly bytes: Uint8Array } | null
}

export async function readPublicContacts(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PublicContact>> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('portraits', (join) =>
      join.onRef('portraits.person_id', '=', 'people.id').on('portraits.deleted_at', 'is', null),
    )
    .leftJoin('blobs', 'blobs.hash', 'portraits.content_hash')
    .select(['people.id', 'people.work_phone as workPhone', 'portraits.media_type as mediaType', 'blobs.bytes'])
    .where('people.id', 'in', personIds)
    .execute()
  return new Map(
    rows.map(({ id, workPhone, mediaType, bytes }) => [
      id,
      { workPhone, photo: mediaType === null || bytes === null ? null : { mediaType, bytes } },
    ]),
  )
}

export async function findPortrait(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('portraits')
    .select('id')
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
  return row?.id ?? null
}
