/** Packages between offices, each with a database of its own: what travels, what is refused, what is never overwritten. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { PackagePlan } from '../../../src/contract/api/exchange.ts'
import { exchangedKeys, records } from '../../../src/contract/records/index.ts'
import type { StoredRecord } from '../../../src/core/db/stored-record.ts'
import { loadSeal } from '../../../src/core/exchange/seal-file.ts'
import { sha256 } from '../../../src/core/db/sha256.ts'
import {
  aMeeting,
  district,
  openSampleApp,
  openTestApp,
  otherStreet,
  refusal,
  refusalSentence,
  street,
  type TestApp,
} from '../../support/app.ts'
import { aRecord, craftedPackage, newSeal, type CraftedPackage } from '../../support/crafted-package.ts'
import { contentOf, databaseHash, queryDatabase } from '../../support/database-dump.ts'

const none = { new: 0, changed: 0, same: 0, conflict: 0, rejected: 0, skipped: 0 }

function preview(app: TestApp, bytes: Uint8Array, name = '数据包.zip'): Promise<PackagePlan> {
  return app.client.exchange.preview({ fileId: app.stage(name, bytes) })
}

async function receive(app: TestApp, bytes: Uint8Array) {
  const { planId } = await preview(app, bytes)
  return (await app.client.exchange.apply({ planId, acceptSender: true })).counts
}

async function send(app: TestApp, period = '2026-11') {
  return await app.client.exchange.create({ period, recipient: district.unitCode, protection: 'none' })
}

/** Every record of every kind with its version, but for where it was imported from. */
function allRecords(app: TestApp): Record<string, unknown> {
  return Object.fromEntries(
    exchangedKeys.map((key) => [
      key,
      queryDatabase(app.dataDir, `SELECT * FROM ${records[key].table} ORDER BY id`).map((row) => ({
        ...row,
        origin: null,
      })),
    ]),
  )
}

function onlyIn(bucket: keyof typeof none, counts: Record<string, typeof none>): number {
  for (const [key, { [bucket]: wanted, ...others }] of Object.entries(counts))
    expect([key, wanted, Object.values(others)]).toEqual([key, wanted, [0, 0, 0, 0, 0]])
  return Object.values(counts).reduce((sum, counted) => sum + counted[bucket], 0)
}

