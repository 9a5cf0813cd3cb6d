/** Communities, grids, who is or was posted where, and the office's own settings, as SQL. */
import { sql } from 'kysely'
import type { Db, Row } from '../db/schema.ts'

export async function readCommunities(db: Db): Promise<Row<'communities'>[]> {
  return db
    .selectFrom('communities')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('unit')
    .orderBy('code')
    .orderBy('name')
    .execute()
}

export async function readGrids(db: Db): Promise<Row<'grids'>[]> {
  return db.selectFrom('grids').selectAll().where('deleted_at', 'is', null).orderBy('code').orderBy('name').execute()
}

export interface PostedPerson {
  readonly personId: string
  readonly unit: string
  readonly name: string
  readonly employer: string | null
  readonly postingId: string | null
  readonly postingVersion: number | null
  readonly gridId: string | null
  readonly role: string | null
  readonly startedOn: string | null
  /** 1 when the person has held a seat that has ended. */
  readonly hasLeft: number
}

/** Every person with every current posting; a person without one appears once, without a grid. */
export async function readPostedPeople(db: Db): Promise<PostedPerson[]> {
  return db
    .selectFrom('people')
    .leftJoin('postings', (join) =>
      join
        .onRef('postings.person_id', '=', 'people.id')
        .on('postings.deleted_at', 'is', null)
        .on('postings.ended_on', 'is', null),
    )
    .select([
      'people.id as personId',
      'people.unit',
      'people.name',
      'people.employer',
      'postings.id as postingId',
      'postings.version as postingVersion',
      'postings.grid_id as gridId',
      'postings.role',
      'postings.started_on as startedOn',
    ])
    .select(
      sql<number>`EXISTS (SELECT 1 FROM postings AS past WHERE past.person_id = people.id
        AND past.deleted_at IS NULL AND past.ended_on IS NOT NULL)`.as('hasLeft'),
    )
    .where('people.deleted_at', 'is', null)
    .orderBy('people.position')
    .orderBy('people.id')
    .orderBy('postings.id')
    .execute()
}

export async function readRuleSettings(db: Db, unit: string): Promise<Row<'rule_settings'>[]> {
  return db
    .selectFrom('rule_settings')
    .selectAll()
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
}

export async function readOfficeSettings(db: Db, unit: string): Promise<Row<'office_settings'> | undefined> {
  return db
    .selectFrom('office_settings')
    .selectAll()
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
}

export interface PostingTerm {
  readonly postingId: string
  readonly personId: string
  readonly name: string
  readonly employer: string | null
  readonly gridId: string | null
  readonly gridName: string | null
  readonly communityName: string | null
  readonly role: string | null
  readonly mode: string | null
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly endReason: string | null
}

/** Everything one person has held, or everybody who has held a seat of one grid; newest first. */
export async function readTerms(
  db: Db,
  of: { readonly personId: string } | { readonly gridId: string },
): Promise<PostingTerm[]> {
  return db
    .selectFrom('postings')
    .innerJoin('people', 'people.id', 'postings.person_id')
    .leftJoin('grids', 'grids.id', 'postings.grid_id')
    .leftJoin('communities', 'communities.id', 'grids.community_id')
    .select([
      'postings.id as postingId',
      'people.id as personId',
      'people.name',
      'people.employer',
      'grids.id as gridId',
      'grids.name as gridName',
      'communities.name as communityName',
      'postings.role',
      'postings.mode',
      'postings.started_on as startedOn',
      'postings.ended_on as endedOn',
      'postings.end_reason as endReason',
    ])
    .where('postings.deleted_at', 'is', null)
    .$if('personId' in of, (query) => query.where('postings.person_id', '=', 'personId' in of ? of.personId : ''))
    .$if('gridId' in of, (query) => query.where('postings.grid_id', '=', 'gridId' in of ? of.gridId : ''))
    .orderBy(sql`coalesce(postings.ended_on, '9999')`, 'desc')
    .orderBy(sql`coalesce(postings.started_on, '')`, 'desc')
    .orderBy('postings.id', 'desc')
    .execute()
}
