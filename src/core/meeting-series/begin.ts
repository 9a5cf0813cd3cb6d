/** The next meeting of a series: counted on, with its regular attendees, its standing items and the topics chosen for it. */
import type { meetingSeriesApi } from '../../contract/api/meeting-series.ts'
import type { ParsedInputOf } from '../../contract/define-api.ts'
import { AppError } from '../../contract/errors.ts'
import type { MeetingSeries, SeriesMember, StandingItem } from '../../contract/meeting-series.ts'
import { meetingDraft, type Meeting, type MeetingDraftInput } from '../../contract/meetings.ts'
import type { Topic } from '../../contract/topics.ts'
import type { CommandContext, QueryContext } from '../handlers.ts'
import { meetingHandlers, requireMeeting } from '../meetings/service.ts'
import { itemOfTopic, putOnAgenda, requireForAgenda } from '../topics/agenda.ts'
import { formatNumber, nextNumber } from './numbering.ts'
import { readIssuedNumbers, readSessions } from './repository.ts'
import { countOf, meetingTitle } from './title.ts'

type BeginRequest = ParsedInputOf<(typeof meetingSeriesApi)['begin']>

interface NextMeeting {
  readonly session: number
  readonly title: string
  readonly number: string
}

export async function nextMeeting(
  { db, unit }: QueryContext,
  series: MeetingSeries,
  heldOn: string,
): Promise<NextMeeting> {
  const year = Number(heldOn.slice(0, 4))
  const { numbering, firstNumber, firstSession } = series
  const session = nextNumber(await readSessions(db, series.id), {
    numbering: countOf(series.titlePattern),
    firstNumber: firstSession,
    year,
  })
  const number = nextNumber(await readIssuedNumbers(db, series.id), { numbering, firstNumber, year })
  return {
    session,
    title: meetingTitle(series.titlePattern, { unitName: unit.name, seriesName: series.name, year, session }),
    number: formatNumber(number, { numbering, year }),
  }
}

/** One step of the undo line: meeting and topics go back together. */
export async function beginMeeting(
  context: CommandContext,
  series: MeetingSeries,
  { heldAt, place, chair, title, topicIds }: BeginRequest,
): Promise<{ value: { meeting: Meeting }; label: string }> {
  const topics = await requireForAgenda(context, series, topicIds)
  const next = await nextMeeting(context, series, heldAt.slice(0, 10))
  const draft = draftOfNext(series, topics, {
    heldAt,
    title: title ?? next.title,
    session: next.session,
    place: place ?? series.place,
    chair: chair ?? series.convenor,
  })
  const { id } = (await meetingHandlers.create(context, meetingDraft.parse(draft))).value.meeting
  setStage(context, id)
  for (const topic of topics) putOnAgenda(context, topic, { id, seriesId: series.id })
  return { value: { meeting: await requireMeeting(context.db, id) }, label: `开会：${draft.title}` }
}

type Particulars = Pick<MeetingDraftInput, 'heldAt' | 'title' | 'place' | 'chair'> & { readonly session: number }

function draftOfNext(series: MeetingSeries, topics: readonly Topic[], particulars: Particulars): MeetingDraftInput {
  const { title } = particulars
  if (title.length > longestTitle)
    throw new AppError('value_invalid', { field: '会议名称', value: title, reason: `超过 ${longestTitle} 个字` })
  return {
    ...particulars,
    kind: series.kind,
    recorder: '',
    discussion: '',
    agenda: [...series.standingItems.map(fromStandingItem), ...topics.map(itemOfTopic)],
    attendance: series.members.map(fromMember),
    resolutions: [],
    seriesId: series.id,
    rules: series.rules,
  }
}

const longestTitle = 200

function fromStandingItem({ title, presenter, plannedMinutes }: StandingItem): MeetingDraftInput['agenda'][number] {
  return { title, presenter, plannedMinutes, discussion: '' }
}

function fromMember({ party, unit, name, duty, status }: SeriesMember): MeetingDraftInput['attendance'][number] {
  return { party, unit, name, duty, status }
}

function setStage({ records, stamp }: CommandContext, id: string): void {
  const record = records.get('meetings', id)
  if (record === null) throw new Error(`the meeting just created is not there: ${id}`)
  records.update(stamp, 'meetings', record, { values: { stage: '筹备' } })
}
