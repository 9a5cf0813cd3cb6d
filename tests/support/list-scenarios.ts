/** One step of each command around the lists, for tests that do, undo and redo every command of the contract. */
import type { LedgerKey } from '../../src/contract/ledgers/index.ts'
import type { RecordValues } from '../../src/contract/records/define-record.ts'
import type { TestApp } from './app.ts'

export interface Scenario {
  readonly name: string
  readonly prepare?: () => Promise<TestApp>
  /** Brings about one step, and returns what to do for it, so that preparing is not part of the step. */
  readonly ready: (app: TestApp) => Promise<() => Promise<unknown>>
}

export async function firstRow(app: TestApp, ledger: LedgerKey, find = '') {
  const { rows } = await app.client.ledgers.page({ ledger, find, limit: 1 })
  const [row] = rows
  if (row === undefined) throw new Error(`${ledger} is empty`)
  return row
}

const create = (ledger: LedgerKey, values: RecordValues): Scenario => ({
  name: `${ledger} ${Object.keys(values).join('+')}`,
  ready: (app) => Promise.resolve(() => app.client.ledgers.create({ ledger, values })),
})

const update = (ledger: LedgerKey, values: RecordValues, find = ''): Scenario => ({
  name: `${ledger} ${Object.keys(values).join('+')}`,
  ready: async (app) => {
    const { id, version } = await firstRow(app, ledger, find)
    return () => app.client.ledgers.update({ ledger, id, version, values })
  },
})

const remove = (ledger: LedgerKey, count: number): Scenario => ({
  name: `${count} of ${ledger}`,
  ready: async (app) => {
    const { rows } = await app.client.ledgers.page({ ledger, limit: count })
    return () => app.client.ledgers.remove({ ledger, ids: rows.map((row) => row.id) })
  },
})

const nextTo = (ledger: LedgerKey, name: string, act: (app: TestApp, id: string) => Promise<unknown>): Scenario => ({
  name,
  ready: async (app) => {
    const { id } = await firstRow(app, ledger)
    return () => act(app, id)
  },
})

async function withColumn(app: TestApp, type: 'text' | 'integer' = 'text') {
  const { field } = await app.client.columns.save({ ledger: 'people', label: '走访次数', type })
  const { id, version } = await firstRow(app, 'people')
  await app.client.ledgers.update({ ledger: 'people', id, version, values: { [field.name]: '12' } })
  return { field: field.name, id: field.name.slice('own.'.length) }
}

async function twoPeople(app: TestApp) {
  const { rows } = await app.client.ledgers.page({ ledger: 'people', limit: 2 })
  const [keep = '', merge = ''] = rows.map(({ id }) => id)
  const fileId = app.stage('照片.jpg', 'photo')
  await app.client.attachments.add({ ledger: 'people', id: merge, fileId })
  return { keep, merge, values: { phone: '19900008888', role: '网格指导员' } }
}

const viewSettings = { columns: [], frozen: 1, find: '', where: [], sort: [], groupBy: null }

