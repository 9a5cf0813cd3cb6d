/** What leaves an office: previewed field by field, protected as asked, and written whole. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isConfidential } from '../../../src/core/exchange/confidential/index.ts'
import {
  aMeeting,
  district,
  openSampleApp,
  openTestApp,
  otherStreet,
  refusal,
  refusalSentence,
  street,
} from '../../support/app.ts'
import { craftedPackage } from '../../support/crafted-package.ts'
import { receive, send } from '../../support/exchange.ts'
import { zip } from '../../support/zip-fixtures.ts'

describe('before anything is sealed', () => {
  it('the clerk sees every table, its fields and that personal data is inside', async () => {
    const app = await openSampleApp()
    const plan = await app.client.exchange.outgoing({ period: '2026-11', recipient: district.unitCode, scope: 'full' })
    expect(plan).toMatchObject({
      kind: 'submission',
      sequence: 1,
      last: null,
      changesKnown: false,
      privacy: 'personal',
      suggested: 'code',
      changesTotal: 0,
    })
    const people = plan.tables.find(({ key }) => key === 'people')
    expect(people).toMatchObject({ rows: 237, new: 237 })
    expect(people?.fields).toContainEqual({ label: '联系电话', privacy: 'personal' })
    const sent = await send(app)
    expect(Object.values(sent.info.counts).reduce((sum, rows) => sum + rows, 0)).toBe(
      plan.tables.reduce((sum, { rows }) => sum + rows, 0),
    )
  })

  it("a column of one's own is taken for personal, as nobody has classed what an office keeps there", async () => {
    const app = await openTestApp()
    const { field } = await app.client.columns.save({ ledger: 'duties', label: '身份证号', type: 'text' })
    const input = { period: '2026-11', recipient: district.unitCode, scope: 'full' } as const
    const duty = { post: '岗位', content: '职责' }
    await app.client.ledgers.create({ ledger: 'duties', values: duty })
    expect(await app.client.exchange.outgoing(input)).toMatchObject({ suggested: 'none' })
    await send(app)
    const { row } = await app.client.ledgers.create({ ledger: 'duties', values: { ...duty, [field.name]: '999901' } })
    const plan = await app.client.exchange.outgoing(input)
    expect(plan).toMatchObject({ privacy: 'personal', suggested: 'code' })
    expect(plan.changes.find(({ id }) => id === row.id)?.fields).toContainEqual(
      expect.objectContaining({ label: '自设栏目', privacy: 'personal' }),
    )
  })

  it('what has changed since the package before is shown field by field and goes alone', async () => {
    const app = await openSampleApp()
    await send(app)
    const { rows } = await app.client.ledgers.page({ ledger: 'duties' })
    const [one, gone] = rows
    if (one === undefined || gone === undefined) throw new Error('13 duties were imported')
    const before = one.values['standard']
    await app.client.ledgers.update({
      ledger: 'duties',
      id: one.id,
      version: one.version,
      values: { standard: '每周两次' },
    })
    await app.client.ledgers.remove({ ledger: 'duties', ids: [gone.id] })
    const input = { period: '2026-11', recipient: district.unitCode, scope: 'changes' } as const
    const plan = await app.client.exchange.outgoing(input)
    expect(plan.changes.map(({ id, standing, by }) => [id, standing, by])).toEqual([
      [one.id, 'changed', '测试员'],
      [gone.id, 'deleted', '测试员'],
    ])
    expect(plan.changes[0]?.fields).toEqual([{ label: '工作标准/频次', privacy: 'public', before, after: '每周两次' }])
    const { info } = await send(app, { scope: 'changes' })
    expect(info).toMatchObject({ scope: 'changes', sequence: 2 })
    expect(info.counts).toMatchObject({ duties: 2, people: 0, grids: 0 })
    expect(await refusalSentence(send(app, { scope: 'changes' }))).toContain('没有改动')
  })

  it('changes take along what they refer to, so that they can arrive first', async () => {
    const app = await openSampleApp()
    await send(app)
    const { rows } = await app.client.ledgers.page({ ledger: 'people' })
    const person = rows.find(({ values }) => values['role'] === '网格长') ?? rows[0]
    if (person === undefined) throw new Error('237 people were imported')
    await app.client.ledgers.update({
      ledger: 'people',
      id: person.id,
      version: person.version,
      values: { role: '专职网格员' },
    })
    const { info, artifact } = await send(app, { scope: 'changes' })
    expect(info.counts['postings']).toBeGreaterThan(0)
    expect(info.counts['grids']).toBeGreaterThan(0)
    const above = await openTestApp({ unit: district })
    const { counts } = await receive(above, artifact.bytes)
    expect(Object.values(counts).reduce((sum, { rejected }) => sum + rejected, 0)).toBe(0)
  })

  it('downwards go the meetings only, and what the district decided cannot be changed below', async () => {
    const above = await openTestApp({ unit: district })
    const { meeting } = await above.client.meetings.create(aMeeting({ title: '区城市管理联席会议' }))
    await above.client.ledgers.create({ ledger: 'duties', values: { post: '区', content: '区里的' } })
    const sent = await send(above, { recipient: street.unitCode })
    expect(sent.info).toMatchObject({ kind: 'instruction', sequence: 1 })
    expect(sent.info.counts).toMatchObject({ duties: 0, meetings: 1, resolutions: 1 })
    const below = await openTestApp()
    await receive(below, sent.artifact.bytes)
    const read = await below.client.meetings.get({ id: meeting.id })
    expect(read.title).toBe('区城市管理联席会议')
    expect(await refusal(below.client.meetings.remove({ id: meeting.id }))).toMatchObject({
      code: 'not_editable',
    })
  })
})

describe('protection', () => {
  it('a 提取码 opens the package and nothing else does', async () => {
    const sender = await openSampleApp()
    const app = await openTestApp({ unit: district })
    const { artifact, secretCode } = await send(sender, { protection: 'code' })
    expect(isConfidential(artifact.bytes)).toBe(true)
    const fileId = app.stage('包.zip.age', artifact.bytes)
    expect(await refusal(app.client.exchange.preview({ fileId }))).toMatchObject({ code: 'package_code_needed' })
    const closed = await app.client.exchange.inbox({ files: [{ fileId }] })
    expect(closed.refused).toMatchObject([{ needsCode: true, code: 'package_code_needed' }])
    const plan = await app.client.exchange.preview({ fileId, code: secretCode ?? '' })
    expect(plan).toMatchObject({ protection: 'code', info: { sequence: 1 } })
  })

  it('a package that was zipped once more opens, protected or not, and is named where it does not', async () => {
    const sender = await openSampleApp()
    const app = await openTestApp({ unit: district })
    const { artifact, secretCode } = await send(sender, { protection: 'code' })
    const wrapped = await zip({ '11月.zip.age': artifact.bytes })
    const fileId = app.stage('微信收到的.zip', wrapped)
    const { packages, refused } = await app.client.exchange.inbox({ files: [{ fileId, code: secretCode ?? '' }] })
    expect({ packages, refused }).toMatchObject({ packages: [{ protection: 'code' }], refused: [] })
    const twice = await zip({ '外.zip': await zip({ '内.zip': craftedPackage({ recipient: district.unitCode }) }) })
    const nested = await app.client.exchange.inbox({ files: [{ fileId: app.stage('套了两层.zip', twice) }] })
    expect(nested.refused).toMatchObject([{ file: '套了两层.zip', code: 'package_not_package' }])
    const half = app.stage('半个.zip', await zip({ '11月.zip.age': artifact.bytes.subarray(0, 3000) }))
    const broken = await app.client.exchange.inbox({ files: [{ fileId: half, code: secretCode ?? '' }] })
    expect(broken.refused).toMatchObject([{ code: 'package_cipher_damaged' }])
    expect(broken.refused[0]?.message).toContain('“半个.zip”')
  })

  it('a 提取码 opens its package also where the own seal is lost', async () => {
    const sender = await openSampleApp()
    const app = await openTestApp({ unit: district })
    await app.client.trust.overview({})
    rmSync(join(app.dataDir, 'seal', 'unit-seal.key'))
    const { artifact, secretCode } = await send(sender, { protection: 'code' })
    const files = [{ fileId: app.stage('包.zip.age', artifact.bytes), code: secretCode ?? '' }]
    expect(await app.client.exchange.inbox({ files })).toMatchObject({
      refused: [],
      packages: [{ protection: 'code', sender: 'unknown' }],
    })
  })

  it('a 提取码 that is told later opens its file into the plan of the others', async () => {
    const sender = await openSampleApp()
    const app = await openTestApp({ unit: district })
    const { artifact, secretCode } = await send(sender, { protection: 'code' })
    const closed = app.stage('加密.age', artifact.bytes)
    const open = app.stage('别家.zip', craftedPackage({ unit: otherStreet }))
    const { planId, packages } = await app.client.exchange.inbox({ files: [{ fileId: open }, { fileId: closed }] })
    expect(packages.map(({ fileId }) => fileId)).toEqual([open])
    const files = [{ fileId: closed, code: secretCode ?? '' }]
    const both = await app.client.exchange.inbox({ files, planId })
    expect([both.packages.map(({ fileId }) => fileId), both.refused]).toEqual([[closed, open], []])
    const { packages: taken } = await app.client.exchange.apply({ planId: both.planId, acceptSender: true })
    expect(taken).toHaveLength(2)
  })

  it('is proposed for a card only once its digits were compared', async () => {
    const sender = await openSampleApp()
    const app = await openTestApp({ unit: district })
    const proposed = async () => {
      const input = { period: '2026-11', recipient: district.unitCode, scope: 'full' } as const
      const { suggested, card } = await sender.client.exchange.outgoing(input)
      return { suggested, card }
    }
    expect(await proposed()).toEqual({ suggested: 'code', card: 'none' })
    const card = await app.client.trust.saveCard({})
    await sender.client.trust.addCard({ text: Buffer.from(card.bytes).toString('utf8') })
    expect(await proposed()).toEqual({ suggested: 'code', card: 'unconfirmed' })
    const { checkCode } = (await app.client.trust.overview({})).card ?? { checkCode: '' }
    await sender.client.trust.confirmCard({ unit: district.unitCode, checkCode })
    expect(await proposed()).toEqual({ suggested: 'card', card: 'confirmed' })
  })

  it('the card of the recipient serves once it is known, and only that unit opens the file', async () => {
    const sender = await openSampleApp()
    const app = await openTestApp({ unit: district })
    expect(await refusal(send(sender, { protection: 'card' }))).toMatchObject({ code: 'package_card_missing' })
    await app.client.meetings.create(aMeeting())
    await receive(sender, (await send(app, { recipient: street.unitCode })).artifact.bytes)
    const input = { period: '2026-11', recipient: district.unitCode, scope: 'full' } as const
    expect((await sender.client.exchange.outgoing(input)).suggested).toBe('card')
    const { artifact, secretCode } = await send(sender, { protection: 'card' })
    expect(secretCode).toBeNull()
    const plan = await app.client.exchange.preview({ fileId: app.stage('包.zip.age', artifact.bytes) })
    expect(plan).toMatchObject({ protection: 'card', addressedHere: true })
    const foreign = await openTestApp({ unit: otherStreet })
    const fileId = foreign.stage('包.zip.age', artifact.bytes)
    expect(await refusal(foreign.client.exchange.preview({ fileId }))).toMatchObject({
      code: 'package_other_recipient',
    })
  })
})

describe('the file that was written', () => {
  it('and was never handed over is voided: its number and what followed from it are free again', async () => {
    const app = await openTestApp()
    const first = await send(app)
    const second = await send(app)
    await app.client.exchange.void({ packageId: second.info.packageId })
    const third = await send(app)
    expect(third.info).toMatchObject({ sequence: 2, previousHash: second.info.previousHash })
    expect(first.info.sequence).toBe(1)
  })

  it('is read back: the whole one is registered, half of it is refused', async () => {
    const app = await openSampleApp()
    const { artifact, info } = await send(app)
    const half = app.stage('U盘.zip', artifact.bytes.subarray(0, artifact.bytes.length >> 1))
    const { packageId } = info
    expect(await refusalSentence(app.client.exchange.confirmWritten({ packageId, fileId: half }))).toContain('没有写完')
    expect((await app.client.exchange.list({})).packages[0]?.readBackAt).toBeNull()
    const whole = app.stage('U盘.zip', artifact.bytes)
    const { readBackAt } = await app.client.exchange.confirmWritten({ packageId, fileId: whole })
    expect((await app.client.exchange.list({})).packages[0]).toMatchObject({ readBackAt, by: '测试员' })
    expect(await refusal(app.client.exchange.confirmWritten({ packageId: 'x', fileId: whole }))).toMatchObject({
      code: 'not_found',
    })
  })
})
