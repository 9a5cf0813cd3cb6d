/** Topics as they stand now: with the agenda they are on and the name of what they are about. */
import { AppError } from '../../contract/errors.ts'
import type { Topic, TopicAction } from '../../contract/topics.ts'
import type { Row } from '../db/schema.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { QueryContext } from '../handlers.ts'
import { presentSubjectName } from '../subjects/describe.ts'
import { readAgendaPlaces, readTopic } from './repository.ts'
import { obstacle, type AgendaPlace } from './rules.ts'
import { subjectOf, toTopic } from './translate.ts'
import { requireOwn } from '../organisation/own-records.ts'

export function describeTopic(
  context: QueryContext,
  row: Row<'topics'>,
  places: ReadonlyMap<string, AgendaPlace>,
): Topic {
  const subject = subjectOf(row)
  const name = subject === null ? null : presentSubjectName(context, subject)
  return toTopic(row, places.get(row.id) ?? null, name)
}

export async function requireTopic(context: QueryContext, id: string): Promise<Topic> {
  const row = await readTopic(context.db, id)
  if (row === null) throw new AppError('not_found')
  return describeTopic(context, row, await readAgendaPlaces(context.db))
}

/** @throws AppError not_found, topic_state naming what has to come first. */
/** @throws AppError not_found, not_editable, topic_state */
export async function requireTopicFor(context: QueryContext, id: string, action: TopicAction): Promise<Topic> {
  const topic = await requireTopic(context, id)
  await requireOwn(context, 'topics', id)
  const advice = obstacle(topic.state, action)
  if (advice !== null) throw new AppError('topic_state', { topic: topic.title, state: topic.state, action, advice })
  return topic
}

export function storedTopic({ records }: QueryContext, id: string): StoredRecord {
  const record = records.get('topics', id)
  if (record === null) throw new AppError('not_found')
  return record
}
