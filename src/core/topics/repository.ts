/** Topics, and the agendas that they are on, as SQL. */
import type { Db, Row } from '../db/schema.ts'
import type { AgendaPlace } from './rules.ts'

/** Those of one unit, newest first. */
export async function readTopics(db: Db, unit: string): Promise<Row<'topics'>[]> {
  return db
    .selectFrom('topics')
    .selectAll()
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('submitted_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function readTopic(db: Db, id: string): Promise<Row<'topics'> | null> {
  const row = await db
    .selectFrom('topics')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Topic → the last meeting on whose agenda it stands. An item that was put off does not hold its topic. */
export async function readAgendaPlaces(db: Db): Promise<ReadonlyMap<string, AgendaPlace>> {
  const rows = await db
    .selectFrom('agenda_items')
    .innerJoin('meetings', 'meetings.id', 'agenda_items.meeting_id')
    .select(['agenda_items.topic_id as topicId', 'meetings.id as meetingId', 'meetings.title'])
    .where('agenda_items.topic_id', 'is not', null)
    .where('agenda_items.deleted_at', 'is', null)
    .where('meetings.deleted_at', 'is', null)
    .where((row) => row.or([row('agenda_items.state', 'is', null), row('agenda_items.state', '!=', '缓议')]))
    .orderBy('meetings.held_at')
    .execute()
  return new Map(rows.flatMap(({ topicId, ...place }) => (topicId === null ? [] : [[topicId, place]])))
}
