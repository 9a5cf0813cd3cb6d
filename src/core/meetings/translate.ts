/** Between a meeting as people see it and the records it is stored in. Pure. */
import { z } from 'zod'
import type {
  AgendaItem,
  IssuedDocument,
  Meeting,
  MeetingDraft,
  MeetingStage,
  ResolutionState,
} from '../../contract/meetings.ts'
import {
  agendaItem,
  attendance,
  meeting,
  meetingDraft,
  meetingRules,
  resolution,
  resolutionStates,
  subject,
  vote,
} from '../../contract/meetings.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Row } from '../db/schema.ts'
import type { MeetingParts } from './repository.ts'

export interface PartDraft {
  readonly id: string | undefined
  readonly values: RecordValues
}

export function meetingValues(draft: MeetingDraft): RecordValues {
  const { title, kind, heldAt, endedAt, place, chair, recorder, discussion, seriesId, session, entitled, rules } = draft
  return {
    title,
    kind,
    heldAt,
    endedAt,
    place: orNull(place),
    chair: orNull(chair),
    recorder: orNull(recorder),
    discussion: orNull(discussion),
    seriesId,
    session,
    entitled,
    rules: rules === null ? null : JSON.stringify(rules),
  }
}

export const partKeys = ['agendaItems', 'attendances', 'resolutions', 'votes'] as const
export type PartKey = (typeof partKeys)[number]

export function agendaParts(draft: MeetingDraft): PartDraft[] {
  return draft.agenda.map((item, index) => ({ id: item.id, values: agendaValues(item, index) }))
}

export function agendaValues(item: AgendaItem, index: number): RecordValues {
  return {
    position: index + 1,
    title: item.title,
    presenter: orNull(item.presenter),
    discussion: orNull(item.discussion),
    topicId: item.topicId,
    subjectKind: item.subject?.kind ?? null,
    subjectId: item.subject?.id ?? null,
    plannedMinutes: item.plannedMinutes,
    usedSeconds: item.usedSeconds === 0 ? null : item.usedSeconds,
    state: item.state === '待议' ? null : item.state,
  }
}

/** @param itemIds the stored agenda items in the draft's order: resolutions and votes name theirs by its place. */
export function otherParts(
  draft: MeetingDraft,
  itemIds: readonly string[],
): Readonly<Record<Exclude<PartKey, 'agendaItems'>, readonly PartDraft[]>> {
  const itemId = (index: number | null): string | null => (index === null ? null : (itemIds[index] ?? null))
  return {
    attendances: draft.attendance.map((person, index) => ({
      id: person.id,
      values: {
        position: index + 1,
        status: person.status,
        unitName: orNull(person.unit),
        name: person.name,
        party: person.party,
        duty: orNull(person.duty),
        standsInFor: orNull(person.standsInFor),
        movements: person.movements.length === 0 ? null : JSON.stringify(person.movements),
        informed: orNull(person.informed),
      },
    })),
    resolutions: draft.resolutions.map((item, index) => ({
      id: item.id,
      values: {
        position: index + 1,
        content: item.content,
        responsibleUnit: orNull(item.responsibleUnit),
        deadline: item.deadline,
        agendaItemId: itemId(item.item),
        supportingUnits: orNull(item.supportingUnits.join('\n')),
        person: orNull(item.person),
        deadlineText: orNull(item.deadlineText),
      },
    })),
    votes: draft.votes.map((item, index) => ({
      id: item.id,
      values: {
        position: index + 1,
        agendaItemId: itemId(item.item),
        question: item.question,
        method: item.method,
        present: item.present,
        inFavour: item.inFavour,
        against: item.against,
        abstained: item.abstained,
        invalid: item.invalid,
        notVoting: item.notVoting,
      },
    })),
  }
}

