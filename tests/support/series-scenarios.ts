/** Meeting series and topics for tests, and one step of each command around them, to be done, undone and redone. */
import type { Meeting } from '../../src/contract/meetings.ts'
import {
  seriesDraft,
  type MeetingSeries,
  type SeriesDraft,
  type SeriesDraftInput,
} from '../../src/contract/meeting-series.ts'
import { topicDraft, type Topic, type TopicDraft, type TopicDraftInput } from '../../src/contract/topics.ts'
import type { TestApp } from './app.ts'
import { firstRow, type Scenario } from './list-scenarios.ts'

export function aSeries(changes: Partial<SeriesDraftInput> = {}): SeriesDraft {
  return seriesDraft.parse({
    name: '城市管理进社区联席会议',
    kind: '联席会议',
    convenor: '主任甲',
    place: '街道三楼会议室',
    frequency: '每月一次',
    mark: '云溪街道联席会议纪要',
    copyTo: ['区城市管理局', '各社区'],
    members: [
      { party: '城管', unit: '街道执法队', name: '甲某', duty: '队长', status: '出席' },
      { party: '物业', unit: '物业服务企业', name: '乙某', duty: '项目经理', status: '出席' },
      { party: '部门', unit: '环卫公司', name: '丙某', duty: '', status: '列席' },
    ],
    standingItems: [{ title: '通报上次议定事项', presenter: '街道执法队', plannedMinutes: 10 }],
    rules: {
      quorum: { base: 'entitled', fraction: { numerator: 2, denominator: 3, strict: false } },
      majority: { of: 'present', fraction: { numerator: 1, denominator: 2, strict: true } },
    },
    ...changes,
  })
}

export function aTopic(changes: Partial<TopicDraftInput> = {}): TopicDraft {
  return topicDraft.parse({
    title: '夜市占道经营整治',
    source: '居民',
    proposer: '丁某',
    proposerUnit: '梧桐社区',
    contact: '19900001234',
    reason: '夜间占道，行人难行。',
    proposal: '划线入市。',
    submittedOn: '2026-11-03',
    ...changes,
  })
}

export async function createSeries(app: TestApp, changes: Partial<SeriesDraftInput> = {}): Promise<MeetingSeries> {
  return (await app.client.series.create(aSeries(changes))).series
}

export async function createTopic(app: TestApp, changes: Partial<TopicDraftInput> = {}): Promise<Topic> {
  return (await app.client.topics.create(aTopic(changes))).topic
}

export async function approvedTopic(app: TestApp, changes: Partial<TopicDraftInput> = {}): Promise<Topic> {
  const { id, version } = await createTopic(app, changes)
  return (await app.client.topics.review({ id, version, decision: '立项' })).topic
}

export async function begun(app: TestApp, heldAt = '2026-11-10T14:30', topicIds: string[] = []): Promise<Meeting> {
  const { id } = await createSeries(app)
  return (await app.client.series.begin({ id, heldAt, topicIds })).meeting
}

/** An input that each method would take, with ids of records that are there. */
export async function seriesInputs(app: TestApp): Promise<Readonly<Record<string, object>>> {
  const { id: meetingId, attendance } = await begun(app)
  const series = await createSeries(app, { name: '民情议事会' })
  const topic = await createTopic(app, { seriesId: series.id })
  const person = attendance[0]?.id ?? ''
  const papers = { meetingId, kinds: ['notice', 'agenda'], notice: {} }
  return {
    'series.get': { id: series.id },
    'series.create': aSeries(),
    'series.update': { id: series.id, version: series.version, draft: aSeries() },
    'series.remove': { id: series.id },
    'series.next': { id: series.id, heldOn: '2026-12-10' },
    'series.checkSession': { id: series.id, session: 3, heldOn: '2026-12-10', meetingId },
    'series.begin': { id: series.id, heldAt: '2026-12-10T14:30', topicIds: [] },
    'topics.create': aTopic(),
    'topics.update': { id: topic.id, version: topic.version, draft: aTopic() },
    'topics.review': { id: topic.id, version: topic.version, decision: '立项' },
    'topics.reopen': { id: topic.id, version: topic.version },
    'topics.place': { id: topic.id, version: topic.version, meetingId },
    'topics.remove': { id: topic.id },
    'invitations.list': { meetingId },
    'invitations.inform': { meetingId, ids: [person], by: '电话', on: '2026-11-06' },
    'invitations.reply': { meetingId, id: person, answer: '参加', on: '2026-11-06' },
    'papers.preview': papers,
    'papers.make': papers,
    'papers.topicForm': { topicId: topic.id },
  }
}

const scenario = (name: string, ready: Scenario['ready']): Scenario => ({ name, ready })

export const seriesScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'series.create': [scenario('a whole one', ({ client }) => Promise.resolve(() => client.series.create(aSeries())))],
  'series.update': [
    scenario('other members, items, rules and numbers', async (app) => {
      const { id, version } = await createSeries(app)
      const draft = aSeries({ members: [], standingItems: [], rules: null, numbering: 'yearly', firstNumber: 7 })
      return () => app.client.series.update({ id, version, draft })
    }),
  ],
  'series.remove': [
    scenario('one without meetings', async (app) => {
      const { id } = await createSeries(app)
      return () => app.client.series.remove({ id })
    }),
  ],
  'series.begin': [
    scenario('with two topics', async (app) => {
      const { id } = await createSeries(app)
      const first = await approvedTopic(app, { seriesId: id })
      const second = await approvedTopic(app, { title: '飞线充电治理' })
      return () => app.client.series.begin({ id, heldAt: '2026-11-10T14:30', topicIds: [second.id, first.id] })
    }),
  ],
  'topics.create': [
    scenario('about a row of a list', async (app) => {
      const { id } = await firstRow(app, 'keyMatters')
      return () => app.client.topics.create(aTopic({ source: '清单', subject: { kind: 'keyMatters', id } }))
    }),
  ],
  'topics.update': [
    scenario('other words', async (app) => {
      const { id, version } = await createTopic(app)
      return () => app.client.topics.update({ id, version, draft: aTopic({ title: '夜市整治', contact: '' }) })
    }),
  ],
  'topics.review': [
    scenario('turned down', async (app) => {
      const { id, version } = await createTopic(app)
      return () => app.client.topics.review({ id, version, decision: '不予立项', note: '不属本街道职责' })
    }),
  ],
  'topics.reopen': [
    scenario('one that was approved', async (app) => {
      const { id, version } = await approvedTopic(app)
      return () => app.client.topics.reopen({ id, version })
    }),
  ],
  'topics.place': [
    scenario('onto a meeting of its series', async (app) => {
      const { id: meetingId, seriesId } = await begun(app)
      const { id, version } = await approvedTopic(app, { seriesId })
      return () => app.client.topics.place({ id, version, meetingId })
    }),
  ],
  'topics.remove': [
    scenario('one', async (app) => {
      const { id } = await createTopic(app)
      return () => app.client.topics.remove({ id })
    }),
  ],
  'invitations.inform': [
    scenario('two people', async (app) => {
      const { id: meetingId, attendance } = await begun(app)
      const ids = attendance.slice(0, 2).map(({ id = '' }) => id)
      return () => app.client.invitations.inform({ meetingId, ids, by: '电话', on: '2026-11-06' })
    }),
  ],
  'invitations.reply': [
    scenario('by a deputy', async (app) => {
      const { id: meetingId, attendance } = await begun(app)
      const id = attendance[0]?.id ?? ''
      return () => app.client.invitations.reply({ meetingId, id, answer: '代会', on: '2026-11-07', deputy: '戊某' })
    }),
  ],
}
