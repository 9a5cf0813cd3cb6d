/** Streets and their district, each with a database of its own: receiving many at once, conflicts, receipts, who is missing. */
import { describe, expect, it } from 'vitest'
import { records } from '../../../src/contract/records/index.ts'
import type { StoredRecord } from '../../../src/core/db/stored-record.ts'
import { isConfidential } from '../../../src/core/exchange/confidential/index.ts'
import { district, openSampleApp, openTestApp, otherStreet, refusal, street, type TestApp } from '../../support/app.ts'
import { aRecord, craftedPackage, newSeal } from '../../support/crafted-package.ts'
import { contentOf, databaseHash } from '../../support/database-dump.ts'
import { inbox, receive, send } from '../../support/exchange.ts'
import { zip } from '../../support/zip-fixtures.ts'

const duty = { position: 1, post: '岗位', category: null, content: '职责' }
const dutyOf = (changes: Partial<StoredRecord> = {}): StoredRecord => aRecord(duty, changes)

describe('many packages at once', () => {
  it('are one plan by sender and number; what cannot be read is named and stops nobody', async () => {
    const one = newSeal()
    const two = newSeal()
    const first = dutyOf()
    const firstOfTwo = craftedPackage({ unit: otherStreet, seal: two, records: {} })
    const packages = {
      second: craftedPackage({ seal: one, sequence: 2, records: { duties: [{ ...first, version: 2 }] } }),
      first: craftedPackage({ seal: one, records: { duties: [first] } }),
      foreign: craftedPackage({ seal: one, sequence: 3, recipient: otherStreet.unitCode }),
    }
    const damaged = Uint8Array.from(packages.first)
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1
    const app = await openTestApp({ unit: district })
    const answer = await inbox(app, [
      ['第二号(1).zip', packages.second],
      ['坏.zip', damaged],
      ['别人的.zip', packages.foreign],
      ['微信改名.zip.1.zip', packages.first],
      ['又压缩了一次.zip', await zip({ '内.zip': firstOfTwo })],
      ['又一份.zip', packages.first],
    ])
    expect(answer.packages.map(({ info }) => [info.unit, info.sequence])).toEqual([
      [street.unitCode, 1],
      [street.unitCode, 2],
      [otherStreet.unitCode, 1],
    ])
    // The second is judged by what the first brings.
    expect(answer.packages.map(({ counts }) => [counts['duties']?.new, counts['duties']?.changed])).toEqual([
      [1, 0],
      [0, 1],
      [undefined, undefined],
    ])
    expect(answer.packages.map(({ missingSequences }) => missingSequences)).toEqual([[], [], []])
    expect(answer.refused.map(({ file }) => file)).toEqual(['坏.zip', '别人的.zip'])
    expect(answer.refused.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^package_(damaged|incomplete|not_package|unsafe)$/),
      'package_for_other',
    ])
    const { packages: taken, left } = await app.client.exchange.apply({
      planId: answer.planId,
      acceptSender: [street.unitCode],
    })
    expect([taken.length, left]).toEqual([2, ['又压缩了一次.zip']])
    expect((await app.client.ledgers.get({ ledger: 'duties', id: first.id })).row.version).toBe(2)
  })

  it('of one unknown sender under two seals are not both let in', async () => {
    const app = await openTestApp({ unit: district })
    const { packages, refused } = await inbox(app, [
      ['一.zip', craftedPackage()],
      ['二.zip', craftedPackage({ sequence: 2 })],
    ])
    expect([packages.length, refused.map(({ code }) => code)]).toEqual([1, ['package_signature']])
  })

  it('that gave way to later files are named and hold up nobody', async () => {
    const app = await openTestApp({ unit: district })
    const early = app.stage('早.zip', craftedPackage())
    for (const name of ['大.zip', '又大.zip']) app.stage(name, new Uint8Array(200 * 1024 * 1024))
    const late = app.stage('晚.zip', craftedPackage({ unit: otherStreet }))
    const { packages, refused } = await app.client.exchange.inbox({ files: [{ fileId: early }, { fileId: late }] })
    expect(packages.map(({ file }) => file)).toEqual(['晚.zip'])
    expect(refused).toMatchObject([{ file: '早.zip', code: 'file_expired' }])
  })

  it('for another unit are refused when applied alone, too', async () => {
    const app = await openTestApp({ unit: otherStreet })
    const before = databaseHash(app.dataDir)
    const { planId, addressedHere } = await app.client.exchange.preview({
      fileId: app.stage('包.zip', craftedPackage()),
    })
    expect(addressedHere).toBe(false)
    expect(await refusal(app.client.exchange.apply({ planId, acceptSender: true }))).toMatchObject({
      code: 'package_for_other',
    })
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('sealed by a clock of 1980 come in with a note', async () => {
    const sender = await openSampleApp()
    sender.clock.set('1980-01-01T00:00:00.000Z')
    const { artifact } = await send(sender)
    const app = await openTestApp({ unit: district })
    const { packages } = await inbox(app, [['包.zip', artifact.bytes]])
    expect(packages).toMatchObject([{ clockDoubtful: true }])
    expect(packages[0]?.info.createdAt).toMatch(/^1980/)
    await receive(app, artifact.bytes)
    expect((await app.client.ledgers.counts({}))['people']).toBe(237)
  })

  it('with other content under a known identifier are refused, a copy of it is not', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const packageId = '01990000-0000-7000-8000-0000000000aa'
    const first = craftedPackage({ seal, packageId })
    const other = craftedPackage({ seal, packageId, sequence: 2, records: { duties: [dutyOf()] } })
    const together = await inbox(app, [
      ['一.zip', first],
      ['二.zip', other],
    ])
    expect(together.packages.map(({ file }) => file)).toEqual(['一.zip'])
    expect(together.refused).toMatchObject([{ file: '二.zip', code: 'package_id_reused' }])
    expect(together.refused[0]?.message).toContain('“一.zip”')
    const late = await inbox(app, [['二.zip', other]])
    await receive(app, first)
    expect(await refusal(app.client.exchange.apply({ planId: late.planId, acceptSender: true }))).toMatchObject({
      code: 'package_id_reused',
    })
    expect((await inbox(app, [['二.zip', other]])).refused).toMatchObject([{ code: 'package_id_reused' }])
    expect((await inbox(app, [['又一份.zip', first]])).refused).toEqual([])
  })

  it('of one number but different content are pointed out', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    await receive(app, craftedPackage({ seal }))
    const { packages } = await inbox(app, [['包.zip', craftedPackage({ seal, records: { duties: [dutyOf()] } })]])
    expect(packages).toMatchObject([{ numberTwice: true, corrects: true, alreadyImported: false }])
  })

  it('that continue another package than the one that is here are pointed out, those that fit are not', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    await receive(app, craftedPackage({ seal }))
    const { packages: register } = await app.client.exchange.list({})
    const previousHash = register[0]?.hash ?? ''
    const { packages } = await inbox(app, [
      ['接得上.zip', craftedPackage({ seal, sequence: 2, previousHash })],
      ['接不上.zip', craftedPackage({ seal, sequence: 2, previousHash: 'b'.repeat(64) })],
      ['前一号不在.zip', craftedPackage({ seal, sequence: 9, previousHash: 'c'.repeat(64) })],
    ])
    const said = Object.fromEntries(packages.map(({ file, followsAnother }) => [file, followsAnother]))
    expect(said).toEqual({ '接得上.zip': false, '接不上.zip': true, '前一号不在.zip': false })
  })
})

