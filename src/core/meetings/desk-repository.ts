/** Names and calendars for the minute-taker's desk, as SQL. */
import type { Db } from '../db/schema.ts'

export interface DeskNames {
  readonly people: readonly { readonly name: string; readonly employer: string | null }[]
  /** Units of decisions, the latest first. */
  readonly decided: readonly { readonly lead: string | null; readonly supporting: string | null }[]
  readonly communities: readonly string[]
}

/** Suggestions, not a list to work through: beyond these nobody would look. */
const mostPeople = 20_000
const mostDecisions = 2000

export async function readDeskNames(db: Db): Promise<DeskNames> {
  const people = await db
    .selectFrom('people')
    .select(['name', 'employer'])
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .limit(mostPeople)
    .execute()
  const decided = await db
    .selectFrom('resolutions')
    .select(['responsible_unit as lead', 'supporting_units as supporting'])
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(mostDecisions)
    .execute()
  const communities = await db.selectFrom('communities').select('name').where('deleted_at', 'is', null).execute()
  return { people, decided, communities: communities.map(({ name }) => name) }
}

/** The office's own years, as stored text. */
export async function readOwnCalendars(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('work_calendars').select('content').where('deleted_at', 'is', null).execute()
  return rows.map(({ content }) => content)
}