export const listScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'responsibility.assign': [
    {
      name: 'a post',
      ready: ({ client }) =>
        Promise.resolve(() =>
          client.responsibility.assign({ kind: 'post', name: '内勤', field: 'name', value: '甲某' }),
        ),
    },
    {
      name: 'a post, taken back',
      ready: async ({ client }) => {
        const post = { kind: 'post', name: '内勤', field: 'name' } as const
        await client.responsibility.assign({ ...post, value: '甲某' })
        return () => client.responsibility.assign({ ...post, value: '' })
      },
    },
  ],
  'ledgers.create': [
    create('duties', { post: '社区联络员', content: '走访' }),
    create('keyMatters', { category: '市容秩序', name: '占道晾晒', code: '09001' }),
    create('assistMatters', { name: '楼道清理' }),
    create('people', { name: '甲某' }),
    create('people', { name: '甲某', role: '网格长', gridCode: '999901001001001' }),
    create('people', { name: '甲某', gridCode: '999901001099001', communityName: '新社区', gridName: '新网格' }),
  ],
  'ledgers.update': [
    update('duties', { content: '另一项职责', remarks: '已改' }),
    update('keyMatters', { timeLimit: null }),
    update('assistMatters', { boundary: '只协助劝导' }),
    update('people', { phone: '19900007777' }),
    update('people', { role: '专职网格员', startedOn: '2026.5.1' }),
    update('people', { gridCode: '999901001002003' }),
    update('people', { gridCode: '999901001099007' }),
    update('people', { gridName: '梧桐里第二网格' }),
    update('people', { gridCode: null }),
    update('people', { households: 444 }),
  ],
  'ledgers.remove': [remove('duties', 1), remove('keyMatters', 9), remove('people', 120)],
  'ledgers.write': [
    {
      name: 'people changed and added',
      ready: async (app) => {
        const { rows } = await app.client.ledgers.page({ ledger: 'people', limit: 30 })
        const update = rows.map(({ id, version }, at) => ({ id, version, values: { remarks: `第${at}行` } }))
        const create = [{ values: { name: '甲某', gridCode: '999901001099001', communityName: '新社区' } }]
        return () => app.client.ledgers.write({ ledger: 'people', purpose: 'paste', update, create })
      },
    },
    {
      name: 'cells of an own column',
      ready: async (app) => {
        const { field } = await withColumn(app)
        const { id, version } = await firstRow(app, 'people')
        const update = [{ id, version, values: { [field]: null } }]
        return () => app.client.ledgers.write({ ledger: 'people', purpose: 'clear', update })
      },
    },
  ],
  'ledgers.restore': [
    {
      name: 'people with their places',
      ready: async (app) => {
        const { rows } = await app.client.ledgers.page({ ledger: 'people', limit: 3 })
        const ids = rows.map(({ id }) => id)
        await app.client.ledgers.remove({ ledger: 'people', ids })
        return () => app.client.ledgers.restore({ ledger: 'people', ids })
      },
    },
  ],
  'columns.save': [
    {
      name: 'a new one',
      ready: ({ client }) =>
        Promise.resolve(() =>
          client.columns.save({ ledger: 'duties', label: '星级', type: 'code', codes: ['一', '二'] }),
        ),
    },
    {
      name: 'one that takes another type, with the values in it',
      ready: async (app) => {
        const { id } = await withColumn(app)
        return () => app.client.columns.save({ id, ledger: 'people', label: '次数', type: 'integer' })
      },
    },
  ],
  'columns.remove': [
    {
      name: 'one with values',
      ready: async (app) => {
        const { id } = await withColumn(app)
        return () => app.client.columns.remove({ id })
      },
    },
  ],
  'columns.move': [
    {
      name: 'the last to the front',
      ready: async (app) => {
        await withColumn(app)
        const { field } = await app.client.columns.save({ ledger: 'people', label: '第二栏', type: 'text' })
        return () => app.client.columns.move({ id: field.name.slice('own.'.length), to: 0 })
      },
    },
  ],
  'views.save': [
    {
      name: 'a new one',
      ready: ({ client }) =>
        Promise.resolve(() => client.views.save({ ledger: 'people', name: '网格长', settings: viewSettings })),
    },
    {
      name: 'a changed one',
      ready: async ({ client }) => {
        const { id } = await client.views.save({ ledger: 'people', name: '网格长', settings: viewSettings })
        const settings = { ...viewSettings, groupBy: 'role' }
        return () => client.views.save({ id, ledger: 'people', name: '按角色', settings })
      },
    },
  ],
  'views.remove': [
    {
      name: 'one',
      ready: async ({ client }) => {
        const { id } = await client.views.save({ ledger: 'people', name: '网格长', settings: viewSettings })
        return () => client.views.remove({ id })
      },
    },
  ],
  'attachments.add': [
    nextTo('keyMatters', 'a file', (app, id) =>
      app.client.attachments.add({ ledger: 'keyMatters', id, fileId: app.stage('照片.jpg', 'photo') }),
    ),
  ],
  'attachments.remove': [
    {
      name: 'a file',
      ready: async (app) => {
        const { id } = await firstRow(app, 'duties')
        const fileId = app.stage('照片.jpg', 'photo')
        const { attachment } = await app.client.attachments.add({ ledger: 'duties', id, fileId })
        return () => app.client.attachments.remove({ id: attachment.id })
      },
    },
  ],
  'people.merge': [
    {
      name: 'two with places, one with an attachment',
      ready: async (app) => {
        const request = await twoPeople(app)
        return () => app.client.people.merge(request)
      },
    },
  ],
  'people.unmerge': [
    {
      name: 'two who were merged',
      ready: async (app) => {
        const request = await twoPeople(app)
        await app.client.people.merge(request)
        const { merged } = await app.client.ledgers.get({ ledger: 'people', id: request.keep })
        return () => app.client.people.unmerge({ merge: merged[0]?.id ?? '' })
      },
    },
  ],
}
