/**
 * Every method of the contract is called once as it should be, over each transport, and its answer must be exactly what
 * its schema says. The calls make two stories, so that each finds what it needs.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ApiClient } from '../../src/contract/api.ts'
import { createClient } from '../../src/contract/client.ts'
import {
  district,
  fixture,
  methods,
  openTestApp,
  otherStreet,
  sampleWorkbook,
  street,
  type TestApp,
} from '../support/app.ts'
import { blankForm, blankFormName } from '../support/report-scenarios.ts'
import { aRecord, craftedPackage } from '../support/crafted-package.ts'
import { transports } from '../support/transports.ts'
import { meetingStory } from './meeting-story.ts'
import { partnerCard, systemStoreOf } from '../support/trust-scenarios.ts'
import { checkCode } from '../../src/core/exchange/format/unit-seal.ts'

async function streetStory(client: ApiClient, app: TestApp): Promise<void> {
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

  const bad = app.stage('花名册.csv', '姓名,手机号码,备注一,到岗时间\n甲,19900008001,乙,2025-02-30\n')
  const odd = await client.intake.preview({ fileIds: [bad] })
  const fields = odd.tables[0]?.columns.map(({ field }) => field ?? 'remarks') ?? []
  const settings = { ledger: 'people' as const, fields, matchBy: ['phone'], preferred: [] }
  const remapped = await client.intake.remap({ planId: odd.planId, table: 0, settings })
  expect((await client.intake.missing({ planId: remapped.planId, table: 0, offset: 0, limit: 5 })).total).toBe(0)
  expect((await client.intake.leftovers({ planId: remapped.planId })).name).toBe('未导入的行-花名册.csv.xlsx')
  const jobId = crypto.randomUUID()
  expect(await client.intake.progress({ jobId })).toBeNull()
  expect(await client.intake.cancel({ jobId })).toEqual({})
  await client.intake.apply({ planId: remapped.planId })
  await client.intake.forgetMapping({ form: remapped.tables[0]?.form ?? '' })

  expect(await client.ledgers.counts({})).toMatchObject({ people: 237 })
  const { rows } = await client.ledgers.page({ ledger: 'people', limit: 1 })
  const [row] = rows
  if (row === undefined) throw new Error('237 people were imported')
  const { origin } = await client.ledgers.get({ ledger: 'people', id: row.id })
  expect(origin?.file).toBe(sampleWorkbook)
  await client.ledgers.values({ ledger: 'people', field: 'role' })
  await client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '职责' } })
  await client.ledgers.update({ ledger: 'people', id: row.id, version: row.version, values: { phone: '1' } })
  await listStory(client, app, row.id)
  await client.ledgers.remove({ ledger: 'people', ids: [row.id] })
  expect((await client.ledgers.bin({ ledger: 'people' })).rows.map(({ id }) => id)).toEqual([row.id])
  expect(await client.ledgers.restore({ ledger: 'people', ids: [row.id] })).toMatchObject({ restored: 1 })
  const { artifact: exported } = await client.output.export({ document: { kind: 'lists', ledgers: ['duties'] } })
  expect(exported.bytes).toBeInstanceOf(Uint8Array)
  expect([...exported.bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
  expect((await client.output.print({ document: { kind: 'lists', ledgers: ['duties'] } })).rows).toBe(14)

  const first = await client.versions.publish({ ledger: 'duties', basis: '联席会议通过', effectiveOn: '2026-12-01' })
  expect(first.version.reference).toBe('〔2026〕1号')
  const duty = await client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '又一项' } })
  await client.versions.explain({ ledger: 'duties', ids: [duty.row.id], reason: '新增岗位' })
  expect((await client.versions.list({ ledger: 'duties' })).pending).toMatchObject({ added: 1, unexplained: 0 })
  expect((await client.versions.compare({ ledger: 'duties', from: first.version.id, to: null })).total).toBe(1)

  expect((await client.responsibility.map({})).summary).toHaveLength(6)
  await client.responsibility.assign({ kind: 'post', name: '岗位', field: 'role', value: '网格长' })

  expect((await client.organisation.board({})).totals.grids).toBe(40)
  const community = { name: '新社区', code: '', population: null }
  const { id: communityId } = await client.organisation.saveCommunity(community)
  await client.organisation.saveGrid({ communityId, name: '新网格', code: '', households: 300, partyGroup: '' })

  await staffingStory(client, app)

  await reportStory(client, app)

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

async function exchangeStory({ exchange, system, history }: ApiClient, app: TestApp): Promise<void> {
  await system.initialize({ mode: 'blank', ...street })
  const to = { period: '2026-11', recipient: district.unitCode }
  expect(await exchange.outgoing({ ...to, scope: 'full' })).toMatchObject({ sequence: 1, suggested: 'none' })
  const sent = await exchange.create({ ...to, protection: 'none' })
  const written = app.stage('包.zip', sent.artifact.bytes)
  expect(await exchange.verify({ fileId: written })).toMatchObject(sent.info)
  await exchange.confirmWritten({ packageId: sent.info.packageId, fileId: written })
  await exchange.void({ packageId: sent.info.packageId })
  const unfit = aRecord({ post: '岗位' }, { unit: otherStreet.unitCode })
  const crafted = { unit: otherStreet, recipient: street.unitCode, records: { duties: [unfit] } }
  const foreign = app.stage('包.zip', craftedPackage(crafted))
  expect((await exchange.inbox({ files: [{ fileId: foreign }] })).packages).toHaveLength(1)
  const plan = await exchange.preview({ fileId: foreign })
  const asked = { planId: plan.planId, fileId: foreign }
  expect((await exchange.checkCode(asked)).checkCode).toMatch(/^\d{4} \d{4} \d{4}$/)
  await exchange.apply({ planId: plan.planId, acceptSender: true })
  const { packageId } = plan.info
  expect((await exchange.rows({ direction: 'received', packageId })).rows).toMatchObject([{ outcome: 'rejected' }])
  expect((await exchange.rowsReport({ packageId })).bytes).toBeInstanceOf(Uint8Array)
  expect((await exchange.receipt({ packageId, protection: 'none' })).info.kind).toBe('receipt')
  expect((await exchange.register({})).name).toContain('收发登记')
  expect((await exchange.submissions({ until: '2026-11', months: 2 })).dueDay).toBe(25)
  await exchange.saveDueDay({ day: 20 })
  expect((await history.undo({})).label).toBe('上报截止日：每月20日')
  expect((await exchange.list({})).packages).toHaveLength(3)
}

async function staffingStory({ organisation }: ApiClient, app: TestApp): Promise<void> {
  const { communities } = await organisation.board({})
  const [one, other] = communities.flatMap(({ grids }) => grids).filter(({ seats }) => seats.gridLeader.length === 1)
  const [leader] = one?.seats.gridLeader ?? []
  if (one === undefined || other === undefined || leader === undefined) throw new Error('the street has no grids')
  const { personId, postingId } = leader
  await organisation.assign({ personId, gridId: other.id, role: 'instructor', startedOn: '2026-11-01' })
  expect((await organisation.handover({ personId })).current).toHaveLength(2)
  const { basis } = await organisation.board({})
  const moves = [{ personId, postingId, to: { gridId: other.id, role: 'gridLeader' as const } }]
  expect((await organisation.whatIf({ moves, basis })).added).not.toEqual([])
  await organisation.applyMoves({ moves, basis, on: '2026-11-05' })
  const { current } = await organisation.handover({ personId })
  const postingIds = current.map((term) => term.postingId)
  await organisation.leave({ personId, postingIds, endedOn: '2026-11-05', reason: '退休' })
  expect((await organisation.history({ gridId: one.id })).some(({ endedOn }) => endedOn !== null)).toBe(true)
  await organisation.saveRule({ rule: 'gridHouseholds', values: { most: 600 }, reason: '区里规定' })
  await organisation.saveOffice({ supervisionPhone: '0999-8123456' })
  expect(await organisation.office({})).toEqual({ supervisionPhone: '0999-8123456' })
  await organisation.saveWorkPhone({ personId, workPhone: '0999-8000000' })
  const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9])
  await organisation.savePhoto({ personId, fileId: app.stage('照片.jpg', photo) })
  expect((await organisation.notice({ gridIds: [one.id] })).html).toContain('0999-8123456')
}

async function trustStory({ system, trust, moving }: ApiClient): Promise<void> {
  await system.initialize({ mode: 'blank', ...street })
  expect(await system.commandLine({})).toEqual({ program: '/opt/四单通/sidan' })
  const unit = otherStreet.unitCode
  await trust.addCard({ text: partnerCard() })
  await trust.revokeCard({ unit, reason: '试一试' })
  const card = partnerCard()
  await trust.addCard({ text: card })
  await trust.confirmCard({ unit, checkCode: await checkCode(card) })
  expect((await trust.overview({})).partners.map(({ state }) => state)).toEqual(['confirmed'])
  const { lines } = await trust.printSheet({})
  await trust.setPassword({ password: '一个够长的密码 123' })
  await trust.removePassword({})
  await trust.keepInSystemStore({})
  await trust.removeFromSystemStore({})
  await trust.renewSeal({})
  await trust.restoreSeal({ sheet: lines.join('\n') })
  expect((await trust.saveCard({})).name).toContain('单位名片')
  await moving.out({})
  expect((await moving.state({})).movedOut?.stepsSince).toBe(0)
  await moving.stay({})
}

async function movingStory(client: ApiClient, app: TestApp): Promise<void> {
  const old = await openTestApp()
  const { artifact, code } = await old.client.moving.out({})
  const fileId = app.stage(artifact.name, artifact.bytes)
  expect((await client.moving.in({ fileId, code })).unit.code).toBe(street.unitCode)
}

/** What a clerk does to a list besides changing cells. */
async function listStory(client: ApiClient, app: TestApp, id: string): Promise<void> {
  const list = { ledger: 'people' as const }
  const { field } = await client.columns.save({ ...list, label: '走访次数', type: 'integer' })
  await client.columns.move({ id: field.name.slice('own.'.length), to: 0 })
  expect((await client.ledgers.fields(list)).at(-1)).toEqual(field)
  const create = [{ values: { name: '甲某', [field.name]: '3' } }]
  const written = await client.ledgers.write({ ...list, purpose: 'paste', create })
  const merge = written.rows[0]?.id ?? ''
  const where = [{ kind: 'range' as const, field: field.name, from: 1, to: 5 }]
  expect(await client.ledgers.groups({ ...list, where, by: field.name })).toEqual([{ value: '3', count: 1 }])
  expect(await client.ledgers.offsetOf({ ...list, id })).toEqual({ offset: 0 })
  const found = await client.ledgers.locate({ ...list, text: '甲某', from: -1, direction: 'previous' })
  expect(found).toMatchObject({ offset: 237, field: 'name' })
  expect(await client.ledgers.similar({ ...list, values: { name: '甲某' } })).toEqual([])
  const settings = { columns: [], frozen: 0, find: '', where, sort: [], groupBy: null }
  const view = await client.views.save({ ...list, name: '走访过的', settings })
  expect(await client.views.list(list)).toHaveLength(1)
  await client.views.remove({ id: view.id })
  const { attachment } = await client.attachments.add({ ...list, id, fileId: app.stage('照片.png', 'png') })
  expect(Buffer.from((await client.attachments.open({ id: attachment.id })).bytes).toString()).toBe('png')
  await client.attachments.remove({ id: attachment.id })
  await client.people.merge({ keep: id, merge })
  const { merged } = await client.ledgers.get({ ...list, id })
  await client.people.unmerge({ merge: merged[0]?.id ?? '' })
  await client.ledgers.remove({ ...list, ids: [merge] })
  await client.history.undo({})
  await client.ledgers.remove({ ...list, ids: [merge] })
  await client.columns.remove({ id: field.name.slice('own.'.length) })
  await client.ledgers.restore({ ...list, ids: [merge] })
  await client.people.merge({ keep: id, merge })
}