describe('a conflict', () => {
  const seal = newSeal()
  const one = dutyOf({ version: 3 })
  const fork = { ...one, updatedBy: '另一台电脑', values: { ...duty, content: '在另一台电脑上改的' } }

  async function meeting(app: TestApp, record: StoredRecord, sequence: number) {
    const bytes = craftedPackage({ seal, sequence, records: { duties: [record] } })
    return await inbox(app, [['包.zip', bytes]])
  }

  it('says who and when where nothing else differs', async () => {
    const app = await openTestApp({ unit: district })
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    const { packages } = await meeting(app, { ...one, updatedBy: '另一台电脑' }, 2)
    const [field] = packages[0]?.conflicts[0]?.fields ?? []
    expect(field?.label).toBe('最后修改')
    expect([field?.ours, field?.theirs]).toEqual([
      expect.stringMatching(/外单位$/),
      expect.stringMatching(/另一台电脑$/),
    ])
  })

  it('is shown per field with who and when, and kept as decided, once', async () => {
    const app = await openTestApp({ unit: district })
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    const { planId, packages } = await meeting(app, fork, 2)
    expect(packages[0]?.conflicts).toMatchObject([
      {
        id: one.id,
        ours: { by: '外单位' },
        theirs: { by: '另一台电脑' },
        fields: [{ ours: '职责', theirs: '在另一台电脑上改的' }],
      },
    ])
    const decisions = [{ key: 'duties', id: one.id, keep: 'ours' }] as const
    await app.client.exchange.apply({ planId, acceptSender: true, decisions: [...decisions] })
    expect((await app.client.ledgers.get({ ledger: 'duties', id: one.id })).row.values['content']).toBe('职责')
    const again = await meeting(app, fork, 3)
    expect(again.packages).toMatchObject([{ conflictsTotal: 0, counts: { duties: { skipped: 1, conflict: 0 } } }])
  })

  it('decided for the other side replaces what is here, and is asked again once that is undone', async () => {
    const app = await openTestApp({ unit: district })
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    const before = contentOf(app.dataDir)
    const { planId } = await meeting(app, fork, 2)
    await app.client.exchange.apply({
      planId,
      acceptSender: true,
      decisions: [{ key: 'duties', id: one.id, keep: 'theirs' }],
    })
    const { row } = await app.client.ledgers.get({ ledger: 'duties', id: one.id })
    expect([row.version, row.values['content']]).toEqual([3, '在另一台电脑上改的'])
    expect((await meeting(app, one, 3)).packages[0]?.conflictsTotal).toBe(0)
    await app.client.history.undo({})
    expect(contentOf(app.dataDir)).toEqual(before)
    expect((await meeting(app, fork, 2)).packages[0]?.conflictsTotal).toBe(1)
    expect((await app.client.system.verify({})).ok).toBe(true)
  })
})

