/** Finds where a person stands and has stood. */
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
