/** Between a topic as people see it and the record it is stored in. Pure. */
import { subject } from '../../contract/meetings.ts'
import { topic, type Topic, type TopicDraft } from '../../contract/topics.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Row } from '../db/schema.ts'
import { maskPhone } from '../output/masking.ts'
import { actionsIn, stateNow, type AgendaPlace } from './rules.ts'

export function topicValues(draft: TopicDraft): RecordValues {
  return {
    title: draft.title,
    seriesId: draft.seriesId,
    source: draft.source,
    proposer: orNull(draft.proposer),
    proposerUnit: orNull(draft.proposerUnit),
    contact: orNull(draft.contact),
    reason: orNull(draft.reason),
    proposal: orNull(draft.proposal),
    submittedOn: draft.submittedOn,
    subjectKind: draft.subject?.kind ?? null,
    subjectId: draft.subject?.id ?? null,
  }
}

export function stateOf(row: Row<'topics'>, place: AgendaPlace | null): Topic['state'] {
  return stateNow(topic.shape.state.parse(row.state), place)
}

export function subjectOf(row: Row<'topics'>): Topic['subject'] {
  return subject.nullable().parse(row.subject_id === null ? null : { kind: row.subject_kind, id: row.subject_id })
}

export function toTopic(row: Row<'topics'>, place: AgendaPlace | null, subjectName: string | null): Topic {
  const state = stateOf(row, place)
  return topic.parse({
    id: row.id,
    version: row.version,
    title: row.title,
    seriesId: row.series_id,
    source: row.source,
    proposer: row.proposer ?? '',
    proposerUnit: row.proposer_unit ?? '',
    contact: row.contact ?? '',
    contactMasked: row.contact === null ? '' : maskPhone(row.contact),
    reason: row.reason ?? '',
    proposal: row.proposal ?? '',
    submittedOn: row.submitted_on,
    subject: subjectOf(row),
    state,
    reviewer: row.reviewer ?? '',
    reviewNote: row.review_note ?? '',
    meeting: place === null ? null : { id: place.meetingId, title: place.title },
    subjectName,
    actions: [...actionsIn(state)],
  })
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
