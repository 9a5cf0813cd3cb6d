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

/** Everywhere that a person stands now; the people ledger shows the first. */
export async function readCurrentPostings(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('postings')
    .select('id')
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Every place that a person has or had, but for removed ones. */
export async function readPostingsOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('postings')
    .select('id')
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** What one step removes carries one time. */
export async function readPostingsRemovedWith(db: Db, personId: string, deletedAt: string): Promise<string[]> {
  const rows = await db
    .selectFrom('postings')
    .select('id')
    .where('person_id', '=', personId)
    .where('deleted_at', '=', deletedAt)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

export interface Place {
  readonly id: string
  readonly community: string | null
  readonly grid: string | null
  readonly role: string | null
  readonly startedOn: string | null
  readonly endedOn: string | null
}

/** Where a person stands and has stood: the current places first, then the latest. */
export async function readPlaces(db: Db, personId: string): Promise<Place[]> {
  return db
    .selectFrom('postings')
    .leftJoin('grids', 'grids.id', 'postings.grid_id')
    .leftJoin('communities', 'communities.id', 'grids.community_id')
    .select([
      'postings.id',
      'communities.name as community',
      'grids.name as grid',
      'postings.role',
      'postings.started_on as startedOn',
      'postings.ended_on as endedOn',
    ])
    .where('postings.person_id', '=', personId)
    .where('postings.deleted_at', 'is', null)
    .orderBy((eb) => eb('postings.ended_on', 'is not', null))
    .orderBy('postings.started_on', 'desc')
    .orderBy('postings.id')
    .execute()
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
