/** One step of each command about tasks, closings and the calendar, for tests that do, undo and redo every command. */
import type { ClosingWay } from '../../src/contract/closing.ts'
import { aMeeting, type TestApp } from './app.ts'
import type { Scenario } from './list-scenarios.ts'

/** A meeting with three resolutions. */
export async function meetingWithTasks(app: TestApp, changes: Parameters<typeof aMeeting>[0] = {}) {
  const { meeting } = await app.client.meetings.create(
    aMeeting({
      heldAt: '2026-11-02T14:30',
      resolutions: [
        { content: '夜市摊位划线入市', responsibleUnit: '街道执法中队', deadline: '2026-11-03' },
        { content: '新建充电口一百个', responsibleUnit: '物业服务企业', deadline: '2026-11-30' },
        { content: '每周巡查一次', responsibleUnit: '', deadline: null },
      ],
      ...changes,
    }),
  )
  return { meeting, ids: meeting.resolutions.map(({ id }) => id ?? '') }
}

/** Every open item goes the same way. */
export async function closeAll(app: TestApp, meetingId: string, way: ClosingWay = '结转') {
  const { items } = await app.client.closing.preview({ meetingId })
  const decisions = items.map(({ id }) => ({ id, way, reason: '会上议定' }))
  return await app.client.closing.close({ meetingId, decisions })
}

/** An input that each method would take. */
export async function taskInputs(app: TestApp): Promise<Readonly<Record<string, object>>> {
  const { meeting, ids } = await meetingWithTasks(app)
  const [id = ''] = ids
  const meetingId = meeting.id
  const decisions = [{ id, way: '结转', reason: '未到时限', fileIds: [] }]
  return {
    'tasks.list': { find: '夜市', unit: '', states: ['待办'], offset: 0, limit: 10 },
    'tasks.get': { id },
    'tasks.report': { ids, report: { kind: '进展', note: '已开工' }, person: '甲某' },
    'tasks.supervision': { units: [], urgencies: [] },
    'closing.preview': { meetingId, decisions },
    'closing.close': { meetingId, decisions },
    'closing.reopen': { meetingId, reason: '漏记' },
    'closing.receipt': { meetingId },
    'papers.receipt': { meetingId, receiptId: meetingId },
    'papers.supervision': { units: [], urgencies: [] },
    'calendar.put': { fileId: app.stage('2026.json', JSON.stringify(ownYear)) },
    'calendar.remove': { year: 2026 },
    'calendar.explain': { text: '5个工作日', from: '2026-11-05' },
  }
}

export const ownYear = {
  year: 2026,
  source: '测试用的放假安排',
  holidays: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-08' }],
  workdays: ['2026-10-10'],
}

const put = (app: TestApp) => app.client.calendar.put({ fileId: app.stage('2026.json', JSON.stringify(ownYear)) })

export const taskScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'tasks.report': [
    {
      name: 'progress of two',
      ready: async (app) => {
        const { ids } = await meetingWithTasks(app)
        return () => app.client.tasks.report({ ids: ids.slice(0, 2), report: { kind: '进展', note: '已开工' } })
      },
    },
    {
      name: 'finished, with proof',
      ready: async (app) => {
        const { ids } = await meetingWithTasks(app)
        const fileIds = [app.stage('照片.jpg', 'photo')]
        return () => app.client.tasks.report({ ids, report: { kind: '办结', fileIds } })
      },
    },
    {
      name: 'a new deadline',
      ready: async (app) => {
        const { ids } = await meetingWithTasks(app)
        const report = { kind: '调整时限', note: '雨天停工', deadlineText: '5个工作日' } as const
        return () => app.client.tasks.report({ ids, report })
      },
    },
  ],
  'closing.close': [
    {
      name: 'three items',
      ready: async (app) => {
        const { meeting, ids } = await meetingWithTasks(app)
        const ways = ['办结', '结转', '撤销'] as const
        const decisions = ids.map((id, index) => ({ id, way: ways[index] ?? '结转', reason: '会上议定' }))
        return () => app.client.closing.close({ meetingId: meeting.id, decisions })
      },
    },
  ],
  'closing.reopen': [
    {
      name: 'the newest',
      ready: async (app) => {
        const { meeting } = await meetingWithTasks(app)
        await closeAll(app, meeting.id, '转督办')
        return () => app.client.closing.reopen({ meetingId: meeting.id, reason: '漏记一项' })
      },
    },
  ],
  'calendar.put': [
    { name: 'a first one', ready: (app) => Promise.resolve(() => put(app)) },
    {
      name: 'another in its place',
      ready: async (app) => {
        await put(app)
        const text = JSON.stringify({ ...ownYear, source: '改后的安排' })
        return () => app.client.calendar.put({ fileId: app.stage('2026.json', text) })
      },
    },
  ],
  'calendar.remove': [
    {
      name: 'an own one',
      ready: async (app) => {
        await put(app)
        return () => app.client.calendar.remove({ year: 2026 })
      },
    },
  ],
}
