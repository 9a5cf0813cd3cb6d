/** Seals and cards between offices, each with a data folder of its own: what is lost comes back, and who is believed. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSeal, sealToText } from '../../../src/core/exchange/format/unit-seal.ts'
import { loadSeal } from '../../../src/core/exchange/seal-file.ts'
import { readCardFile } from '../../../src/core/exchange/trust/card-file.ts'
import { judgeSender } from '../../../src/core/exchange/trust/judge.ts'
import { readCurrentCards, readFormerCards } from '../../../src/core/exchange/trust/repository.ts'
import { openWritable } from '../../../src/core/db/connection.ts'
import { seededBytes } from '../../checks/package/sample-package.ts'
import {
  district,
  openTestApp,
  otherStreet,
  refusal,
  street,
  temporaryFolder,
  type TestApp,
} from '../../support/app.ts'
import { otherUnit, partnerCard } from '../../support/trust-scenarios.ts'

const sealFiles = (app: TestApp): string[] => readdirSync(join(app.dataDir, 'seal')).sort()
const keyPath = (app: TestApp): string => join(app.dataDir, 'seal', 'unit-seal.key')
const cardText = async (app: TestApp): Promise<string> =>
  Buffer.from((await app.client.trust.saveCard({})).bytes).toString('utf8')
const codeOf = async (app: TestApp): Promise<string> => (await app.client.trust.overview({})).card?.checkCode ?? ''
const partner = async (app: TestApp) => (await app.client.trust.overview({})).partners[0]

describe('the own seal', () => {
  it('is there from the first look on, readable by its owner only', async () => {
    const app = await openTestApp()
    const { card, seal, unit } = await app.client.trust.overview({})
    expect(unit).toEqual({ code: street.unitCode, name: street.unitName })
    expect(card?.checkCode).toMatch(/^\d{4} \d{4} \d{4}$/)
    expect(seal).toEqual({ state: 'sound', sheetPrintedOn: null, hasPassword: false, systemStore: 'unavailable' })
    expect(sealFiles(app)).toEqual(['unit-seal.key', 'unit-seal.pub'])
    for (const name of sealFiles(app)) expect(statSync(join(app.dataDir, 'seal', name)).mode & 0o777).toBe(0o600)
    expect(await cardText(app)).toBe(card?.text)
  })

  it('of an older data folder, which is one plain file, goes on', async () => {
    const dataDir = temporaryFolder()
    const old = createSeal(seededBytes('old'))
    mkdirSync(join(dataDir, 'seal'))
    writeFileSync(join(dataDir, 'seal', 'unit-seal.key'), sealToText(old))
    const app = await openTestApp({ dataDir })
    expect(readCardFile(await cardText(app))?.publicKey).toBe(old.public)
    expect(sealFiles(app)).toEqual(['unit-seal.key', 'unit-seal.pub'])
  })

  it('that is lost is not silently replaced, and comes back from the 恢复单', async () => {
    const app = await openTestApp()
    const before = await codeOf(app)
    const { lines, html } = await app.client.trust.printSheet({})
    for (const text of [...lines, street.unitName, before]) expect(html).toContain(text)
    expect((await app.client.trust.overview({})).seal.sheetPrintedOn).toBe('2026-11-05')
    rmSync(keyPath(app))
    expect(await app.client.trust.overview({})).toMatchObject({ card: null, seal: { state: 'lost' } })
    expect(
      await refusal(
        app.client.exchange.create({ period: '2026-11', recipient: district.unitCode, protection: 'none' }),
      ),
    ).toMatchObject({
      code: 'seal_lost',
    })
    expect(await refusal(app.client.trust.printSheet({}))).toMatchObject({ code: 'seal_lost' })
    expect((await app.client.exchange.list({})).card).toMatchObject({ unit: street.unitCode, hasSeal: false })
    expect(existsSync(keyPath(app))).toBe(false)
    const [one = '', two = '', ...others] = lines
    const wrong = [one, `${two.slice(0, -1)}${two.endsWith('2') ? '3' : '2'}`, ...others].join('\n')
    expect(await refusal(app.client.trust.restoreSeal({ sheet: wrong }))).toEqual({
      code: 'seal_sheet_line',
      details: { line: 2 },
    })
    expect(existsSync(keyPath(app))).toBe(false)
    expect((await app.client.trust.restoreSeal({ sheet: lines.join('\n').toLowerCase() })).checkCode).toBe(before)
    expect((await app.client.trust.overview({})).seal).toMatchObject({ state: 'sound', sheetPrintedOn: '2026-11-05' })
  })

  it('comes back on another PC from the sheet alone, and the seal made there meanwhile is kept aside', async () => {
    const app = await openTestApp()
    const { lines } = await app.client.trust.printSheet({})
    const other = await openTestApp()
    expect(await codeOf(other)).not.toBe(await codeOf(app))
    await other.client.trust.restoreSeal({ sheet: lines.join('\n') })
    expect(loadSeal(other.dataDir)).toEqual(loadSeal(app.dataDir))
    expect(sealFiles(other).filter((name) => name.startsWith('former-'))).toHaveLength(1)
  })

  it('comes back with its password, and with no other', async () => {
    const app = await openTestApp()
    const before = await codeOf(app)
    expect(await refusal(app.client.trust.restoreSeal({ password: '随便写一个' }))).toMatchObject({
      code: 'seal_password_none',
    })
    await app.client.trust.setPassword({ password: '一个够长的密码 123' })
    expect((await app.client.trust.overview({})).seal.hasPassword).toBe(true)
    const secret = readFileSync(keyPath(app), 'utf8').split('\n')[1] ?? 'none'
    expect(readFileSync(join(app.dataDir, 'seal', 'password.age'), 'latin1')).not.toContain(secret)
    writeFileSync(keyPath(app), 'damaged')
    expect((await app.client.trust.overview({})).seal.state).toBe('damaged')
    expect(await refusal(app.client.trust.restoreSeal({ password: '另一个够长的密码' }))).toMatchObject({
      code: 'seal_password_wrong',
    })
    expect(readFileSync(keyPath(app), 'utf8')).toBe('damaged')
    expect((await app.client.trust.restoreSeal({ password: '一个够长的密码 123' })).checkCode).toBe(before)
    expect(sealFiles(app)).toContain('damaged.key')
    await app.client.trust.removePassword({})
    expect((await app.client.trust.overview({})).seal.hasPassword).toBe(false)
  }, 60_000)
})

describe('the card of a partner', () => {
  it('is unconfirmed until the digits from the telephone are typed', async () => {
    const app = await openTestApp({ unit: district })
    const sender = await openTestApp({ unit: otherStreet })
    const text = (await cardText(sender)).replaceAll('\n', '\r\n')
    expect(await app.client.trust.addCard({ fileId: app.stage('名片.pub', text) })).toMatchObject({
      unit: otherStreet.unitCode,
      outcome: 'added',
      state: 'unconfirmed',
    })
    const spoken = await codeOf(sender)
    const wrong = spoken.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    const unit = otherStreet.unitCode
    expect(await refusal(app.client.trust.confirmCard({ unit, checkCode: wrong }))).toMatchObject({
      code: 'check_code_wrong',
    })
    expect(await partner(app)).toMatchObject({ state: 'unconfirmed', confirmedBy: null })
    await app.client.trust.confirmCard({ unit, checkCode: spoken.replaceAll(' ', '-') })
    expect(await partner(app)).toMatchObject({ state: 'confirmed', confirmedBy: '测试员' })
    expect(await refusal(app.client.trust.addCard({ text }))).toMatchObject({ code: 'card_known' })
  })

  it('follows a renewal in one step, over several renewals too, and keeps what was confirmed', async () => {
    const app = await openTestApp({ unit: district })
    const sender = await openTestApp({ unit: otherStreet })
    await app.client.trust.addCard({ text: await cardText(sender) })
    await app.client.trust.confirmCard({ unit: otherStreet.unitCode, checkCode: await codeOf(sender) })
    const before = await cardText(sender)
    await sender.client.trust.printSheet({})
    expect((await sender.client.trust.renewSeal({})).vouched).toBe(true)
    expect((await sender.client.trust.overview({})).seal).toEqual({
      state: 'sound',
      sheetPrintedOn: null,
      hasPassword: false,
      systemStore: 'unavailable',
    })
    await sender.client.trust.renewSeal({})
    const added = await app.client.trust.addCard({ text: await cardText(sender) })
    expect(added).toMatchObject({ outcome: 'renewed', state: 'confirmed' })
    expect(await partner(app)).toMatchObject({ state: 'confirmed', confirmedBy: '测试员' })
    expect(await refusal(app.client.trust.addCard({ text: before }))).toMatchObject({ code: 'card_stopped' })
  })

  it('with another seal that nobody vouches for is refused until the old one is revoked', async () => {
    const app = await openTestApp({ unit: district })
    const unit = otherUnit.code
    const first = partnerCard()
    await app.client.trust.addCard({ text: first })
    expect(await refusal(app.client.trust.addCard({ text: partnerCard() }))).toMatchObject({ code: 'card_other_seal' })
    await app.client.trust.revokeCard({ unit, reason: '印章遗失' })
    expect(await partner(app)).toMatchObject({ state: 'revoked', revokedOn: '2026-11-05', reason: '印章遗失' })
    expect(await app.client.trust.addCard({ text: partnerCard() })).toMatchObject({
      outcome: 'replaced',
      state: 'unconfirmed',
    })
    expect(await refusal(app.client.trust.addCard({ text: first }))).toEqual({
      code: 'card_stopped',
      details: { unit: otherUnit.name, on: '2026-11-05', reason: '印章遗失' },
    })
    await app.close()
    const { db, raw } = openWritable(join(app.dataDir, 'sidantong.db'))
    const known = {
      current: await readCurrentCards(db),
      former: await readFormerCards(db),
      own: { unit: district.unitCode, cards: [] },
    }
    expect(judgeSender(first, known)).toEqual({ kind: 'revoked', on: '2026-11-05', reason: '印章遗失' })
    raw.close()
  })

  it('that was revoked by mistake is good again once the digits are compared', async () => {
    const app = await openTestApp({ unit: district })
    const sender = await openTestApp({ unit: otherStreet })
    const unit = otherStreet.unitCode
    await app.client.trust.addCard({ text: await cardText(sender) })
    await app.client.trust.revokeCard({ unit, reason: '误听' })
    await app.client.trust.confirmCard({ unit, checkCode: await codeOf(sender) })
    expect(await partner(app)).toMatchObject({ state: 'confirmed', revokedOn: null, reason: null })
  })

  it('is refused when it is none, the own one, or of a unit that is not registered', async () => {
    const app = await openTestApp({ unit: district })
    expect(await refusal(app.client.trust.addCard({ text: '名片' }))).toMatchObject({ code: 'card_invalid' })
    const picture = app.stage('名片.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))
    expect(await refusal(app.client.trust.addCard({ fileId: picture }))).toMatchObject({ code: 'card_invalid' })
    expect(await refusal(app.client.trust.addCard({ text: await cardText(app) }))).toMatchObject({ code: 'card_own' })
    const unit = otherUnit.code
    expect(await refusal(app.client.trust.confirmCard({ unit, checkCode: '1' }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(app.client.trust.revokeCard({ unit, reason: '错' }))).toMatchObject({ code: 'not_found' })
  })
})

const minisign = hasMinisign()

function hasMinisign(): boolean {
  try {
    execFileSync('minisign', ['-v'], { stdio: 'pipe' })
    return true
  } catch {
    console.log('skipped: the program minisign is not installed (apt-get install minisign)')
    return false
  }
}

it.skipIf(!minisign)('the program minisign confirms that the old seal vouches for the new card', async () => {
  const app = await openTestApp({ unit: otherStreet })
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'old.pub'), await cardText(app))
  await app.client.trust.renewSeal({})
  const lines = (await cardText(app)).split('\n')
  writeFileSync(join(folder, 'new.pub'), `${lines.slice(0, 2).join('\n')}\n`)
  writeFileSync(join(folder, 'new.pub.minisig'), `${lines.slice(2, 6).join('\n')}\n`)
  const verify = (): string =>
    execFileSync('minisign', ['-V', '-p', 'old.pub', '-m', 'new.pub'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  expect(verify()).toContain('Signature and comment signature verified')
  writeFileSync(join(folder, 'new.pub'), await cardText(app))
  expect(verify).toThrow()
})
