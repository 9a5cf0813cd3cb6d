/** Meetings: create, edit as a whole, remove. Parts are matched by id, so that what did not change keeps its version. */
import type { meetingsApi } from '../../contract/api/meetings.ts'
import { AppError } from '../../contract/errors.ts'
import type { Meeting, MeetingDraft } from '../../contract/meetings.ts'
import { isInReceipt, readReportedItems } from '../closing/repository.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { assertSessionFree } from '../meeting-series/session-check.ts'
import { assertOwn } from '../ledgers/own-row.ts'
import { nameOf } from '../tasks/select.ts'
import { localDate } from '../local-date.ts'
import { parseDateTime } from '../values/parse-date.ts'
import { countParts, readLatestDocuments, readMeeting, readMeetings } from './repository.ts'
import { setStage } from './stage-service.ts'
import { firstStage } from './stage.ts'
import {
  agendaParts,
  meetingValues,
  otherParts,
  stageOf,
  toIssued,
  toMeeting,
  type PartDraft,
  type PartKey,
} from './translate.ts'

export const meetingHandlers: HandlersOf<typeof meetingsApi> = {
  list: async ({ db }) => {
    const [meetings, documents, counts] = [await readMeetings(db), await readLatestDocuments(db), await countParts(db)]
    return meetings.map((meeting) => {
      const document = documents.get(meeting.id)
      return {
        id: meeting.id,
        title: meeting.title,
        kind: meeting.kind,
        heldAt: meeting.held_at,
        place: meeting.place ?? '',
        unit: meeting.unit,
        seriesId: meeting.series_id,
        stage: stageOf(meeting.stage),
        openResolutions: counts.openResolutions.get(meeting.id) ?? 0,
        attending: counts.attending.get(meeting.id) ?? 0,
        resolutions: counts.resolutions.get(meeting.id) ?? 0,
        lastIssued: document === undefined ? null : toIssued(document),
      }
    })
  },

  get: async ({ db }, { id }) => requireMeeting(db, id),

  create: async (context, draft) => {
    assertTime(draft)
    await assertOwnSession(context, draft, null)
    const { records, stamp, unit, options } = context
    const values = { ...meetingValues(draft), stage: firstStage(draft.heldAt, localDate(options.now())) }
    const { id } = records.create(stamp, 'meetings', options.newId(), unit.code, { values })
    saveParts(context, id, draft, new Map())
    return { value: { meeting: await requireMeeting(context.db, id) }, label: `新建会议：${draft.title}` }
  },

  update: async (context, { id, version, draft }) => {
    const meeting = await requireOwnMeeting(context, id)
    assertOpen(meeting)
    if (meeting.version !== version) throw new AppError('version_conflict', { record: meeting.title })
    assertTime(draft)
    await assertOwnSession(context, draft, meeting)
    const { records, stamp } = context
    const current = requireRecord(context, 'meetings', id)
    const known = knownParts(context, meeting)
    assertParts(draft, known)
    await assertHistoryKept(context, meeting, draft)
    const partsChanged = saveParts(context, id, draft, known)
    const saved = records.update(stamp, 'meetings', current, { values: meetingValues(draft) })
    // The meeting's version speaks for the whole: an edit of a part must be seen as an edit of the meeting.
    if (partsChanged && saved.version === current.version) records.touch(stamp, 'meetings', current)
    return { value: { meeting: await requireMeeting(context.db, id) }, label: `修改会议：${draft.title}` }
  },

  setStage,

  remove: async (context, { id }) => {
    const meeting = await requireOwnMeeting(context, id)
    if (meeting.documents.length > 0) throw new AppError('meeting_issued')
    assertOpen(meeting)
    if (await isInReceipt(context.db, id)) throw new AppError('meeting_carried', { meeting: meeting.title })
    await assertHistoryKept(context, meeting, { resolutions: [] })
    for (const [key, record] of knownParts(context, meeting).values())
      context.records.remove(context.stamp, key, record)
    context.records.remove(context.stamp, 'meetings', requireRecord(context, 'meetings', id))
    return { value: {}, label: `删除会议：${meeting.title}` }
  },
}

export async function requireMeeting(db: QueryContext['db'], id: string): Promise<Meeting> {
  const parts = await readMeeting(db, id)
  if (parts === null) throw new AppError('not_found')
  return toMeeting(parts)
}

export async function requireOwnMeeting(context: QueryContext, id: string): Promise<Meeting> {
  const meeting = await requireMeeting(context.db, id)
  await assertOwn(context, meeting.title, meeting.unit)
  return meeting
}

/** A closed meeting has its receipt: what it says must stay true. */
export function assertOpen({ stage, title }: Meeting): void {
  if (stage === '已结转') throw new AppError('meeting_closed', { meeting: title })
}