async function reportStory(client: ApiClient, app: TestApp): Promise<void> {
  const period = '2026-11'
  const { places } = await client.reports.view({ period })
  expect(places[0]).toMatchObject({ level: 'street', key: street.unitCode })
  await client.reports.rows({ period, indicator: 'grids', unit: street.unitCode })
  await client.reports.check({ period })
  await client.reports.broken({ period, rule: 'populationMissing' })
  expect((await client.reports.export({ period })).name).toBe('数据报表-2026-11-云溪街道办事处.xlsx')
  expect((await client.reports.print({ period })).paper.size).toMatch(/^A[34]$/)
  const { linux } = await client.reports.schedule({ day: 24, time: '20:00', program: null, out: '/data/上报' })
  expect(linux).toContain("'/opt/四单通/sidan' report --data")
  expect((await client.reports.keep({ period })).kept).toBe(true)
  await client.reports.saveReminder({ day: 20 })
  expect(await client.reports.reminder({})).toMatchObject({ day: 20, state: 'done' })

  const fileId = app.stage(blankFormName, blankForm())
  const { name, mapping } = await client.forms.read({ fileId })
  const { form } = await client.forms.save({ fileId, name, mapping })
  await client.forms.correct({ id: form.id, mapping })
  expect((await client.forms.sheets({ source: { id: form.id } })).map(({ name }) => name)).toEqual(['月报'])
  const asked = { source: { id: form.id }, sheet: '月报', lines: 'community', at: null } as const
  expect((await client.forms.proposeTable(asked))?.labelColumn).toBe('A')
  const { bytes } = await client.forms.exportMapping({ id: form.id })
  await client.forms.importMapping({ fileId: app.stage('对应.json', bytes) })
  expect(await client.forms.list({})).toHaveLength(1)
  expect((await client.forms.open({ id: form.id })).name).toBe(blankFormName)
  await client.forms.preview({ period, ids: [form.id] })
  await client.forms.print({ period, id: form.id })
  expect((await client.forms.make({ period, ids: [form.id] })).forms[0]?.signature.name).toMatch(/\.xlsx\.minisig$/)
  expect(await client.forms.madeBefore({ id: form.id, period, fileId })).toBeNull()
  expect(await client.reports.exportedBefore({ period, fileId })).toBe(false)
  await client.forms.remove({ id: form.id })
}

