import { describe, expect, it } from 'vitest'
import { AppError, describeError, type ErrorCode } from '../../../src/contract/errors.ts'
import { createSeal, publicCard, type UnitSeal } from '../../../src/core/exchange/format/unit-seal.ts'
import { decideAddition } from '../../../src/core/exchange/trust/add-card.ts'
import {
  isVouchedBy,
  readCardFile,
  vouchFor,
  writeCardFile,
  type CardFile,
} from '../../../src/core/exchange/trust/card-file.ts'
import {
  judgeSender,
  senderRefusal,
  type FormerCard,
  type KnownCards,
  type RegisteredCard,
} from '../../../src/core/exchange/trust/judge.ts'
import { sealFromSheet, sealToSheet } from '../../../src/core/exchange/trust/seal-sheet.ts'
import { seededBytes } from '../../checks/package/sample-package.ts'

const cloud = { code: '999901001', name: '云溪街道' }
const bridge = { code: '999901002', name: '锦桥街道' }
const district = { code: '999901', name: '青岚区' }
const seal = (name: string): UnitSeal => createSeal(seededBytes(name))
const [first, second, third, own] = [seal('first'), seal('second'), seal('third'), seal('own')]
const ownCard = publicCard(district, own.public)
const cloudCard = publicCard(cloud, first.public)

const registered = (card: string, state: RegisteredCard['state']): RegisteredCard => ({
  unit: cloud.code,
  card,
  state,
  revokedOn: state === 'revoked' ? '2026-11-01' : null,
  reason: state === 'revoked' ? '印章遗失' : null,
})
const ended = (card: string, how: FormerCard['ended'], on = '2026-10-01'): FormerCard => ({
  unit: cloud.code,
  card,
  ended: how,
  endedOn: on,
  reason: '换章',
})
const known = (current: readonly RegisteredCard[], former: readonly FormerCard[] = []): KnownCards => ({
  current,
  former,
  own: { unit: district.code, cards: [ownCard] },
})

function parsed(text: string): CardFile {
  const file = readCardFile(text)
  if (file === undefined) throw new Error('not a card file')
  return file
}