/** What was reported on a resolution must not lose what it speaks of. */
async function assertHistoryKept(
  { db }: CommandContext,
  meeting: Meeting,
  draft: Pick<MeetingDraft, 'resolutions'>,
): Promise<void> {
  const kept = new Set(draft.resolutions.map(({ id }) => id))
  const reported = await readReportedItems(db, meeting.id)
  const lost = meeting.resolutions.find(({ id }) => id !== undefined && reported.has(id) && !kept.has(id))
  if (lost !== undefined) throw new AppError('task_has_history', { item: nameOf(lost.content) })
}

type KnownParts = ReadonlyMap<string, readonly [PartKey, StoredRecord]>

function knownParts(context: CommandContext, meeting: Meeting): KnownParts {
  const ids: [PartKey, string | undefined][] = [
    ...meeting.agenda.map((item): [PartKey, string | undefined] => ['agendaItems', item.id]),
    ...meeting.attendance.map((item): [PartKey, string | undefined] => ['attendances', item.id]),
    ...meeting.resolutions.map((item): [PartKey, string | undefined] => ['resolutions', item.id]),
    ...meeting.votes.map((item): [PartKey, string | undefined] => ['votes', item.id]),
  ]
  return new Map(
    ids.flatMap(([key, id]) => (id === undefined ? [] : [[id, [key, requireRecord(context, key, id)] as const]])),
  )
}

/** The contract checks the form only. */
function assertTime({ heldAt, endedAt }: MeetingDraft): void {
  for (const [field, value] of [
    ['时间', heldAt],
    ['散会时间', endedAt ?? heldAt],
  ] as const) {
    const parsed = parseDateTime(value)
    if (!parsed.ok) throw new AppError('value_invalid', { field, value, reason: parsed.reason })
  }
  if (endedAt !== null && endedAt < heldAt)
    throw new AppError('value_invalid', { field: '散会时间', value: endedAt, reason: '早于开会的时间' })
}

/** A count that stays as it is may be an old double: it must not stand in the way of other edits. */
async function assertOwnSession({ db }: QueryContext, draft: MeetingDraft, before: Meeting | null): Promise<void> {
  const { seriesId, session, heldAt } = draft
  const stays =
    before?.seriesId === seriesId && before.session === session && before.heldAt.slice(0, 4) === heldAt.slice(0, 4)
  if (seriesId === null || session === null || stays) return
  await assertSessionFree(db, { seriesId, session, heldOn: heldAt.slice(0, 10), meetingId: before?.id ?? null })
}

/** Two parts under one id, or an id of another kind, would overwrite each other. */
function assertParts({ agenda, attendance, resolutions, votes }: MeetingDraft, known: KnownParts): void {
  const seen = new Set<string>()
  const lists = [
    ['agenda', 'agendaItems', agenda],
    ['attendance', 'attendances', attendance],
    ['resolutions', 'resolutions', resolutions],
    ['votes', 'votes', votes],
  ] as const
  for (const [name, kind, parts] of lists) {
    for (const [index, { id }] of parts.entries()) {
      if (id === undefined) continue
      const [knownKind] = known.get(id) ?? [kind]
      if (seen.has(id) || knownKind !== kind) throw new AppError('invalid_input', { place: `${name}.${index}.id` })
      seen.add(id)
    }
  }
}

/** @returns whether anything changed. */
function saveParts(context: CommandContext, meetingId: string, draft: MeetingDraft, known: KnownParts): boolean {
  const save = (key: PartKey, parts: readonly PartDraft[]) =>
    parts.map((part) => savePart(context, key, meetingId, part, known))
  const agenda = save('agendaItems', agendaParts(draft))
  const others = otherParts(
    draft,
    agenda.map(({ id }) => id),
  )
  const results = [
    ...agenda,
    ...save('attendances', others.attendances),
    ...save('resolutions', others.resolutions),
    ...save('votes', others.votes),
  ]
  const kept = new Set(results.map(({ id }) => id))
  const gone = [...known].filter(([id]) => !kept.has(id))
  for (const [, [key, record]] of gone) context.records.remove(context.stamp, key, record)
  return gone.length > 0 || results.some(({ changed }) => changed)
}

function savePart(
  context: CommandContext,
  key: PartKey,
  meetingId: string,
  part: PartDraft,
  known: KnownParts,
): { id: string; changed: boolean } {
  const { records, stamp, unit, options } = context
  const values = { ...part.values, meetingId }
  const [, current] = (part.id === undefined ? undefined : known.get(part.id)) ?? []
  if (current === undefined)
    return { id: records.create(stamp, key, options.newId(), unit.code, { values }).id, changed: true }
  return { id: current.id, changed: records.update(stamp, key, current, { values }).version !== current.version }
}

function requireRecord(context: CommandContext, key: PartKey | 'meetings', id: string): StoredRecord {
  const record = context.records.get(key, id)
  if (record === null) throw new AppError('not_found')
  return record
}
