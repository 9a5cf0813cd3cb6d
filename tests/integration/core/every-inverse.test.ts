/**
 * Every command of the contract, done, undone and redone: undo gives back the content before, redo the content after,
 * also across a restart. The list of commands comes from the contract; a command without a scenario fails here.
 */
import { describe, expect, it } from 'vitest'
import type { LedgerKey } from '../../../src/contract/ledgers/index.ts'
import type { RecordValues } from '../../../src/contract/records/define-record.ts'
import {
  aMeeting,
  district,
  fixture,
  importFiles,
  methods,
  openSampleApp,
  openTestApp,
  otherStreet,
  sampleWorkbook,
  type TestApp,
} from '../../support/app.ts'
import { contentOf } from '../../support/database-dump.ts'
import { editedWorkbook } from '../../support/edited-workbook.ts'

interface Scenario {
  readonly name: string
  readonly prepare?: () => Promise<TestApp>
  /** Brings about one step, and returns what to do for it, so that preparing is not part of the step. */
  readonly ready: (app: TestApp) => Promise<() => Promise<unknown>>
}

async function firstRow(app: TestApp, ledger: LedgerKey, find = '') {
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

async function withMeeting(app: TestApp) {
  return (await app.client.meetings.create(aMeeting())).meeting
}

async function packageFrom(sender: TestApp): Promise<Uint8Array> {
  const { artifact } = await sender.client.exchange.create({ period: '2026-11', recipient: district.unitCode })
  return artifact.bytes
}

async function readyToApply(app: TestApp, bytes: Uint8Array) {
  const { planId } = await app.client.exchange.preview({ fileId: app.stage('数据包.zip', bytes) })
  return () => app.client.exchange.apply({ planId, acceptSender: true })
}

const scenarios: Readonly<Record<string, readonly Scenario[]>> = {
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
  'intake.apply': [
    {
      name: 'the four lists into an empty street',
      prepare: () => openTestApp(),
      ready: async (app) => {
        const fileIds = [app.stage(sampleWorkbook, fixture(sampleWorkbook))]
        const { planId } = await app.client.intake.preview({ fileIds })
        return () => app.client.intake.apply({ planId })
      },
    },
    {
      name: 'an edited copy',
      ready: async (app) => {
        const copy = await editedWorkbook(fixture(sampleWorkbook), {
          1: { D4: '另一项职责' },
          4: { D7: '区执法大队二中队', I8: '999901001001777', H8: '梧桐里第七网格' },
        })
        const { planId } = await app.client.intake.preview({ fileIds: [app.stage('改.xlsx', copy)] })
        return () => app.client.intake.apply({ planId })
      },
    },
  ],
  'intake.forgetMapping': [
    {
      name: 'of a form that was corrected',
      ready: async (app) => {
        const fileIds = [app.stage('花名册.csv', '名字,手机,别的\n甲某,19900008001,某处\n')]
        const { planId, tables } = await app.client.intake.preview({ fileIds })
        const fields = ['name', 'phone', 'employer']
        const settings = { ledger: 'people' as const, fields, matchBy: null, preferred: [] }
        const remapped = await app.client.intake.remap({ planId, table: 0, settings })
        await app.client.intake.apply({ planId: remapped.planId })
        return () => app.client.intake.forgetMapping({ form: tables[0]?.form ?? '' })
      },
    },
  ],
  'organisation.saveCommunity': [
    {
      name: 'a new one',
      ready: ({ client }) =>
        Promise.resolve(() =>
          client.organisation.saveCommunity({ name: '新社区', code: '999901001099', population: 3 }),
        ),
    },
    {
      name: 'an edited one',
      ready: async ({ client }) => {
        const id = (await client.organisation.board({})).communities[0]?.id
        return () => client.organisation.saveCommunity({ ...(id && { id }), name: '改名社区', code: '', population: 0 })
      },
    },
  ],
  'organisation.saveGrid': [
    {
      name: 'a new one',
      ready: async ({ client }) => {
        const communityId = (await client.organisation.board({})).communities[0]?.id ?? ''
        return () =>
          client.organisation.saveGrid({ communityId, name: '新网格', code: '', households: 300, partyGroup: '' })
      },
    },
    {
      name: 'one that moves to another community',
      ready: async ({ client }) => {
        const { communities } = await client.organisation.board({})
        const id = communities[0]?.grids[0]?.id
        const communityId = communities[1]?.id ?? ''
        return () =>
          client.organisation.saveGrid({
            ...(id && { id }),
            communityId,
            name: '改名网格',
            code: '999901001002009',
            households: null,
            partyGroup: '第一党小组',
          })
      },
    },
  ],
  'meetings.create': [
    { name: 'a whole one', ready: ({ client }) => Promise.resolve(() => client.meetings.create(aMeeting())) },
  ],
  'meetings.update': [
    {
      name: 'parts added, changed, moved and left out',
      ready: async (app) => {
        const { id, version, agenda, attendance } = await withMeeting(app)
        const draft = aMeeting({
          place: '二楼会议室',
          agenda: [...agenda].reverse(),
          attendance: [...attendance.slice(1), { status: '出席', unit: '', name: '新来的人' }],
          resolutions: [],
        })
        return () => app.client.meetings.update({ id, version, draft })
      },
    },
  ],
  'meetings.remove': [
    {
      name: 'a whole one',
      ready: async (app) => {
        const { id } = await withMeeting(app)
        return () => app.client.meetings.remove({ id })
      },
    },
  ],
  'exchange.apply': [
    {
      name: 'the first package of a street',
      prepare: () => openTestApp({ unit: district }),
      ready: async (app) => {
        const sender = await openSampleApp()
        const { id } = await withMeeting(sender)
        await sender.client.minutes.issue({ id })
        return readyToApply(app, await packageFrom(sender))
      },
    },
    {
      name: 'a later package with changed and deleted records',
      prepare: () => openTestApp({ unit: district }),
      ready: async (app) => {
        const sender = await openSampleApp({ unit: otherStreet })
        await (
          await readyToApply(app, await packageFrom(sender))
        )()
        const { id, version } = await firstRow(sender, 'people')
        await sender.client.ledgers.update({ ledger: 'people', id, version, values: { phone: '19900007777' } })
        await sender.client.ledgers.remove({ ledger: 'duties', ids: [(await firstRow(sender, 'duties')).id] })
        await sender.client.ledgers.create({ ledger: 'people', values: { name: '甲某', gridCode: '999901001001009' } })
        return readyToApply(app, await packageFrom(sender))
      },
    },
  ],
}

/** What has left the office is not taken back. */
const permanent: Readonly<Record<string, (app: TestApp) => Promise<() => Promise<unknown>>>> = {
  'minutes.issue': async (app) => {
    const { id } = await withMeeting(app)
    return () => app.client.minutes.issue({ id })
  },
  'exchange.create': (app) => Promise.resolve(() => packageFrom(app)),
}

const commands = [...methods].filter(([, method]) => method.kind === 'command')

describe('every command of the contract', () => {
  it('has a scenario here', () => {
    const known = commands.map(([name, method]) => [name, name in (method.permanent ? permanent : scenarios)])
    expect(known).toEqual(commands.map(([name]) => [name, true]))
  })

  for (const [name, list] of Object.entries(scenarios)) {
    describe(name, () => {
      it.each(list)('$name', async ({ prepare = openSampleApp, ready }) => {
        const app = await prepare()
        const act = await ready(app)
        const before = contentOf(app.dataDir)
        await act()
        const after = contentOf(app.dataDir)
        expect(after).not.toEqual(before)
        for (const reopens of [false, true]) {
          if (reopens) await app.reopen()
          await app.client.history.undo({})
          expect(contentOf(app.dataDir)).toEqual(before)
          if (reopens) await app.reopen()
          await app.client.history.redo({})
          expect(contentOf(app.dataDir)).toEqual(after)
        }
        expect(await app.client.system.verify({})).toMatchObject({ ok: true })
        await app.close()
      })
    })
  }

  for (const [name, ready] of Object.entries(permanent)) {
    it(`${name} is remembered but not offered for undo`, async () => {
      const app = await openSampleApp()
      const act = await ready(app)
      const step = (await app.client.system.status({})).undo
      await act()
      const status = await app.client.system.status({})
      expect(status.undo).toEqual(step)
      const [entry] = await app.client.history.list({ limit: 1 })
      expect(entry).toMatchObject({ state: 'closed' })
      await app.close()
    })
  }
})

describe('a sequence of commands', () => {
  it('comes back step by step to every content it went through', async () => {
    const app = await openTestApp()
    const contents = [contentOf(app.dataDir)]
    const step = async (act: () => Promise<unknown>) => {
      await act()
      contents.push(contentOf(app.dataDir))
    }
    await step(() => importFiles(app, [[sampleWorkbook, fixture(sampleWorkbook)]]))
    const { id } = await firstRow(app, 'people')
    for (const values of [{ phone: '19900007777' }, { gridCode: '999901001008001' }, { gridName: null }]) {
      const { version } = await firstRow(app, 'people')
      await step(() => app.client.ledgers.update({ ledger: 'people', id, version, values }))
    }
    await step(() => app.client.ledgers.remove({ ledger: 'people', ids: [id] }))
    await step(() => importFiles(app, [[sampleWorkbook, fixture(sampleWorkbook)]]))
    for (const expected of contents.slice(0, -1).reverse()) {
      await app.client.history.undo({})
      expect(contentOf(app.dataDir)).toEqual(expected)
    }
    await app.reopen()
    for (const expected of contents.slice(1)) {
      await app.client.history.redo({})
      expect(contentOf(app.dataDir)).toEqual(expected)
    }
    expect((await app.client.system.verify({})).ok).toBe(true)
  })
})
