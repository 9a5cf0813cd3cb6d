/** Meetings with their parts, as SQL. */
import { openStates } from '../../contract/meetings.ts'
import type { Db, Row } from '../db/schema.ts'

export interface MeetingParts {
  readonly meeting: Row<'meetings'>
  readonly agenda: readonly Row<'agenda_items'>[]
  readonly attendances: readonly Row<'attendances'>[]
  readonly resolutions: readonly Row<'resolutions'>[]
  readonly votes: readonly Row<'votes'>[]
  readonly documents: readonly Row<'documents'>[]
}

/** Newest first. */
export async function readMeetings(db: Db): Promise<Row<'meetings'>[]> {
  return db
    .selectFrom('meetings')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('held_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function readMeeting(db: Db, id: string): Promise<MeetingParts | null> {
  const meeting = await db
    .selectFrom('meetings')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (meeting === undefined) return null
  const agenda = await db
    .selectFrom('agenda_items')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute()
  const attendances = await db
    .selectFrom('attendances')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute()
  const resolutions = await db
    .selectFrom('resolutions')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute()
  const votes = await db
    .selectFrom('votes')
    .selectAll()
    .where('meeting_id', '=', id)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute()
  return { meeting, agenda, attendances, resolutions, votes, documents: await readDocuments(db, id) }
}

/** Newest version first. */
async function readDocuments(db: Db, meetingId: string): Promise<Row<'documents'>[]> {
  return db
    .selectFrom('documents')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('deleted_at', 'is', null)
    .orderBy('revision', 'desc')
    .execute()
}

export async function isIssued(db: Db, meetingId: string): Promise<boolean> {
  return (await readDocuments(db, meetingId)).length > 0
}

/** The latest issued version of each meeting's minutes. */
export async function readLatestDocuments(db: Db): Promise<ReadonlyMap<string, Row<'documents'>>> {
  const rows = await db
    .selectFrom('documents')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('revision')
    .execute()
  return new Map(rows.map((row) => [row.meeting_id, row]))
}

export interface PartCounts {
  readonly resolutions: ReadonlyMap<string, number>
  readonly openResolutions: ReadonlyMap<string, number>
  readonly attending: ReadonlyMap<string, number>
}

/** Meeting → number of its resolutions, of those not yet done, and of those who attended or sat in. */
export async function countParts(db: Db): Promise<PartCounts> {
  const resolutions = await db
    .selectFrom('resolutions')
    .select(({ fn }) => ['meeting_id', fn.countAll<number>().as('count')])
    .where('deleted_at', 'is', null)
    .groupBy('meeting_id')
    .execute()
  const openResolutions = await db
    .selectFrom('resolutions')
    .select(({ fn }) => ['meeting_id', fn.countAll<number>().as('count')])
    .where('deleted_at', 'is', null)
    .where((row) => row.or([row('state', 'is', null), row('state', 'in', [...openStates])]))
    .groupBy('meeting_id')
    .execute()
  const attending = await db
    .selectFrom('attendances')
    .select(({ fn }) => ['meeting_id', fn.countAll<number>().as('count')])
    .where('deleted_at', 'is', null)
    .where('status', '!=', '请假')
    .groupBy('meeting_id')
    .execute()
  const toMap = (rows: readonly { meeting_id: string; count: number }[]): ReadonlyMap<string, number> =>
    new Map(rows.map((row) => [row.meeting_id, row.count]))
  return { resolutions: toMap(resolutions), openResolutions: toMap(openResolutions), attending: toMap(attending) }
}

/** The same bytes are stored once. */
export async function storeBlob(db: Db, hash: string, bytes: Uint8Array): Promise<void> {
  await db
    .insertInto('blobs')
    .values({ hash, bytes: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