describe('a receipt', () => {
  it('tells the street what was returned and why, with both values', async () => {
    const sender = await openSampleApp()
    const app = await openTestApp({ unit: district })
    const { rows } = await sender.client.ledgers.page({ ledger: 'duties' })
    const [one] = rows
    if (one === undefined) throw new Error('13 duties were imported')
    const sent = await send(sender)
    await receive(app, sent.artifact.bytes)
    const packageId = sent.info.packageId
    const answer = await app.client.exchange.receipt({ packageId, protection: 'none' })
    expect(answer.info).toMatchObject({ kind: 'receipt', recipient: street.unitCode, sequence: 1 })

    const back = await inbox(sender, [['回执.zip', answer.artifact.bytes]])
    expect(back.packages).toMatchObject([{ receipt: { sequence: 1, period: '2026-11', returned: 0 }, counts: {} }])
    await receive(sender, answer.artifact.bytes)
    const { packages } = await sender.client.exchange.list({})
    expect(packages.find(({ direction }) => direction === 'sent')).toMatchObject({ receipt: { state: 'accepted' } })
    expect((await app.client.exchange.list({})).packages.find(({ kind }) => kind === 'submission')).toMatchObject({
      receipt: { state: 'accepted' },
    })
    expect(await refusal(app.client.exchange.rowsReport({ packageId }))).toMatchObject({ code: 'nothing_left_over' })
  })

  it('returns rejected rows and conflicts, also as a workbook', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const one = dutyOf()
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    const fork = { ...one, values: { ...duty, content: '另一种' } }
    const grid = aRecord({ name: '一网格', communityId: '01990000-0000-7000-8000-00000000dead' })
    const bytes = craftedPackage({ seal, sequence: 2, records: { duties: [fork], grids: [grid] } })
    await receive(app, bytes)
    const found = (await app.client.exchange.list({})).packages.find(({ sequence }) => sequence === 2)
    if (found === undefined) throw new Error('number 2 was received')
    expect(found.totals).toMatchObject({ rejected: 1, conflict: 1 })
    const { packageId } = found
    const { rows } = await app.client.exchange.rows({ direction: 'received', packageId })
    expect(rows.map(({ key, outcome, reason }) => [key, outcome, reason])).toEqual([
      ['duties', 'conflict', '版本相同但内容不同，请与对方核对'],
      ['grids', 'rejected', expect.stringContaining('不在这里')],
    ])
    expect(rows[0]?.fields).toEqual([{ label: records.duties.fields[3]?.label, sent: '另一种', kept: '职责' }])
    const report = await app.client.exchange.rowsReport({ packageId })
    expect(report.name).toContain('退回的行')
    const preview = await app.client.intake
      .preview({ fileIds: [app.stage(report.name, report.bytes)] })
      .then(({ tables }) => tables.map(({ sheet }) => sheet))
    expect(preview.join()).toContain('岗位责任清单')
    const answer = await app.client.exchange.receipt({ packageId, protection: 'card' })
    expect(isConfidential(answer.artifact.bytes)).toBe(true)
    expect(answer.info.counts).toMatchObject({ receipt_rows: 2 })
  })

  it('tells of a decided conflict, too, and is protected as it holds both values', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const one = dutyOf()
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    const fork = { ...one, values: { ...duty, content: '另一种' } }
    const bytes = craftedPackage({ seal, sequence: 2, records: { duties: [fork] } })
    const { planId } = await inbox(app, [['包.zip', bytes]])
    await app.client.exchange.apply({
      planId,
      acceptSender: false,
      decisions: [{ key: 'duties', id: one.id, keep: 'ours' }],
    })
    const found = async () => (await app.client.exchange.list({})).packages.find(({ sequence }) => sequence === 2)
    expect(await found()).toMatchObject({ returned: 1, answerProtection: 'card' })
    // Taken in once more, it is settled already: what was decided is still told.
    await receive(app, bytes)
    const { rows } = await app.client.exchange.rows({
      direction: 'received',
      packageId: (await found())?.packageId ?? '',
    })
    expect(rows).toMatchObject([{ id: one.id, outcome: 'conflict', decision: 'ours' }])
    await app.client.trust.revokeCard({ unit: street.unitCode, reason: '遗失' })
    expect(await found()).toMatchObject({ returned: 1, answerProtection: 'code' })
    const { secretCode } = await app.client.exchange.receipt({
      packageId: (await found())?.packageId ?? '',
      protection: 'code',
    })
    expect(secretCode).not.toBeNull()
    expect(await found()).toMatchObject({ receipt: { state: 'partly' } })
  })

  it('of long texts makes a workbook, too', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const one = dutyOf({ values: { ...duty, content: '甲'.repeat(20_000) } })
    const fork = { ...one, values: { ...duty, content: '乙'.repeat(20_000) } }
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    await receive(app, craftedPackage({ seal, sequence: 2, records: { duties: [fork] } }))
    const { packages } = await app.client.exchange.list({})
    const packageId = packages.find(({ sequence }) => sequence === 2)?.packageId ?? ''
    expect((await app.client.exchange.rowsReport({ packageId })).name).toContain('退回的行')
  })

  it('for a package that was never sent from here is refused', async () => {
    const app = await openTestApp({ unit: district })
    const sender = await openSampleApp()
    const { info, artifact } = await send(sender)
    await receive(app, artifact.bytes)
    const receipt = await app.client.exchange.receipt({ packageId: info.packageId, protection: 'none' })
    const other = await openSampleApp()
    const before = databaseHash(other.dataDir)
    const { refused } = await inbox(other, [['回执.zip', receipt.artifact.bytes]])
    expect(refused).toMatchObject([{ code: 'receipt_unmatched' }])
    expect(refused[0]?.message).toContain('没有发过')
    expect(databaseHash(other.dataDir)).toBe(before)
  })
})

