/** Whatever is done, and however it is taken back, the index says the same as one that is made anew from the records. */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { aMeeting, district, importFiles, openSampleApp, openTestApp, type TestApp } from '../../support/app.ts'
import { queryDatabase, searchTokens } from '../../support/database-dump.ts'

/** Makes the next opening find an index of unknown making. */
function forgetIndex({ dataDir }: TestApp): void {
  const database = new BetterSqlite3(join(dataDir, 'sidantong.db'))
  database.exec("DELETE FROM meta WHERE key = 'search_layout'")
  database.close()
}

async function expectRight(app: TestApp): Promise<void> {
  const kept = searchTokens(app.dataDir)
  await app.reopen(() => forgetIndex(app))
  expect(searchTokens(app.dataDir)).toEqual(kept)
}

type Step = (app: TestApp) => Promise<unknown>

const names = ['甲一', '单乙', '丙三丁']
const codes = ['999901001001001', '999901001001002', '999901001002001']
const roles = ['网格长', '专职网格员', '兼职网格员', '网格指导员', '其他力量']

async function personAt({ client }: TestApp, at: number) {
  const { rows } = await client.ledgers.page({ ledger: 'people', limit: 500 })
  return rows[at % Math.max(rows.length, 1)]
}

const values = fc.record(
  {
    phone: fc.constantFrom('19900001001', '19900001002'),
    role: fc.constantFrom(...roles),
    gridCode: fc.constantFrom(...codes),
    gridName: fc.constantFrom('一网格', '二网格'),
    communityName: fc.constantFrom('东社区', '西社区'),
    remarks: fc.constantFrom('有备注', '', '另一备注'),
  },
  { requiredKeys: [] },
)

const step: Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom(...names), values).map(
    ([name, rest]): Step =>
      ({ client }) =>
        client.ledgers.create({ ledger: 'people', values: { name, ...rest } }),
  ),
  fc.tuple(fc.nat(), values).map(([at, changed]): Step => async (app) => {
    const row = await personAt(app, at)
    if (row !== undefined)
      await app.client.ledgers.update({ ledger: 'people', id: row.id, version: row.version, values: changed })
  }),
  fc.nat().map((at): Step => async (app) => {
    const row = await personAt(app, at)
    if (row !== undefined) await app.client.ledgers.remove({ ledger: 'people', ids: [row.id] })
  }),
  fc
    .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...codes), fc.constantFrom(...roles)), {
      minLength: 1,
      maxLength: 5,
    })
    .map(
      (rows): Step =>
        (app) =>
          importFiles(app, [['花名册.csv', ['姓名,网格编码,角色', ...rows.map((row) => row.join(','))].join('\n')]]),
    ),
  fc.tuple(fc.nat(), fc.constantFrom(...codes)).map(([at, code]): Step => async ({ client }) => {
    const { communities } = await client.organisation.board({})
    const community = communities[at % Math.max(communities.length, 1)]
    const grid = communities.flatMap(({ grids }) => grids)[at % 3]
    if (community === undefined) return
    const place = {
      communityId: community.id,
      name: `改名${at % 3}网格`,
      code,
      households: 300,
      partyGroup: '红星支部',
    }
    await client.organisation.saveGrid(grid === undefined ? place : { id: grid.id, ...place })
  }),
  fc.nat(2).map((count): Step => async ({ client }) => {
    const [known] = await client.meetings.list({})
    const draft = aMeeting({ agenda: aMeeting().agenda.slice(0, count) })
    if (known === undefined) return client.meetings.create(draft)
    if (count === 2) return client.meetings.remove({ id: known.id })
    const { version } = await client.meetings.get({ id: known.id })
    return client.meetings.update({ id: known.id, version, draft })
  }),
  { weight: 3, arbitrary: fc.constant<Step>(({ client }) => client.history.undo({})) },
  { weight: 2, arbitrary: fc.constant<Step>(({ client }) => client.history.redo({})) },
)

async function attempt(run: Step, app: TestApp): Promise<void> {
  try {
    await run(app)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

describe('the search index', () => {
  it('follows any sequence of steps', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const app = await openTestApp()
        for (const run of steps) await attempt(run, app)
        await expectRight(app)
        await app.close()
      }),
      { numRuns: 20 },
    )
  })

  it('takes in what was noted once there is much of it, and forgets what went before', async () => {
    const app = await openTestApp()
    const { row } = await app.client.ledgers.create({ ledger: 'people', values: { name: '张三' } })
    let { version } = row
    for (let index = 0; index < 150; index += 1) {
      await app.client.ledgers.create({ ledger: 'people', values: { name: `李${index}` } })
      const saved = await app.client.ledgers.update({
        ledger: 'people',
        id: row.id,
        version,
        values: { remarks: `第${index}次` },
      })
      version = saved.row.version
    }
    for (let index = 0; index < 60; index += 1)
      await app.client.ledgers.create({ ledger: 'people', values: { name: `王${index}` } })
    const [{ noted } = { noted: 0 }] = queryDatabase(
      app.dataDir,
      'SELECT count(*) AS noted FROM search_entries WHERE recent IS NOT NULL',
    )
    expect(noted).toBeLessThan(60)
    expect((await app.client.search.find({ text: '第3次' })).groups).toEqual([])
    expect((await app.client.search.find({ text: '第149次' })).groups[0]?.count).toBe(1)
    await app.client.ledgers.update({ ledger: 'people', id: row.id, version, values: { remarks: '改回来' } })
    expect((await app.client.search.find({ text: '第149次' })).groups).toEqual([])
    expect((await app.client.search.find({ text: '改回来' })).groups[0]?.count).toBe(1)
    await expectRight(app)
  })

  it('is as it was after a step that failed', async () => {
    const app = await openSampleApp()
    const before = searchTokens(app.dataDir)
    const { rows } = await app.client.ledgers.page({ ledger: 'people', limit: 2 })
    const ids = rows.map(({ id }) => id)
    const gone = '00000000-0000-4000-8000-000000000000'
    const reply = await app.call('ledgers.remove', { ledger: 'people', ids: [...ids, gone] })
    expect(reply.ok).toBe(false)
    expect(searchTokens(app.dataDir)).toEqual(before)
    await app.client.ledgers.create({ ledger: 'people', values: { name: '后来者' } })
    await expectRight(app)
  })

  it("follows other units' records in and out, and a restore", { timeout: 30_000 }, async () => {
    const sender = await openSampleApp()
    const receiver = await openTestApp({ unit: district })
    const sealed = await sender.client.exchange.create({
      period: '2026-11',
      recipient: district.unitCode,
      protection: 'none',
    })
    const fileId = receiver.stage(sealed.artifact.name, sealed.artifact.bytes)
    const backup = await receiver.client.backups.create({})
    const { planId } = await receiver.client.exchange.preview({ fileId })
    await receiver.client.exchange.apply({ planId, acceptSender: true })
    const { groups } = await receiver.client.search.find({ text: '类:人员 单位:云溪' })
    expect(groups[0]?.count).toBeGreaterThan(10)
    expect(groups[0]?.hits[0]?.unit).toBe('云溪街道办事处')
    const received = searchTokens(receiver.dataDir)
    await receiver.client.history.undo({})
    expect(searchTokens(receiver.dataDir)).toEqual({})
    await receiver.client.history.redo({})
    expect(searchTokens(receiver.dataDir)).toEqual(received)
    await expectRight(receiver)
    await receiver.client.backups.restore({ name: backup.name })
    expect(searchTokens(receiver.dataDir)).toEqual({})
  })
})