describe('from a street to the district', () => {
  let sender: TestApp
  let app: TestApp
  let first: Awaited<ReturnType<typeof send>>

  beforeAll(async () => {
    sender = await openSampleApp()
    app = await openTestApp({ unit: district })
    const { meeting } = await sender.client.meetings.create(aMeeting())
    await sender.client.minutes.issue({ id: meeting.id })
    await sender.client.meetings.create(aMeeting({ title: '十月的会', heldAt: '2026-10-08T10:00' }))
    first = await send(sender)
  })

  it('everything of the unit travels, with the meetings of the month', async () => {
    expect(first.info).toMatchObject({ unit: street.unitCode, recipient: district.unitCode, sequence: 1 })
    expect(first.info.counts).toMatchObject({ duties: 13, people: 237, grids: 40, meetings: 1, documents: 1 })
    const plan = await preview(app, first.artifact.bytes)
    expect(plan).toMatchObject({ sender: 'unknown', alreadyImported: false, addressedHere: true, missingSequences: [] })
    expect(plan.info).toEqual(first.info)
    const { counts } = await app.client.exchange.apply({ planId: plan.planId, acceptSender: [street.unitCode] })
    expect(counts).toEqual(plan.counts)
    expect(onlyIn('new', counts)).toBe(13 + 9 + 8 + 8 + 40 + 237 + 237 + 1 + 2 + 3 + 1 + 1)
    const sent = allRecords(sender)
    const received = allRecords(app)
    for (const key of ['duties', 'keyMatters', 'assistMatters', 'communities', 'grids', 'people', 'postings'])
      expect(received[key]).toEqual(sent[key])
    expect((await app.client.organisation.board({})).totals).toEqual({
      communities: 8,
      grids: 40,
      people: 237,
      fullyStaffed: 38,
    })
    expect((await app.client.system.verify({})).ok).toBe(true)
  })

  it('the same package again changes nothing, and says that it has been here', async () => {
    const before = allRecords(app)
    const plan = await preview(app, first.artifact.bytes)
    expect(plan).toMatchObject({ sender: 'known', alreadyImported: true })
    expect(onlyIn('same', plan.counts)).toBe(560)
    await app.client.exchange.apply({ planId: plan.planId, acceptSender: false })
    expect(allRecords(app)).toEqual(before)
    const { packages } = await app.client.exchange.list({})
    expect(packages.map(({ direction, sequence, rows }) => [direction, sequence, rows])).toEqual([['received', 1, 560]])
  })

  it('a later package has the next number, names the one before, and brings what has changed', async () => {
    const { rows } = await sender.client.ledgers.page({ ledger: 'duties' })
    const [row, gone] = rows
    if (row === undefined || gone === undefined) throw new Error('13 duties were sent')
    const { id, version } = row
    await sender.client.ledgers.update({ ledger: 'duties', id, version, values: { standard: '每周两次' } })
    await sender.client.ledgers.remove({ ledger: 'duties', ids: [gone.id] })
    const second = await send(sender)
    expect(second.info).toMatchObject({ sequence: 2 })
    const { packages } = await sender.client.exchange.list({})
    expect(second.info.previousHash).toBe(packages.find(({ sequence }) => sequence === 1)?.hash)
    const counts = await receive(app, second.artifact.bytes)
    expect(counts['duties']).toEqual({ ...none, changed: 2, same: 11 })
    expect(onlyIn('same', { ...counts, duties: none })).toBe(547)
    expect((await app.client.ledgers.counts({}))['duties']).toBe(12)
    expect((await app.client.ledgers.get({ ledger: 'duties', id })).row.values['standard']).toBe('每周两次')
    expect(await refusal(app.client.ledgers.get({ ledger: 'duties', id: gone.id }))).toMatchObject({
      code: 'not_found',
    })
  })

  it('an older package that comes late changes nothing', async () => {
    const before = allRecords(app)
    const counts = await receive(app, first.artifact.bytes)
    expect(counts['duties']).toEqual({ ...none, skipped: 2, same: 11 })
    expect(allRecords(app)).toEqual(before)
  })

  it('looking at a package writes nothing', async () => {
    const before = databaseHash(app.dataDir)
    await preview(app, first.artifact.bytes)
    expect(await app.client.exchange.verify({ fileId: app.stage('包.zip', first.artifact.bytes) })).toMatchObject(
      first.info,
    )
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('packages to different offices are counted apart', async () => {
    const other = await sender.client.exchange.create({
      period: '2026-11',
      recipient: otherStreet.unitCode,
      protection: 'none',
    })
    expect(other.info.sequence).toBe(1)
    expect(await preview(app, other.artifact.bytes)).toMatchObject({ addressedHere: false })
  })

  it('missing packages are listed', async () => {
    await send(sender)
    const fourth = await send(sender)
    expect((await preview(app, fourth.artifact.bytes)).missingSequences).toEqual([3])
  })
})

describe('the sender', () => {
  it('unknown is refused until somebody has compared the check code', async () => {
    const app = await openTestApp({ unit: district })
    const { planId, fileId } = await preview(app, craftedPackage())
    const { checkCode } = await app.client.exchange.checkCode({ planId, fileId })
    const before = databaseHash(app.dataDir)
    expect(await refusalSentence(app.client.exchange.apply({ planId, acceptSender: false }))).toContain(street.unitName)
    expect(databaseHash(app.dataDir)).toBe(before)
    await app.client.exchange.apply({ planId, acceptSender: true })
    expect(checkCode).toMatch(/^\d{4} \d{4} \d{4}$/)
    const gone = { code: 'file_expired' }
    expect(await refusal(app.client.exchange.apply({ planId, acceptSender: true }))).toMatchObject(gone)
    expect(await refusal(app.client.exchange.checkCode({ planId, fileId }))).toMatchObject(gone)
  })

  it('with another seal than the registered one is refused', async () => {
    const app = await openTestApp({ unit: district })
    await receive(app, craftedPackage({ seal: newSeal() }))
    const before = databaseHash(app.dataDir)
    expect(await refusal(preview(app, craftedPackage({ seal: newSeal(), sequence: 2 })))).toMatchObject({
      code: 'package_signature',
    })
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('registered between preview and import is judged by what is registered', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const plans = [
      await preview(app, craftedPackage({ seal })),
      await preview(app, craftedPackage({ seal, sequence: 2 })),
      await preview(app, craftedPackage({ seal: newSeal(), sequence: 3 })),
    ]
    expect(plans.map(({ sender }) => sender)).toEqual(['unknown', 'unknown', 'unknown'])
    const [one = '', two = '', forged = ''] = plans.map(({ planId }) => planId)
    await app.client.exchange.apply({ planId: one, acceptSender: true })
    await app.client.exchange.apply({ planId: two, acceptSender: true })
    expect(await refusal(app.client.exchange.apply({ planId: forged, acceptSender: true }))).toMatchObject({
      code: 'package_signature',
    })
  })

  it("in this unit's own name needs this unit's own seal", async () => {
    const app = await openSampleApp()
    const own = await send(app)
    expect(await preview(app, own.artifact.bytes)).toMatchObject({ sender: 'known' })
    const forged = craftedPackage({ unit: street, seal: newSeal() })
    expect(await refusal(preview(app, forged))).toMatchObject({ code: 'package_signature' })
  })
})

describe('records that do not fit', () => {
  const duty = { position: 1, post: '岗位', category: null, content: '职责' }
  const dutyOf = (changes: Partial<StoredRecord>): StoredRecord => aRecord(duty, changes)

  it('of other units inside a package are rejected, its own are taken', async () => {
    const app = await openTestApp({ unit: district })
    const counts = await receive(
      app,
      craftedPackage({
        records: { duties: [dutyOf({}), dutyOf({ unit: otherStreet.unitCode }), dutyOf({ unit: district.unitCode })] },
      }),
    )
    expect(counts['duties']).toEqual({ ...none, new: 1, rejected: 2 })
    expect((await app.client.ledgers.page({ ledger: 'duties' })).rows.map(({ unit }) => unit)).toEqual([
      street.unitCode,
    ])
  })

  it("cannot take over another unit's record by its id", async () => {
    const app = await openTestApp({ unit: district })
    const { row } = await app.client.ledgers.create({ ledger: 'duties', values: { post: '区', content: '区里的' } })
    const before = contentOf(app.dataDir)
    const counts = await receive(app, craftedPackage({ records: { duties: [dutyOf({ id: row.id, version: 99 })] } }))
    expect(counts['duties']).toEqual({ ...none, rejected: 1 })
    expect(contentOf(app.dataDir)).toEqual(before)
  })

  it('with the same version and another content are conflicts; what is here stays', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const one = dutyOf({})
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    const before = contentOf(app.dataDir)
    const other = { ...one, values: { ...duty, content: '在另一台电脑上改的' } }
    const counts = await receive(app, craftedPackage({ seal, sequence: 2, records: { duties: [other] } }))
    expect(counts['duties']).toEqual({ ...none, conflict: 1 })
    expect(contentOf(app.dataDir)).toEqual(before)
  })

  it('is what two copies of one office come to, and the copy with the later version wins whole', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const one = dutyOf({ version: 3 })
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    const later = { ...one, version: 5, values: { ...duty, content: '第五版' } }
    const counts = await receive(app, craftedPackage({ seal, sequence: 2, records: { duties: [later] } }))
    expect(counts['duties']).toEqual({ ...none, changed: 1 })
    const { row } = await app.client.ledgers.get({ ledger: 'duties', id: one.id })
    expect([row.version, row.values['content']]).toEqual([5, '第五版'])
  })

  const meeting = { title: '会', kind: '联席会议', heldAt: '2026-11-05T14:30' }
  const held = aRecord(meeting)
  const bytes = Buffer.from('docx')
  const document = {
    meetingId: held.id,
    number: 1,
    revision: 1,
    title: '会',
    fileName: '会.docx',
    mediaType: 'application/zip',
    contentHash: sha256(bytes),
    issuedOn: '2026-11-05',
  }
  const nowhere = '01990000-0000-7000-8000-00000000dead'

  it.each<[string, CraftedPackage['records']]>([
    ['an id that is none', { duties: [dutyOf({ id: 'abc' })] }],
    ['a version that is none', { duties: [dutyOf({ version: 0 })] }],
    ['extra columns that are no object', { duties: [dutyOf({ extra: '[]' })] }],
    ['a missing value that must be there', { duties: [aRecord({ position: 1, post: '岗位' })] }],
    ['a grid without its community', { grids: [aRecord({ name: '网格', communityId: nowhere })] }],
    ['a posting without its person', { postings: [aRecord({ personId: nowhere })] }],
    ['a meeting in an unknown stage', { meetings: [aRecord({ ...meeting, stage: '散会' })] }],
    ['a meeting at no time', { meetings: [aRecord({ ...meeting, heldAt: '下周' })] }],
    ['a meeting with a title beyond measure', { meetings: [aRecord({ ...meeting, title: '长'.repeat(201) })] }],
    [
      'a resolution due some day',
      { resolutions: [aRecord({ meetingId: held.id, position: 1, content: '事', deadline: '年底' })] },
    ],
    [
      'an unknown way to attend',
      { attendances: [aRecord({ meetingId: held.id, position: 1, status: '缺席', name: '甲' })] },
    ],
    ['a document whose bytes are not in the package', { documents: [aRecord(document)] }],
  ])('%s is rejected, and everything else goes in', async (_, strange) => {
    const app = await openTestApp({ unit: district })
    const counts = await receive(
      app,
      craftedPackage({
        records: {
          ...strange,
          duties: [...(strange?.duties ?? []), dutyOf({})],
          meetings: [...(strange?.meetings ?? []), held],
        },
      }),
    )
    const totals = Object.values(counts).map(({ new: added, rejected }) => [added, rejected])
    expect(totals.reduce((sum, [added = 0]) => sum + added, 0)).toBe(2)
    expect(totals.reduce((sum, [, rejected = 0]) => sum + rejected, 0)).toBe(1)
    await app.client.organisation.board({})
    for (const { id } of await app.client.meetings.list({})) await app.client.meetings.get({ id })
    expect((await app.client.system.verify({})).ok).toBe(true)
  })

  it('a document under the hash of other bytes is rejected', async () => {
    const app = await openTestApp({ unit: district })
    const content = { meetings: [held], documents: [aRecord(document)] }
    const forged = craftedPackage({ records: content, documents: { [sha256(bytes)]: Buffer.from('anderes') } })
    expect((await receive(app, forged))['documents']).toEqual({ ...none, rejected: 1 })
    const honest = await openTestApp({ unit: district })
    const right = craftedPackage({ records: content, documents: { [sha256(bytes)]: bytes } })
    expect((await receive(honest, right))['documents']).toEqual({ ...none, new: 1 })
  })
})

describe('a plan', () => {
  it('that no longer holds is not followed', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const one = aRecord({ post: '岗位', content: '职责' })
    const plan = await preview(app, craftedPackage({ seal, records: { duties: [one] } }))
    await receive(app, craftedPackage({ seal, sequence: 2, records: { duties: [{ ...one, version: 2 }] } }))
    expect(await refusal(app.client.exchange.apply({ planId: plan.planId, acceptSender: true }))).toMatchObject({
      code: 'plan_stale',
    })
  })

  it('with a sequence number beyond measure lists the first missing ones only', async () => {
    const app = await openTestApp({ unit: district })
    const plan = await preview(app, craftedPackage({ sequence: 900_000_000_000_000 }))
    expect(plan.missingSequences).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  })
})