/** As if the computer had brought back an older file: what the marker knows is missing. */
async function loseSteps(client: ApiClient, app: TestApp): Promise<void> {
  const path = join(app.dataDir, 'sidantong.db')
  await app.reopen(() => copyFileSync(path, `${path}.older`))
  await client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content: '会丢的一项' } })
  await app.reopen(() => copyFileSync(`${path}.older`, path))
}

/** Passwords and check codes are made slow on purpose. */
const longStory = { timeout: 120_000 }

describe.each(Object.entries(transports))('over %s', (_, open) => {
  const called = new Set<string>()

  it.each([
    ['of a street at work', streetStory],
    ['of its meetings', meetingStory],
    ['of its packages', exchangeStory],
    ['of its seal and cards', trustStory],
    ['of one that moves in', movingStory],
  ])('every answer is as its schema says, in the story %s', longStory, async (_, story) => {
    const app = await openTestApp({ unit: null, systemStore: systemStoreOf('这台电脑') })
    const transport = await open(app)
    const client = createClient(async (method, input) => {
      const reply = await transport.call(method, input)
      if (reply.ok) {
        methods.get(method)?.output.parse(reply.value)
        called.add(method)
      }
      return reply
    })
    await story(client, app)
    expect(app.log.filter(({ level }) => level === 'error')).toEqual([])
    await transport.close()
    await app.close()
  })

  it('the stories leave no method out', () => {
    expect([...methods.keys()].filter((method) => !called.has(method))).toEqual([])
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
