/** Between a meeting as people see it and the records it is stored in. Pure. */
import type { IssuedDocument, Meeting, MeetingDraft } from '../../contract/meetings.ts'
import { attendance, meetingDraft } from '../../contract/meetings.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Row } from '../db/schema.ts'
import type { MeetingParts } from './repository.ts'

export interface PartDraft {
  readonly id: string | undefined
  readonly values: RecordValues
}

export function meetingValues(draft: MeetingDraft): RecordValues {
  const { title, kind, heldAt, place, chair, recorder, discussion } = draft
  return {
    title,
    kind,
    heldAt,
    place: orNull(place),
    chair: orNull(chair),
    recorder: orNull(recorder),
    discussion: orNull(discussion),
  }
}

export function partsOf(
  draft: MeetingDraft,
): Readonly<Record<'agendaItems' | 'attendances' | 'resolutions', readonly PartDraft[]>> {
  return {
    agendaItems: draft.agenda.map((item, index) => ({
      id: item.id,
      values: {
        position: index + 1,
        title: item.title,
        presenter: orNull(item.presenter),
        discussion: orNull(item.discussion),
      },
    })),
    attendances: draft.attendance.map((person, index) => ({
      id: person.id,
      values: { position: index + 1, status: person.status, unitName: orNull(person.unit), name: person.name },
    })),
    resolutions: draft.resolutions.map((item, index) => ({
      id: item.id,
      values: {
        position: index + 1,
        content: item.content,
        responsibleUnit: orNull(item.responsibleUnit),
        deadline: item.deadline,
      },
    })),
  }
}

export function toMeeting({ meeting, agenda, attendances, resolutions, documents }: MeetingParts): Meeting {
  return {
    id: meeting.id,
    version: meeting.version,
    unit: meeting.unit,
    updatedAt: meeting.updated_at,
    title: meeting.title,
    kind: meetingDraft.shape.kind.parse(meeting.kind),
    heldAt: meeting.held_at,
    place: meeting.place ?? '',
    chair: meeting.chair ?? '',
    recorder: meeting.recorder ?? '',
    discussion: meeting.discussion ?? '',
    agenda: agenda.map((row) => ({
      id: row.id,
      title: row.title,
      presenter: row.presenter ?? '',
      discussion: row.discussion ?? '',
    })),
    attendance: attendances.map((row) => ({
      id: row.id,
      status: attendance.shape.status.parse(row.status),
      unit: row.unit_name ?? '',
      name: row.name,
    })),
    resolutions: resolutions.map((row) => ({
      id: row.id,
      content: row.content,
      responsibleUnit: row.responsible_unit ?? '',
      deadline: row.deadline,
    })),
    documents: documents.map(toIssued),
  }
}

export function draftOf(meeting: Meeting): MeetingDraft {
  const { title, kind, heldAt, place, chair, recorder, discussion, agenda, attendance: people, resolutions } = meeting
  return { title, kind, heldAt, place, chair, recorder, discussion, agenda, attendance: people, resolutions }
}

export function toIssued(row: Row<'documents'>): IssuedDocument {
  return {
    id: row.id,
    number: row.number,
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