export function toMeeting(parts: MeetingParts): Meeting {
  const { meeting, agenda, attendances, resolutions, votes, documents } = parts
  const places = new Map(agenda.map(({ id }, index) => [id, index]))
  const itemOf = (id: string | null): number | null => (id === null ? null : (places.get(id) ?? null))
  return {
    id: meeting.id,
    version: meeting.version,
    unit: meeting.unit,
    updatedAt: meeting.updated_at,
    title: meeting.title,
    kind: meeting.kind,
    heldAt: meeting.held_at,
    endedAt: meeting.ended_at,
    place: meeting.place ?? '',
    chair: meeting.chair ?? '',
    recorder: meeting.recorder ?? '',
    discussion: meeting.discussion ?? '',
    seriesId: meeting.series_id,
    session: meeting.session,
    entitled: meeting.entitled,
    rules: meetingRules.nullable().parse(meeting.rules === null ? null : JSON.parse(meeting.rules)),
    stage: stageOf(meeting.stage),
    agenda: agenda.map(toAgendaItem),
    attendance: attendances.map(toAttendance),
    resolutions: resolutions.map((row) => ({
      id: row.id,
      content: row.content,
      responsibleUnit: row.responsible_unit ?? '',
      deadline: row.deadline,
      item: itemOf(row.agenda_item_id),
      supportingUnits: unitsOf(row.supporting_units),
      person: row.person ?? '',
      deadlineText: row.deadline_text ?? '',
      state: resolutionStateOf(row.state),
    })),
    votes: votes.map((row) => ({
      id: row.id,
      item: itemOf(row.agenda_item_id),
      question: row.question,
      method: vote.shape.method.parse(row.method),
      present: row.present ?? 0,
      inFavour: row.in_favour ?? 0,
      against: row.against ?? 0,
      abstained: row.abstained ?? 0,
      invalid: row.invalid ?? 0,
      notVoting: row.not_voting ?? 0,
    })),
    documents: documents.map(toIssued),
  }
}

function toAgendaItem(row: Row<'agenda_items'>): Meeting['agenda'][number] {
  return {
    id: row.id,
    title: row.title,
    presenter: row.presenter ?? '',
    discussion: row.discussion ?? '',
    topicId: row.topic_id,
    subject: subject.nullable().parse(row.subject_id === null ? null : { kind: row.subject_kind, id: row.subject_id }),
    plannedMinutes: row.planned_minutes,
    usedSeconds: row.used_seconds ?? 0,
    state: agendaItem.shape.state.parse(row.state ?? undefined),
  }
}

function toAttendance(row: Row<'attendances'>): Meeting['attendance'][number] {
  return {
    id: row.id,
    status: attendance.shape.status.parse(row.status),
    unit: row.unit_name ?? '',
    name: row.name,
    party: attendance.shape.party.parse(row.party),
    duty: row.duty ?? '',
    standsInFor: row.stands_in_for ?? '',
    movements: attendance.shape.movements.parse(row.movements === null ? [] : JSON.parse(row.movements)),
    informed: row.informed ?? '',
  }
}

/** Meetings from before there were stages have been held. */
export function stageOf(stage: string | null): MeetingStage {
  return meeting.shape.stage.parse(stage ?? '会后')
}

export function resolutionStateOf(state: string | null): ResolutionState {
  return z.enum(resolutionStates).parse(state ?? '待办')
}

/** Several units stand one to a line. */
export function unitsOf(text: string | null): string[] {
  return text === null ? [] : text.split('\n')
}

/** What a clerk may write of it; the rest is the core's to say. */
const writable = z.object({ ...meetingDraft.shape, resolutions: z.array(z.object(resolution.shape)) })

export function draftOf(stored: Meeting): MeetingDraft {
  return writable.parse(stored)
}

export function toIssued(row: Row<'documents'>): IssuedDocument {
  return {
    id: row.id,
    number: row.number,
    year: row.year,
    revision: row.revision,
    title: row.title,
    fileName: row.file_name,
    contentHash: row.content_hash,
    issuedOn: row.issued_on,
    reason: row.reason,
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
