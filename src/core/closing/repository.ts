/** The chain of meetings and their receipts, as SQL. */
import type { Db, Row } from '../db/schema.ts'

export type ChainRow = Pick<Row<'meetings'>, 'id' | 'title' | 'series_id' | 'held_at' | 'stage'>

/** The unit's meetings of one series. */
export async function readSeriesMeetings(db: Db, unit: string, seriesId: string): Promise<ChainRow[]> {
  return db
    .selectFrom('meetings')
    .select(['id', 'title', 'series_id', 'held_at', 'stage'])
    .where('unit', '=', unit)
    .where('series_id', '=', seriesId)
    .where('deleted_at', 'is', null)
    .execute()
}

export interface ClosingRow extends Row<'closings'> {
  readonly meeting_title: string
  readonly series_name: string | null
}

/** Receipts of a series, or of the unit's meetings outside of any. One that was undone has never been. */
export async function readClosings(db: Db, unit: string, seriesId: string | null): Promise<ClosingRow[]> {
  return receipts(db)
    .where('closings.unit', '=', unit)
    .where('closings.series_id', seriesId === null ? 'is' : '=', seriesId)
    .orderBy('closings.number')
    .execute()
}

export async function readClosingsOf(db: Db, meetingId: string): Promise<ClosingRow[]> {
  return receipts(db).where('closings.meeting_id', '=', meetingId).orderBy('closings.number', 'desc').execute()
}

const receipts = (db: Db) =>
  db
    .selectFrom('closings')
    .innerJoin('meetings', 'meetings.id', 'closings.meeting_id')
    .leftJoin('meeting_series', 'meeting_series.id', 'closings.series_id')
    .selectAll('closings')
    .select(['meetings.title as meeting_title', 'meeting_series.name as series_name'])
    .where('closings.deleted_at', 'is', null)

/** Whether a receipt speaks of the meeting or of one of its items. */
export async function isInReceipt(db: Db, meetingId: string): Promise<boolean> {
  if ((await readClosingsOf(db, meetingId)).length > 0) return true
  const event = await db
    .selectFrom('task_events')
    .innerJoin('resolutions', 'resolutions.id', 'task_events.resolution_id')
    .select('task_events.id')
    .where('resolutions.meeting_id', '=', meetingId)
    .where('task_events.closing_id', 'is not', null)
    .where('task_events.deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return event !== undefined
}

/** Items of a meeting that something has been reported on. */
export async function readReportedItems(db: Db, meetingId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('task_events')
    .innerJoin('resolutions', 'resolutions.id', 'task_events.resolution_id')
    .select('resolutions.id')
    .distinct()
    .where('resolutions.meeting_id', '=', meetingId)
    .where('task_events.deleted_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
