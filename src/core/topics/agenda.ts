/** Topics on their way to an agenda: of a meeting that is begun with them, or of one that is there already. */
import type { topicsApi } from '../../contract/api/topics.ts'
import { AppError } from '../../contract/errors.ts'
import type { MeetingSeries } from '../../contract/meeting-series.ts'
import { agendaItem, type AgendaItem, type Meeting } from '../../contract/meetings.ts'
import type { Topic } from '../../contract/topics.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { requireOwnMeeting } from '../meetings/service.ts'
import { agendaValues } from '../meetings/translate.ts'
import { requireTopic, requireTopicFor, storedTopic } from './read.ts'

const longestPresenter = 200
const mostItems = 100

/** The topics in the order given, each approved and meant for this series or for none in particular. */
export async function requireForAgenda(
  context: QueryContext,
  series: MeetingSeries,
  ids: readonly string[],
): Promise<Topic[]> {
  const topics: Topic[] = []
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) !== index) throw new AppError('invalid_input', { place: `topicIds.${index}（重复）` })
    const topic = await requireTopicFor(context, id, '上会')
    assertSameSeries(topic, series.id, series.name)
    topics.push(topic)
  }
  return topics
}

/** @param agenda how the agenda is called that does not take it. */
function assertSameSeries({ title, seriesId }: Topic, wanted: string | null, agenda: string): void {
  if (seriesId !== null && seriesId !== wanted)
    throw new AppError('topic_other_series', { topic: title, series: agenda })
}

/** The unit presents it; a resident's name is personal and gets onto the agenda only by hand. */
export function itemOfTopic({ id, title, proposerUnit, subject }: Topic): AgendaItem {
  const presenter = proposerUnit.length > longestPresenter ? '' : proposerUnit
  return agendaItem.parse({ title, presenter, discussion: '', topicId: id, subject })
}

/** It now belongs to the series at which it is discussed. */
export function putOnAgenda(
  context: CommandContext,
  topic: Topic,
  meeting: { readonly id: string; readonly seriesId: string | null },
): void {
  const values = { state: '已上会', meetingId: meeting.id, seriesId: meeting.seriesId ?? topic.seriesId }
  context.records.update(context.stamp, 'topics', storedTopic(context, topic.id), { values })
}

/** As the last item of a meeting that is not closed. The meeting's version speaks for its agenda. */
export const place: HandlersOf<typeof topicsApi>['place'] = async (context, { id, version, meetingId }) => {
  const topic = await requireTopicFor(context, id, '上会')
  if (topic.version !== version) throw new AppError('version_conflict', { record: topic.title })
  const meeting = await requireOwnMeeting(context, meetingId)
  if (meeting.stage === '已结转') throw new AppError('meeting_closed', { meeting: meeting.title })
  assertSameSeries(topic, meeting.seriesId, meeting.title)
  appendItem(context, meeting, itemOfTopic(topic))
  putOnAgenda(context, topic, meeting)
  return { value: { topic: await requireTopic(context, id) }, label: `议题列入会议：${topic.title}` }
}

function appendItem({ records, stamp, unit, options }: CommandContext, meeting: Meeting, item: AgendaItem): void {
  const count = meeting.agenda.length
  if (count >= mostItems)
    throw new AppError('value_invalid', { field: '议题', value: item.title, reason: `会议已有 ${count} 个议题` })
  const values = { ...agendaValues(item, count), meetingId: meeting.id }
  records.create(stamp, 'agendaItems', options.newId(), unit.code, { values })
  const stored = records.get('meetings', meeting.id)
  if (stored === null) throw new Error(`the meeting just read is not there: ${meeting.id}`)
  records.touch(stamp, 'meetings', stored)
}
