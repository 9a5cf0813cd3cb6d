/** Merges of people as SQL. */
import type { Db } from '../db/schema.ts'

/** The merge by which a person went into another one; null for everyone who stands alone. */
export async function readActiveMerge(db: Db, mergedId: string): Promise<{ id: string; keepId: string } | null> {
  const row = await db
    .selectFrom('person_merges')
    .select(['id', 'keep_id as keepId'])
    .where('merged_id', '=', mergedId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export interface MergedPerson {
  readonly id: string
  readonly name: string
  readonly mergedAt: string
}

/** Who was merged into a person, the latest first. */
export async function readMergedInto(db: Db, keepId: string): Promise<MergedPerson[]> {
  return db
    .selectFrom('person_merges')
    .innerJoin('people', 'people.id', 'person_merges.merged_id')
    .select(['person_merges.id', 'people.name', 'person_merges.updated_at as mergedAt'])
    .where('person_merges.keep_id', '=', keepId)
    .where('person_merges.deleted_at', 'is', null)
    .orderBy('person_merges.id', 'desc')
    .execute()
}
