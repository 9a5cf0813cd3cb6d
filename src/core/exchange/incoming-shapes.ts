/**
 * What the contract promises of the values of a record beyond being a text or a number, for every kind that comes in
 * packages. A record that breaks its shape would break the page that shows it. Knows no references.
 */
import { z } from 'zod'
import { closingLine } from '../../contract/closing.ts'
import { numberings, seriesDraft, seriesMember, titlePattern } from '../../contract/meeting-series.ts'
import {
  agendaItem,
  agendaStates,
  attendance,
  confirmationOpinions,
  isoDate,
  issuedDocument,
  meetingDraft,
  meetingRules,
  meetingStages,
  movement,
  resolution,
  resolutionStates,
  subjectKinds,
  taskEventKinds,
  topicStates,
  vote,
} from '../../contract/meetings.ts'
import { minutesText } from '../../contract/minutes-text.ts'
import type { RecordKey } from '../../contract/records/index.ts'
import { topicDraft } from '../../contract/topics.ts'
import { storedStandingItems } from '../meeting-series/translate.ts'
import { issuedSource } from '../minutes/issued-source.ts'

/** A text that holds JSON of the given shape. */
const jsonOf = (shape: z.ZodType): z.ZodType =>
  z.string().refine((text) => {
    try {
      return shape.safeParse(JSON.parse(text)).success
    } catch {
      return false
    }
  })

/** Several in one text, one to a line. */
const linesOf = (shape: z.ZodType): z.ZodType => z.string().refine((text) => shape.safeParse(text.split('\n')).success)

/** What a record is about: a kind and an id, or neither. */
const about = z
  .object({ subjectKind: z.enum(subjectKinds).nullish(), subjectId: z.uuid().nullish() })
  .refine(({ subjectKind, subjectId }) => ((subjectKind ?? null) === null) === ((subjectId ?? null) === null), {
    path: ['subjectId'],
  })

const meetingParts = meetingDraft.shape
const seriesParts = seriesDraft.shape
const topicParts = topicDraft.shape
const { number, revision, issuedOn } = issuedDocument.shape
const count = vote.shape.present.nullish()
const state = z.enum(resolutionStates).nullish()

export const incomingShapes: Partial<Record<RecordKey, z.ZodType>> = {
  meetingSeries: z.object({
    name: seriesParts.name,
    kind: seriesParts.kind,
    convenor: seriesParts.convenor.nullish(),
    place: seriesParts.place.nullish(),
    frequency: seriesParts.frequency.nullish(),
    callDay: seriesParts.callDay.unwrap(),
    numbering: z.enum(numberings).nullish(),
    firstNumber: seriesParts.firstNumber,
    mark: seriesParts.mark.unwrap().nullish(),
    copyTo: jsonOf(seriesParts.copyTo).nullish(),
    members: jsonOf(z.array(seriesMember).max(500)).nullish(),
    titlePattern: titlePattern.nullish(),
    firstSession: seriesParts.firstSession.nullish(),
    standingItems: jsonOf(storedStandingItems).nullish(),
    rules: jsonOf(meetingRules).nullish(),
  }),
  meetings: z.object({
    title: meetingParts.title,
    kind: meetingParts.kind,
    heldAt: meetingParts.heldAt,
    endedAt: meetingParts.heldAt.nullish(),
    place: meetingParts.place.nullish(),
    chair: meetingParts.chair.nullish(),
    recorder: meetingParts.recorder.nullish(),
    discussion: meetingParts.discussion.nullish(),
    seriesId: z.uuid().nullish(),
    session: meetingParts.session,
    stage: z.enum(meetingStages).nullish(),
    entitled: meetingParts.entitled,
    rules: jsonOf(meetingRules).nullish(),
    minutesText: jsonOf(minutesText).nullish(),
  }),
  topics: about.and(
    z.object({
      title: topicParts.title,
      seriesId: z.uuid().nullish(),
      source: topicParts.source,
      proposer: topicParts.proposer.unwrap().nullish(),
      proposerUnit: topicParts.proposerUnit.unwrap().nullish(),
      contact: topicParts.contact.unwrap().nullish(),
      reason: topicParts.reason.unwrap().nullish(),
      proposal: topicParts.proposal.unwrap().nullish(),
      submittedOn: topicParts.submittedOn,
      state: z.enum(topicStates),
      meetingId: z.uuid().nullish(),
    }),
  ),
  agendaItems: about.and(
    z.object({
      title: agendaItem.shape.title,
      presenter: agendaItem.shape.presenter.nullish(),
      discussion: agendaItem.shape.discussion.nullish(),
      topicId: z.uuid().nullish(),
      plannedMinutes: agendaItem.shape.plannedMinutes,
      usedSeconds: agendaItem.shape.usedSeconds.unwrap().nullish(),
      state: z.enum(agendaStates).nullish(),
    }),
  ),
  attendances: z.object({
    status: attendance.shape.status,
    unitName: attendance.shape.unit.nullish(),
    name: attendance.shape.name,
    party: attendance.shape.party,
    duty: attendance.shape.duty.unwrap().nullish(),
    standsInFor: attendance.shape.standsInFor.unwrap().nullish(),
    movements: jsonOf(z.array(movement).max(50)).nullish(),
    informed: attendance.shape.informed.unwrap().nullish(),
  }),
  resolutions: z.object({
    content: resolution.shape.content,
    responsibleUnit: resolution.shape.responsibleUnit.nullish(),
    deadline: resolution.shape.deadline,
    agendaItemId: z.uuid().nullish(),
    supportingUnits: linesOf(resolution.shape.supportingUnits).nullish(),
    person: resolution.shape.person.unwrap().nullish(),
    deadlineText: resolution.shape.deadlineText.unwrap().nullish(),
    state,
  }),
  votes: z.object({
    agendaItemId: z.uuid().nullish(),
    question: vote.shape.question,
    method: vote.shape.method,
    present: count,
    inFavour: count,
    against: count,
    abstained: count,
    invalid: count,
    notVoting: count,
  }),
  documents: z.object({
    number,
    revision,
    issuedOn,
    seriesId: z.uuid().nullish(),
    year: z.int().nullish(),
    source: jsonOf(issuedSource).nullish(),
  }),
  confirmations: z.object({ confirmedOn: isoDate, opinion: z.enum(confirmationOpinions) }),
  closings: z.object({
    seriesId: z.uuid().nullish(),
    closedOn: isoDate,
    items: jsonOf(z.array(closingLine)),
    reopenedOn: isoDate.nullish(),
  }),
  taskEvents: z.object({
    kind: z.enum(taskEventKinds),
    happenedOn: isoDate,
    stateBefore: state,
    stateAfter: state,
    deadlineBefore: isoDate.nullish(),
    deadlineAfter: isoDate.nullish(),
    closingId: z.uuid().nullish(),
  }),
}