function codeOf(attempt: () => unknown): ErrorCode {
  try {
    attempt()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  throw new Error('not refused')
}

describe('the sender of a package', () => {
  it.each<[string, string, KnownCards, string]>([
    ['is unknown when neither unit nor seal is registered', cloudCard, known([]), 'unknown'],
    ['is known without the digits compared', cloudCard, known([registered(cloudCard, 'unconfirmed')]), 'unconfirmed'],
    ['is known and confirmed', cloudCard, known([registered(cloudCard, 'confirmed')]), 'confirmed'],
    ['is revoked', cloudCard, known([registered(cloudCard, 'revoked')]), 'revoked'],
    [
      'is renamed when the seal stands under another name',
      publicCard({ ...cloud, name: '云溪镇' }, first.public),
      known([registered(cloudCard, 'confirmed')]),
      'renamed',
    ],
    [
      'is renamed when the seal stands under another code',
      publicCard(bridge, first.public),
      known([registered(cloudCard, 'confirmed')]),
      'renamed',
    ],
    [
      'is known under a new code that was added with the same seal',
      publicCard(bridge, first.public),
      known([
        registered(cloudCard, 'confirmed'),
        { ...registered(publicCard(bridge, first.public), 'unconfirmed'), unit: bridge.code },
      ]),
      'unconfirmed',
    ],
    [
      'used its name before the change',
      cloudCard,
      known(
        [registered(publicCard({ ...cloud, name: '云溪镇' }, first.public), 'confirmed')],
        [ended(cloudCard, 'renewed')],
      ),
      'former',
    ],
    [
      'has another seal than registered',
      publicCard(cloud, second.public),
      known([registered(cloudCard, 'confirmed')]),
      'otherSeal',
    ],
    [
      'used its seal before the renewal',
      cloudCard,
      known([registered(publicCard(cloud, second.public), 'confirmed')], [ended(cloudCard, 'renewed')]),
      'former',
    ],
    [
      'used a seal that was revoked before the new one',
      cloudCard,
      known([registered(publicCard(cloud, second.public), 'confirmed')], [ended(cloudCard, 'revoked')]),
      'revoked',
    ],
    [
      'is revoked with the seal before when the unit is revoked later',
      cloudCard,
      known([registered(publicCard(cloud, second.public), 'revoked')], [ended(cloudCard, 'renewed')]),
      'revoked',
    ],
    [
      'stays revoked with the seal before when the unit has a new one after the revocation',
      cloudCard,
      known(
        [registered(publicCard(cloud, third.public), 'confirmed')],
        [ended(cloudCard, 'renewed'), ended(publicCard(cloud, second.public), 'revoked', '2026-11-01')],
      ),
      'revoked',
    ],
    [
      'used its seal before the renewal, after an older one was revoked',
      cloudCard,
      known(
        [registered(publicCard(cloud, third.public), 'confirmed')],
        [ended(cloudCard, 'renewed'), ended(publicCard(cloud, second.public), 'revoked', '2026-09-01')],
      ),
      'former',
    ],
    [
      'with a revoked seal is revoked also under another name',
      publicCard(bridge, first.public),
      known([registered(cloudCard, 'revoked')]),
      'revoked',
    ],
    ['is this unit', ownCard, known([]), 'own'],
    ['speaks in the name of this unit with another seal', publicCard(district, first.public), known([]), 'otherSeal'],
  ])('%s', (_, card, cards, kind) => {
    expect(judgeSender(card, cards).kind).toBe(kind)
  })

  it.each(['confirmed', 'unconfirmed'] as const)(
    'before a renewal or another code, is believed as the present card: %s',
    (state) => {
      const expected = { kind: 'former', isConfirmed: state === 'confirmed' }
      const renewed = known([registered(publicCard(cloud, second.public), state)], [ended(cloudCard, 'renewed')])
      expect(judgeSender(cloudCard, renewed)).toEqual(expected)
      const moved = { ...registered(publicCard(bridge, first.public), state), unit: bridge.code }
      expect(judgeSender(cloudCard, known([moved], [ended(cloudCard, 'renewed')]))).toEqual(expected)
    },
  )

  it('is refused in four different sentences, each with the next step', () => {
    const sentences = [
      senderRefusal({ kind: 'unknown' }, '包.zip', '云溪街道'),
      senderRefusal({ kind: 'revoked', on: '2026-11-01', reason: '印章遗失' }, '包.zip', '云溪街道'),
      senderRefusal({ kind: 'renamed', known: '云溪街道' }, '包.zip', '云溪镇'),
      senderRefusal({ kind: 'otherSeal' }, '包.zip', '云溪街道'),
      new AppError('package_code_wrong'),
    ].map((error) => (error === null ? '' : describeError(error)))
    expect(new Set(sentences).size).toBe(5)
    for (const sentence of sentences) expect(sentence).toMatch(/。.*请|；.*请/)
    expect(sentences[1]).toContain('2026-11-01停用：印章遗失')
    for (const kind of ['own', 'confirmed', 'unconfirmed'] as const)
      expect(senderRefusal({ kind }, '包.zip', '云溪街道')).toBeNull()
    expect(senderRefusal({ kind: 'former', isConfirmed: false }, '包.zip', '云溪街道')).toBeNull()
  })
})

describe('a card file', () => {
  const secondCard = publicCard(cloud, second.public)
  const thirdCard = publicCard(cloud, third.public)
  const toSecond = vouchFor(secondCard, first, cloudCard, '2026-11-20')
  const toThird = vouchFor(thirdCard, second, secondCard, '2026-12-20')

  it('is read as it comes out of a chat', () => {
    const [comment = '', key = ''] = cloudCard.split('\n')
    for (const text of [cloudCard, `\uFEFF${comment}\r\n${key}`, `\n  ${comment}  \n\n${key}\n\n`])
      expect(parsed(text)).toMatchObject({ unit: cloud, publicKey: first.public, card: cloudCard, vouchers: [] })
    for (const text of [
      '',
      comment,
      `${comment}\n${key.slice(1)}`,
      `${cloudCard}${comment}`,
      `${cloudCard}x\ny\nz\na\n`,
    ])
      expect(readCardFile(text)).toBeUndefined()
  })

  it('with one renewal or two leads from an old card to the new one', () => {
    const once = parsed(writeCardFile(secondCard, [toSecond]))
    const twice = parsed(writeCardFile(thirdCard, [toThird, toSecond]))
    expect(twice.vouchers).toEqual([toThird, toSecond])
    expect(isVouchedBy(once, cloudCard)).toBe(true)
    expect(isVouchedBy(twice, cloudCard)).toBe(true)
    expect(isVouchedBy(twice, secondCard)).toBe(true)
  })

  it('that is not vouched for by the known seal leads nowhere', () => {
    const forged = vouchFor(secondCard, third, cloudCard, '2026-11-20')
    const foreign = vouchFor(publicCard(bridge, second.public), first, cloudCard, '2026-11-20')
    const gap = parsed(writeCardFile(thirdCard, [toThird]))
    expect(isVouchedBy(parsed(writeCardFile(secondCard, [forged])), cloudCard)).toBe(false)
    expect(isVouchedBy(parsed(writeCardFile(publicCard(bridge, second.public), [foreign])), cloudCard)).toBe(false)
    expect(isVouchedBy(gap, cloudCard)).toBe(false)
    expect(isVouchedBy(parsed(cloudCard), cloudCard)).toBe(false)
    expect(isVouchedBy(parsed(writeCardFile(secondCard, [toSecond])), thirdCard)).toBe(false)
  })

  it('is added, renewed, renamed or put in the place of a revoked one', () => {
    const confirmed = known([registered(cloudCard, 'confirmed')])
    const day = '2026-11-26'
    const plain = parsed(secondCard)
    const vouched = parsed(writeCardFile(secondCard, [toSecond]))
    const renamed = parsed(publicCard({ ...cloud, name: '云溪镇' }, first.public))
    expect(decideAddition(parsed(cloudCard), known([]), day)).toEqual({
      outcome: 'added',
      state: 'unconfirmed',
      former: null,
    })
    expect(decideAddition(vouched, confirmed, day)).toEqual({
      outcome: 'renewed',
      state: 'confirmed',
      former: { unit: cloud.code, card: cloudCard, ended: 'renewed', endedOn: day, reason: '换章' },
    })
    expect(decideAddition(vouched, known([registered(cloudCard, 'unconfirmed')]), day).state).toBe('unconfirmed')
    const replacedByName = decideAddition(renamed, confirmed, day)
    expect(replacedByName).toEqual({
      outcome: 'renamed',
      state: 'unconfirmed',
      former: { unit: cloud.code, card: cloudCard, ended: 'renewed', endedOn: day, reason: '更名' },
    })
    const afterwards = known([registered(renamed.card, 'confirmed')], [ended(cloudCard, 'renewed')])
    expect(decideAddition(parsed(cloudCard), afterwards, day).outcome).toBe('renamed')
    const revoked = known([registered(cloudCard, 'revoked')])
    for (const file of [plain, vouched])
      expect(decideAddition(file, revoked, day)).toEqual({
        outcome: 'replaced',
        state: 'unconfirmed',
        former: { unit: cloud.code, card: cloudCard, ended: 'revoked', endedOn: '2026-11-01', reason: '印章遗失' },
      })
  })

  it('is refused where trust would come from nowhere', () => {
    const confirmed = known([registered(cloudCard, 'confirmed')])
    const refusedAs = (text: string, cards: KnownCards): ErrorCode =>
      codeOf(() => decideAddition(parsed(text), cards, '2026-11-26'))
    const forged = writeCardFile(secondCard, [vouchFor(secondCard, third, cloudCard, '2026-11-20')])
    expect(refusedAs(cloudCard, confirmed)).toBe('card_known')
    expect(refusedAs(secondCard, confirmed)).toBe('card_other_seal')
    expect(refusedAs(forged, confirmed)).toBe('card_renewal_invalid')
    expect(refusedAs(cloudCard, known([registered(cloudCard, 'revoked')]))).toBe('card_stopped')
    expect(refusedAs(cloudCard, known([registered(secondCard, 'confirmed')], [ended(cloudCard, 'renewed')]))).toBe(
      'card_stopped',
    )
    expect(refusedAs(publicCard(district, first.public), confirmed)).toBe('card_own')
    const noPoint = Buffer.concat([Buffer.from('Ed'), new Uint8Array(8), Buffer.alloc(32, 2)]).toString('base64')
    expect(refusedAs(publicCard(bridge, noPoint), known([]))).toBe('card_invalid')
  })
})

describe('the 恢复单', () => {
  const lines = sealToSheet(first)

  it('gives back the seal, however it is typed', () => {
    expect(lines).toHaveLength(5)
    for (const line of lines) expect(line).toMatch(/^\w{4}(-\w{4}){3}$/)
    expect(sealFromSheet(lines.join('\n'))).toEqual(first)
    expect(sealFromSheet(lines.map((line) => ` ${line.toLowerCase().replaceAll('-', ' ')}\r`).join('\n\n'))).toEqual(
      first,
    )
    for (let number = 0; number < 50; number++) {
      const another = seal(`seal ${number}`)
      expect(sealFromSheet(sealToSheet(another).join('\n'))).toEqual(another)
    }
  })

  it('names the line with a mistake, and refuses lines of two sheets or in another order', () => {
    const [one = '', two = '', ...others] = lines
    const wrong = two.slice(0, -1) + (two.endsWith('2') ? '3' : '2')
    const attempt = (text: readonly string[]) => () => sealFromSheet(text.join('\n'))
    expect(attempt([one, wrong, ...others])).toThrow('第 2 行抄写有误')
    expect(codeOf(attempt(lines.slice(1)))).toBe('seal_sheet_lines')
    expect(codeOf(attempt([two, one, ...others]))).toBe('seal_sheet_mixed')
    expect(codeOf(attempt([sealToSheet(second)[0] ?? '', two, ...others]))).toBe('seal_sheet_mixed')
    expect(codeOf(attempt([]))).toBe('seal_sheet_lines')
  })
})