describe('undo of an import', () => {
  it('takes back what came, and the same package can be imported again', async () => {
    const sender = await openSampleApp({ unit: otherStreet })
    const app = await openTestApp({ unit: district })
    const { artifact } = await send(sender)
    await receive(app, artifact.bytes)
    const imported = allRecords(app)
    await app.client.history.undo({})
    expect(Object.values(contentOf(app.dataDir)).flat()).toEqual([])
    expect(onlyIn('new', await receive(app, artifact.bytes))).toBe(552)
    expect(allRecords(app)).toEqual(imported)
    expect((await app.client.system.verify({})).ok).toBe(true)
  })
})

describe('the seal', () => {
  it('stays the same across restarts, and differs between offices', async () => {
    const one = await openTestApp()
    const other = await openTestApp()
    const codeOf = async ({ client }: TestApp) => (await client.trust.overview({})).card?.checkCode
    const code = await codeOf(one)
    expect(code).toMatch(/^\d{4} \d{4} \d{4}$/)
    await one.reopen()
    expect((await one.client.exchange.list({})).card).toEqual({
      unit: street.unitCode,
      name: street.unitName,
      hasSeal: true,
    })
    expect(await codeOf(one)).toBe(code)
    expect(await codeOf(other)).not.toBe(code)
    const { artifact } = await send(one)
    expect((await other.client.exchange.verify({ fileId: other.stage('包.zip', artifact.bytes) })).checkCode).toBe(code)
    expect(loadSeal(one.dataDir).public).toEqual(loadSeal(one.dataDir).public)
  })
})
