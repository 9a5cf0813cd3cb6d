/** Grids with how many stand in each, and what the office has said about who stands behind a post, as SQL. */
import { holderFields, holderKinds } from '../../contract/api/responsibility.ts'
import { roles } from '../../contract/roles.ts'
import type { Db, Row } from '../db/schema.ts'
import type { GridSeats, Holder } from './model.ts'

export async function readGridSeats(db: Db, unit: string): Promise<GridSeats[]> {
  const rows = await db
    .selectFrom('grids')
    .innerJoin('communities', 'communities.id', 'grids.community_id')
    .leftJoin('postings', (join) =>
      join
        .onRef('postings.grid_id', '=', 'grids.id')
        .on('postings.deleted_at', 'is', null)
        .on('postings.ended_on', 'is', null),
    )
    .select(['grids.id', 'grids.name', 'communities.name as community'])
    .select(({ fn, eb }) => [
      fn.count<number>('postings.person_id').distinct().as('people'),
      fn
        .count<number>('postings.person_id')
        .distinct()
        .filterWhere(eb('postings.role', '=', roles.gridLeader))
        .as('leaders'),
    ])
    .where('grids.unit', '=', unit)
    .where('grids.deleted_at', 'is', null)
    .groupBy('grids.id')
    .orderBy('communities.code')
    .orderBy('grids.code')
    .orderBy('grids.name')
    .execute()
  return rows
}

export async function readHolders(db: Db, unit: string): Promise<Holder[]> {
  const rows = await db
    .selectFrom('holders')
    .selectAll()
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.flatMap(toHolder)
}

function toHolder({ kind, field, name, value }: Row<'holders'>): Holder[] {
  const knownKind = holderKinds.find((known) => known === kind)
  const knownField = holderFields.find((known) => known === field)
  return knownKind === undefined || knownField === undefined
    ? []
    : [{ kind: knownKind, name, field: knownField, value }]
}

/** The record in which the office has said it. */
export async function findHolder(db: Db, unit: string, kind: string, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('holders')
    .select('id')
    .where('unit', '=', unit)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