describe('who has submitted', () => {
  const stateOf = async (app: TestApp, unit = street.unitCode) =>
    (await app.client.exchange.submissions({ until: '2026-12', months: 3 })).units
      .find((each) => each.unit === unit)
      ?.cells.map(({ state }) => state)

  it('is told per unit and month: in time, late, missing, not yet due', async () => {
    const app = await openTestApp({ unit: district })
    const one = newSeal()
    await receive(app, craftedPackage({ seal: one, sequence: 3 }))
    app.clock.set('2026-11-28T02:00:00.000Z')
    await receive(app, craftedPackage({ unit: otherStreet }))
    expect(await stateOf(app)).toEqual(['none', 'received', 'due'])
    expect(await stateOf(app, otherStreet.unitCode)).toEqual(['none', 'late', 'due'])
    app.clock.set('2026-12-26T02:00:00.000Z')
    expect(await stateOf(app)).toEqual(['none', 'received', 'missing'])
    const { units } = await app.client.exchange.submissions({ until: '2026-12', months: 3 })
    expect(units.map(({ lastSequence, missingSequences }) => [lastSequence, missingSequences])).toEqual([
      [3, [1, 2]],
      [1, []],
    ])
    await app.client.exchange.saveDueDay({ day: 31 })
    expect(await stateOf(app)).toEqual(['none', 'received', 'due'])
    await app.client.history.undo({})
    expect(await stateOf(app)).toEqual(['none', 'received', 'missing'])
  })

  it('forgets an import that was undone, and counts it anew when it is done again', async () => {
    const app = await openTestApp({ unit: district })
    const sender = await openSampleApp()
    const { artifact } = await send(sender)
    await receive(app, artifact.bytes)
    await app.client.history.undo({})
    expect((await app.client.exchange.list({})).packages).toMatchObject([{ takenBack: true }])
    expect((await inbox(app, [['包.zip', artifact.bytes]])).packages[0]?.alreadyImported).toBe(false)
    expect(await stateOf(app)).toEqual(['none', 'due', 'due'])
    await receive(app, artifact.bytes)
    expect((await app.client.exchange.list({})).packages).toMatchObject([{ takenBack: false }])
    expect(await stateOf(app)).toEqual(['none', 'received', 'due'])
  })

  it('a correction lists what it corrects', async () => {
    const app = await openTestApp({ unit: district })
    const seal = newSeal()
    const one = dutyOf()
    await receive(app, craftedPackage({ seal, records: { duties: [one] } }))
    const corrected = { ...one, version: 2, values: { ...duty, content: '更正后的职责' } }
    const bytes = craftedPackage({ seal, sequence: 2, records: { duties: [corrected] } })
    const { packages } = await inbox(app, [['更正.zip', bytes]])
    expect(packages).toMatchObject([
      { corrects: true, changes: [{ fields: [{ before: '职责', after: '更正后的职责' }] }], changesTotal: 1 },
    ])
    const register = await app.client.exchange.register({})
    expect(register.name).toBe(`${district.unitName}收发登记.xlsx`)
  })
})
