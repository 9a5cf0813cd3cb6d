/** Resolutions with their meetings and what happened to them, as SQL. */
import { sql } from 'kysely'
import type { Attachment } from '../../contract/api/attachments.ts'
import type { Db, Row } from '../db/schema.ts'

export interface TaskRow extends Row<'resolutions'> {
  readonly meeting_title: string
  readonly held_at: string
  readonly series_id: string | null
  readonly series_name: string | null
}

export async function readTask(db: Db, id: string): Promise<TaskRow | null> {
  return (await tasksOf(db).where('resolutions.id', '=', id).executeTakeFirst()) ?? null
}

/** Each once, in no particular order; what is not there is left out. */
export async function readTasksById(db: Db, ids: readonly string[]): Promise<TaskRow[]> {
  return tasksOf(db).where('resolutions.id', 'in', listed(ids)).execute()
}

export async function readTasksOfMeetings(db: Db, meetingIds: readonly string[]): Promise<TaskRow[]> {
  return tasksOf(db)
    .where('resolutions.meeting_id', 'in', meetingIds)
    .orderBy('meetings.held_at')
    .orderBy('meetings.id')
    .orderBy('resolutions.position')
    .execute()
}

const tasksOf = (db: Db) =>
  db
    .selectFrom('resolutions')
    .innerJoin('meetings', 'meetings.id', 'resolutions.meeting_id')
    .leftJoin('meeting_series', 'meeting_series.id', 'meetings.series_id')
    .selectAll('resolutions')
    .select([
      'meetings.title as meeting_title',
      'meetings.held_at',
      'meetings.series_id',
      'meeting_series.name as series_name',
    ])
    .where('resolutions.deleted_at', 'is', null)
    .where('meetings.deleted_at', 'is', null)

/** However many there are: parameters are counted. */
const listed = (ids: readonly string[]) => sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`

export interface EventRow extends Row<'task_events'> {
  readonly closing_number: number | null
  readonly closing_reopened_on: string | null
  readonly closing_meeting_id: string | null
  readonly closing_meeting_title: string | null
}

/** Of these tasks, in the order in which they were written. */
export async function readEvents(db: Db, resolutionIds: readonly string[]): Promise<EventRow[]> {
  return db
    .selectFrom('task_events')
    .leftJoin('closings', 'closings.id', 'task_events.closing_id')
    .leftJoin('meetings', 'meetings.id', 'closings.meeting_id')
    .selectAll('task_events')
    .select([
      'closings.number as closing_number',
      'closings.reopened_on as closing_reopened_on',
      'closings.meeting_id as closing_meeting_id',
      'meetings.title as closing_meeting_title',
    ])
    .where('task_events.deleted_at', 'is', null)
    .where('task_events.resolution_id', 'in', listed(resolutionIds))
    .orderBy('task_events.id')
    .execute()
}

/** Event → files that were filed with it. */
export async function readProofs(db: Db, resolutionId: string): Promise<ReadonlyMap<string, readonly Attachment[]>> {
  const rows = await db
    .selectFrom('attachments')
    .innerJoin('task_events', 'task_events.id', 'attachments.record_id')
    .select([
      'attachments.record_id as eventId',
      'attachments.id',
      'attachments.name',
      'attachments.media_type as mediaType',
      'attachments.size',
      'attachments.updated_at as addedAt',
      'attachments.updated_by as addedBy',
    ])
    .where('task_events.resolution_id', '=', resolutionId)
    .where('attachments.deleted_at', 'is', null)
    .orderBy('attachments.id')
    .execute()
  const proofs = new Map<string, Attachment[]>()
  for (const { eventId, ...attachment } of rows) {
    const known = proofs.get(eventId)
    if (known === undefined) proofs.set(eventId, [attachment])
    else known.push(attachment)
  }
  return proofs
}
