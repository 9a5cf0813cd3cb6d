/** Topics on their way to an agenda. The meeting itself is made elsewhere. */
import { AppError } from '../../contract/errors.ts'
import type { MeetingSeries } from '../../contract/meeting-series.ts'
import type { Topic } from '../../contract/topics.ts'
import type { CommandContext, QueryContext } from '../handlers.ts'
import { requireTopicFor, storedTopic } from './read.ts'

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
    if (topic.seriesId !== null && topic.seriesId !== series.id)
      throw new AppError('topic_other_series', { topic: topic.title, series: series.name })
    topics.push(topic)
  }
  return topics
}

/** It now belongs to the series at which it is discussed. */
export function putOnAgenda(context: CommandContext, topic: Topic, series: MeetingSeries, meetingId: string): void {
  const values = { state: '已上会', meetingId, seriesId: series.id }
  context.records.update(context.stamp, 'topics', storedTopic(context, topic.id), { values })
}
