/** Communities, grids and who is posted where, as SQL. */
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
  readonly name: string
  readonly employer: string | null
  readonly gridId: string | null
  readonly role: string | null
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
    .select(['people.id as personId', 'people.name', 'people.employer', 'postings.grid_id as gridId', 'postings.role'])
    .where('people.deleted_at', 'is', null)
    .orderBy('people.position')
    .orderBy('people.id')
    .execute()
}
