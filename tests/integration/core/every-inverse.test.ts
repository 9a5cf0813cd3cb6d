/**
 * Every command of the contract, done, undone and redone: undo gives back the content before, redo the content after,
 * also across a restart. The list of commands comes from the contract; a command without a scenario fails here.
 */
import { describe, expect, it } from 'vitest'
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
import { deskScenarios } from '../../support/desk-scenarios.ts'
import { exchangeImports, exchangePermanent, exchangeScenarios } from '../../support/exchange-scenarios.ts'
import { firstRow, listScenarios, type Scenario } from '../../support/list-scenarios.ts'
import { seriesScenarios } from '../../support/series-scenarios.ts'
import { taskScenarios } from '../../support/task-scenarios.ts'
import { permanentReports, reportScenarios } from '../../support/report-scenarios.ts'
import { minutesScenarios } from '../../support/minutes-scenarios.ts'
import { permanentTrust } from '../../support/trust-scenarios.ts'

async function withMeeting(app: TestApp) {
  return (await app.client.meetings.create(aMeeting())).meeting
}

const publication = { ledger: 'duties', basis: '会议通过', effectiveOn: '2026-12-01' } as const

/** What begins like a JPEG is taken for one. */
const aPhoto = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9])

/** Somebody who leads a grid. */
async function firstSeat(app: TestApp) {
  const { communities } = await app.client.organisation.board({})
  const [grid] = communities[0]?.grids ?? []
  const [person] = grid?.seats.gridLeader ?? []
  if (grid === undefined || person === undefined) throw new Error('nobody leads the first grid')
  return { gridId: grid.id, person }
}

async function packageFrom(sender: TestApp): Promise<Uint8Array> {
  const { artifact } = await sender.client.exchange.create({
    period: '2026-11',
    recipient: district.unitCode,
    protection: 'none',
  })
  return artifact.bytes
}

async function readyToApply(app: TestApp, bytes: Uint8Array) {
  const { planId } = await app.client.exchange.preview({ fileId: app.stage('数据包.zip', bytes) })
  return () => app.client.exchange.apply({ planId, acceptSender: true })
}

const scenarios: Readonly<Record<string, readonly Scenario[]>> = {
  ...listScenarios,
  ...seriesScenarios,
  ...taskScenarios,
  ...minutesScenarios,
  ...deskScenarios,
  ...reportScenarios,
  ...exchangeScenarios,
  'versions.explain': [
    {
      name: 'of two rows, one of them known before',
      ready: async (app) => {
        const { rows } = await app.client.ledgers.page({ ledger: 'duties', limit: 2 })
        const ids = rows.map((row) => row.id)
        await app.client.versions.publish(publication)
        await app.client.versions.explain({ ledger: 'duties', ids: ids.slice(0, 1), reason: '第一次的原因' })
        return () => app.client.versions.explain({ ledger: 'duties', ids, reason: '改后的原因', approvedBy: '甲某' })
      },
    },
  ],
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
  'organisation.assign': [
    {
      name: 'a second seat',
      ready: async (app) => {
        const { person, gridId } = await firstSeat(app)
        const seat = { personId: person.personId, gridId, role: 'instructor', startedOn: '2026-11-01' } as const
        return () => app.client.organisation.assign(seat)
      },
    },
  ],
  'organisation.leave': [
    {
      name: 'with a successor',
      ready: async (app) => {
        const { person } = await firstSeat(app)
        const { id: successorId } = await firstRow(app, 'people', '网格指导员')
        const { personId, postingId } = person
        const leaving = { personId, postingIds: [postingId ?? ''], endedOn: '2026-11-01', reason: '退休', successorId }
        return () => app.client.organisation.leave(leaving)
      },
    },
  ],
  'organisation.applyMoves': [
    {
      name: 'an exchange and a step down',
      ready: async (app) => {
        const { basis, communities } = await app.client.organisation.board({})
        const [one, other] = communities[0]?.grids ?? []
        const [first] = one?.seats.gridLeader ?? []
        const [second] = other?.seats.gridLeader ?? []
        const [third] = other?.seats.instructor ?? []
        const to = (grid: typeof one) => ({ gridId: grid?.id ?? '', role: 'gridLeader' as const })
        const moves = [
          { personId: first?.personId ?? '', postingId: first?.postingId ?? '', to: to(other) },
          { personId: second?.personId ?? '', postingId: second?.postingId ?? '', to: to(one) },
          { personId: third?.personId ?? '', postingId: third?.postingId ?? '', to: null },
        ]
        return () => app.client.organisation.applyMoves({ moves, basis, on: '2026-11-05' })
      },
    },
  ],
  'organisation.saveRule': [
    {
      name: 'numbers of the office',
      ready: ({ client }) =>
        Promise.resolve(() =>
          client.organisation.saveRule({ rule: 'gridHouseholds', values: { fewest: 200 }, reason: '区里规定' }),
        ),
    },
    {
      name: 'set again',
      ready: async ({ client }) => {
        const rule = { rule: 'gridHouseholds', reason: '区里规定' } as const
        await client.organisation.saveRule({ ...rule, values: { fewest: 200, most: 600 } })
        return () => client.organisation.saveRule({ ...rule, values: { fewest: 300, most: 500 } })
      },
    },
  ],
  'organisation.saveOffice': [
    {
      name: 'a telephone',
      ready: ({ client }) =>
        Promise.resolve(() => client.organisation.saveOffice({ supervisionPhone: '0999-8123456' })),
    },
  ],
  'organisation.saveWorkPhone': [
    {
      name: 'a telephone',
      ready: async (app) => {
        const { id } = await firstRow(app, 'people')
        return () => app.client.organisation.saveWorkPhone({ personId: id, workPhone: '0999-8123456' })
      },
    },
  ],
  'organisation.savePhoto': [
    {
      name: 'a first one',
      ready: async (app) => {
        const { id } = await firstRow(app, 'people')
        return () => app.client.organisation.savePhoto({ personId: id, fileId: app.stage('照片.jpg', aPhoto) })
      },
    },
    {
      name: 'taken away',
      ready: async (app) => {
        const { id: personId } = await firstRow(app, 'people')
        await app.client.organisation.savePhoto({ personId, fileId: app.stage('照片.jpg', aPhoto) })
        return () => app.client.organisation.savePhoto({ personId, fileId: null })
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
    ...exchangeImports,
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
  ...permanentTrust,
  'minutes.issue': async (app) => {
    const { id } = await withMeeting(app)
    return () => app.client.minutes.issue({ id })
  },
  ...permanentReports,
  ...exchangePermanent,
  'exchange.create': (app) => Promise.resolve(() => packageFrom(app)),
  'versions.publish': (app) => Promise.resolve(() => app.client.versions.publish(publication)),
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
