/**
 * Topics: written down, reviewed, kept for later, turned down, reopened. They stay in the office and are not exchanged. How one
 * gets onto an agenda is in agenda.ts.
 */
import type { topicsApi } from '../../contract/api/topics.ts'
import { AppError } from '../../contract/errors.ts'
import { topicStates } from '../../contract/meetings.ts'
import { matchName } from '../../contract/search/match.ts'
import type { Topic, TopicCall, TopicCounts, TopicDraft } from '../../contract/topics.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { CommandContext, HandlersOf, Outcome, QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { readAllSeries, readSeries } from '../meeting-series/repository.ts'
import { readingsOf } from '../search/readings.ts'
import { presentSubjectName } from '../subjects/describe.ts'
import { place } from './agenda.ts'
import { callSentence, callWindow, isWithin } from './call.ts'
import { describeTopic, requireTopic, requireTopicFor, storedTopic } from './read.ts'
import { readAgendaPlaces, readTopics } from './repository.ts'
import { needsNote, stateAfterReview } from './rules.ts'
import { topicValues } from './translate.ts'

export const topicHandlers: HandlersOf<typeof topicsApi> = {
  list: async (context, { state, seriesId, text }) => {
    const topics = (await allTopics(context)).filter(
      (topic) => (seriesId === null || topic.seriesId === seriesId) && speaksOf(topic, text),
    )
    return { topics: topics.filter((topic) => state === null || topic.state === state), counts: countStates(topics) }
  },

  calls: async (context) => {
    const { db, options, unit } = context
    const today = localDate(options.now())
    const topics = await allTopics(context)
    const calls = (await readAllSeries(db, unit.code)).flatMap(({ id, name, call_day }): TopicCall[] => {
      if (call_day === null) return []
      const window = callWindow(today, call_day)
      const ofSeries = topics.filter(({ seriesId }) => seriesId === id)
      const received = ofSeries.filter(({ submittedOn }) => isWithin(window, submittedOn)).length
      const waiting = ofSeries.filter(({ state }) => state === '待审核').length
      const { dueOn } = window
      return [{ seriesId: id, name, dueOn, received, waiting, sentence: callSentence(dueOn, received, waiting) }]
    })
    return calls.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  },

  create: async (context, draft) => {
    await assertTies(context, draft, null)
    const { records, stamp, unit, options } = context
    const values = { ...topicValues(draft), state: '待审核' }
    const { id } = records.create(stamp, 'topics', options.newId(), unit.code, { values })
    return { value: { topic: await requireTopic(context, id) }, label: `新建议题：${draft.title}` }
  },

  update: async (context, { id, version, draft }) => {
    const topic = await requireTopicFor(context, id, '修改')
    await assertTies(context, draft, topic)
    return save(context, topic, version, topicValues(draft), `修改议题：${draft.title}`)
  },

  review: async (context, { id, version, decision, reviewer, note }) => {
    const topic = await requireTopicFor(context, id, '审核')
    if (needsNote(decision) && note === '') throw new AppError('topic_note_missing', { topic: topic.title })
    const values = {
      state: stateAfterReview(decision),
      reviewer: reviewer === '' ? context.stamp.actor : reviewer,
      reviewNote: note === '' ? null : note,
    }
    return save(context, topic, version, values, `${decision}：${topic.title}`)
  },

  /** Who reviewed it and why stays in the history of the record. */
  reopen: async (context, { id, version }) => {
    const topic = await requireTopicFor(context, id, '退回待审')
    const values = { state: '待审核', reviewer: null, reviewNote: null, meetingId: null }
    return save(context, topic, version, values, `退回待审：${topic.title}`)
  },

  place,

  remove: async (context, { id }) => {
    const { title } = await requireTopicFor(context, id, '删除')
    context.records.remove(context.stamp, 'topics', storedTopic(context, id))
    return { value: {}, label: `删除议题：${title}` }
  },
}

async function save(
  context: CommandContext,
  { id, version, title }: Topic,
  expected: number,
  values: RecordValues,
  label: string,
): Promise<Outcome<{ topic: Topic }>> {
  if (version !== expected) throw new AppError('version_conflict', { record: title })
  context.records.update(context.stamp, 'topics', storedTopic(context, id), { values })
  return { value: { topic: await requireTopic(context, id) }, label }
}

async function allTopics(context: QueryContext): Promise<Topic[]> {
  const places = await readAgendaPlaces(context.db)
  return (await readTopics(context.db, context.unit.code)).map((row) => describeTopic(context, row, places))
}

/** By characters, pinyin or initials. */
function speaksOf(topic: Topic, text: string): boolean {
  if (text.trim() === '') return true
  const { title, proposer, proposerUnit, subjectName, reason, proposal } = topic
  const named = [title, proposer, proposerUnit, subjectName ?? ''].some(
    (name) => matchName(name, text, readingsOf) !== null,
  )
  return named || reason.includes(text) || proposal.includes(text)
}

function countStates(topics: readonly Topic[]): TopicCounts {
  const count = (state: Topic['state']): number => topics.filter((topic) => topic.state === state).length
  const [waiting, approved, parked, declined, discussed] = topicStates
  return {
    [waiting]: count(waiting),
    [approved]: count(approved),
    [parked]: count(parked),
    [declined]: count(declined),
    [discussed]: count(discussed),
  }
}

/** Ties that were there before may lead to what has gone since; new ones may not. */
async function assertTies(
  context: QueryContext,
  { seriesId, subject }: TopicDraft,
  before: Topic | null,
): Promise<void> {
  const keepsSeries = seriesId === (before?.seriesId ?? null)
  if (!keepsSeries && seriesId !== null && (await readSeries(context.db, seriesId)) === null)
    throw new AppError('not_found')
  if (subject === null || subject.id === before?.subject?.id) return
  if (presentSubjectName(context, subject) === null) throw new AppError('not_found')
}
