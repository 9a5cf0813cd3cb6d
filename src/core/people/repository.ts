/** Finds what a row of the roster names: the current posting of a person, a grid, a community. All of one unit. */
import type { Db } from '../db/schema.ts'

type Id = string | null

/** The posting that the people ledger shows. */
export async function findCurrentPosting(db: Db, personId: string): Promise<Id> {
  const row = await db
    .selectFrom('postings')
    .select('id')
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function findGridByCode(db: Db, unit: string, code: string): Promise<Id> {
  const row = await db
    .selectFrom('grids')
    .select('id')
    .where('code', '=', code)
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function findGridByName(db: Db, unit: string, community: string | null, name: string): Promise<Id> {
  const row = await db
    .selectFrom('grids')
    .innerJoin('communities', 'communities.id', 'grids.community_id')
    .select('grids.id')
    .where('grids.name', '=', name)
    .where('grids.unit', '=', unit)
    .where('grids.deleted_at', 'is', null)
    .$if(community !== null, (query) => query.where('communities.name', '=', community ?? ''))
    .orderBy('grids.id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** By its name; without one, by its code. Codes are often mistyped, and two communities may then share one. */
export async function findCommunity(db: Db, unit: string, code: string | null, name: string | null): Promise<Id> {
  if (name === null && code === null) return null
  const row = await db
    .selectFrom('communities')
    .select('id')
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .where(name === null ? 'code' : 'name', '=', name ?? code)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
