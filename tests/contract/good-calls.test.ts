/**
 * Every method of the contract is called once as it should be, over each transport, and its answer must be exactly what
 * its schema says. The calls make one story, so that each finds what it needs.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ApiClient } from '../../src/contract/api.ts'
import { createClient } from '../../src/contract/client.ts'
import {
  aMeeting,
  district,
  fixture,
  methods,
  openTestApp,
  otherStreet,
  sampleWorkbook,
  street,
  type TestApp,
} from '../support/app.ts'
import { craftedPackage } from '../support/crafted-package.ts'
import { transports } from '../support/transports.ts'

async function story(client: ApiClient, app: TestApp): Promise<void> {
  expect(await client.system.status({})).toMatchObject({ state: 'empty', unit: null })
  const started = await client.system.initialize({ mode: 'blank', ...street })
  expect(started.unit).toEqual({ name: street.unitName, code: street.unitCode, kind: 'street' })

  const fileIds = [app.stage(sampleWorkbook, fixture(sampleWorkbook))]
  const unused = await client.intake.preview({ fileIds })
  expect(await client.intake.discard({ planId: unused.planId })).toEqual({})
  const { planId } = await client.intake.preview({ fileIds })
  const { total } = await client.intake.rows({ planId, table: 0, bucket: 'new', offset: 0, limit: 5 })
  expect(total).toBe(13)
  await client.intake.apply({ planId })

  expect(await client.ledgers.counts({})).toMatchObject({ people: 237 })
  const { rows } = await client.ledgers.page({ ledger: 'people', limit: 1 })
  const [row] = rows
  if (row === undefined) throw new Error('237 people were imported')
  const { origin } = await client.ledgers.get({ ledger: 'people', id: row.id })
  expect(origin?.file).toBe(sampleWorkbook)
  await client.ledgers.values({ ledger: 'people', field: 'role' })
  await client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '职责' } })
  await client.ledgers.update({ ledger: 'people', id: row.id, version: row.version, values: { phone: '1' } })
  await client.ledgers.remove({ ledger: 'people', ids: [row.id] })
  const exported = await client.ledgers.export({ ledgers: ['duties'] })
  expect(exported.bytes).toBeInstanceOf(Uint8Array)
  expect([...exported.bytes.slice(0, 2)]).toEqual([0x50, 0x4b])

  expect((await client.organisation.board({})).totals.grids).toBe(40)
  const community = { name: '新社区', code: '', population: null }
  const { id: communityId } = await client.organisation.saveCommunity(community)
  await client.organisation.saveGrid({ communityId, name: '新网格', code: '', households: 300, partyGroup: '' })

  const { meeting } = await client.meetings.create(aMeeting())
  const { id, version } = meeting
  await client.meetings.update({ id, version, draft: aMeeting({ place: '二楼' }) })
  expect((await client.meetings.get({ id })).place).toBe('二楼')
  const spare = await client.meetings.create(aMeeting({ title: '多余的会' }))
  await client.meetings.remove({ id: spare.meeting.id })
  expect(await client.meetings.list({})).toHaveLength(1)
  expect((await client.minutes.preview({ id })).missing).toEqual([])
  const issued = await client.minutes.issue({ id })
  expect((await client.minutes.open({ documentId: issued.document.id })).bytes).toEqual(issued.artifact.bytes)

  const sent = await client.exchange.create({ period: '2026-11', recipient: district.unitCode })
  expect(await client.exchange.verify({ fileId: app.stage('包.zip', sent.artifact.bytes) })).toEqual(sent.info)
  const foreign = app.stage('包.zip', await craftedPackage({ unit: otherStreet, recipient: street.unitCode }))
  const plan = await client.exchange.preview({ fileId: foreign })
  await client.exchange.apply({ planId: plan.planId, acceptSender: true })
  expect((await client.exchange.list({})).packages).toHaveLength(2)

  await client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '另一项' } })
  expect((await client.history.undo({})).label).toBe('新增：岗位责任清单')
  await client.history.redo({})
  expect((await client.history.list({ limit: 3 })).map(({ state }) => state)).toEqual(['closed', 'closed', 'done'])

  const found = await client.search.find({ text: '多余' })
  expect(found).toEqual({ groups: [], notes: [] })
  expect((await client.search.find({ text: '另一项' })).groups[0]).toMatchObject({ kind: 'duties', count: 1 })
  expect(await client.search.readings({ names: ['岗'] })).toEqual({ 岗: ['gang'] })

  expect((await client.system.verify({})).ok).toBe(true)
  const backup = await client.backups.create({})
  expect((await client.backups.list({}))[0]).toEqual(backup)
  expect((await client.backups.restore({ name: backup.name })).state).toBe('ready')
  await loseSteps(client, app)
  expect((await client.system.status({})).problem?.code).toBe('database_behind')
  expect((await client.system.acceptLoss({})).state).toBe('ready')
}

/** As if the computer had brought back an older file: what the marker knows is missing. */
async function loseSteps(client: ApiClient, app: TestApp): Promise<void> {
  const path = join(app.dataDir, 'sidantong.db')
  await app.reopen(() => copyFileSync(path, `${path}.older`))
  await client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '会丢的一项' } })
  await app.reopen(() => copyFileSync(`${path}.older`, path))
}

describe.each(Object.entries(transports))('over %s', (_, open) => {
  it('every method answers as its schema says', async () => {
    const app = await openTestApp({ unit: null })
    const transport = await open(app)
    const called = new Set<string>()
    const client = createClient(async (method, input) => {
      const reply = await transport.call(method, input)
      if (reply.ok) {
        methods.get(method)?.output.parse(reply.value)
        called.add(method)
      }
      return reply
    })
    await story(client, app)
    expect([...methods.keys()].filter((method) => !called.has(method))).toEqual([])
    expect(app.log.filter(({ level }) => level === 'error')).toEqual([])
    await transport.close()
    await app.close()
  })

  it('the sample street is there at once', async () => {
    const app = await openTestApp({ unit: null })
    const transport = await open(app)
    const client = createClient((method, input) => transport.call(method, input))
    expect(await client.system.initialize({ mode: 'sample' })).toMatchObject({ state: 'ready', sample: true })
    const counts = Object.values(await client.ledgers.counts({}))
    expect(Math.min(...counts)).toBeGreaterThan(0)
    expect(await client.meetings.list({})).toHaveLength(1)
    await transport.close()
    await app.close()
  })
})
