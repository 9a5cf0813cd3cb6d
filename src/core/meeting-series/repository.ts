/** Meeting series with what was counted in them, as SQL. */
import type { Db, Row } from '../db/schema.ts'
import type { GivenNumber } from './numbering.ts'
import type { HeldSession } from './sessions.ts'

/** By name. */
/** Those of one unit, by name. */
export async function readAllSeries(db: Db, unit: string): Promise<Row<'meeting_series'>[]> {
  return db
    .selectFrom('meeting_series')
    .selectAll()
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute()
}

export async function readSeries(db: Db, id: string): Promise<Row<'meeting_series'> | null> {
  const row = await db
    .selectFrom('meeting_series')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Oldest first. */
export async function readMeetingsInSeries(
  db: Db,
): Promise<{ id: string; series_id: string | null; title: string; held_at: string }[]> {
  return db
    .selectFrom('meetings')
    .select(['id', 'series_id', 'title', 'held_at'])
    .where('series_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .orderBy('held_at')
    .execute()
}

/**
 * The counts that the meetings of a series bear. A deleted meeting gives its count back: nothing of it has gone out, since
 * one with issued minutes cannot be deleted. The next meeting follows the last that is left.
 */
export async function readSessions(db: Db, seriesId: string): Promise<HeldSession[]> {
  const rows = await db
    .selectFrom('meetings')
    .select(['id', 'title', 'session', 'held_at'])
    .where('series_id', '=', seriesId)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.flatMap(({ id, title, session, held_at }) =>
    session === null ? [] : [{ id, title, heldAt: held_at, number: session, year: Number(held_at.slice(0, 4)) }],
  )
}

/** The numbers of issued minutes; whatever became of the paper, its number has gone out. */
export async function readIssuedNumbers(db: Db, seriesId: string): Promise<GivenNumber[]> {
  return db.selectFrom('documents').select(['number', 'year']).where('series_id', '=', seriesId).execute()
}

export async function countTopicsOf(db: Db, seriesId: string): Promise<number> {
  const { count } = await db
    .selectFrom('topics')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('series_id', '=', seriesId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
