import { randomBytes, scryptSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { signMessage, verifySignature } from '../../../src/core/exchange/format/minisign.ts'
import {
  checkCode,
  createSeal,
  publicCard,
  readCard,
  sealFromText,
  sealToText,
} from '../../../src/core/exchange/format/unit-seal.ts'
import { otherSeal, sampleSeal, seededBytes } from '../../checks/package/sample-package.ts'

const unit = { code: '999901001', name: '云溪街道' }
const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/exchange/${name}`, import.meta.url), 'utf8')

describe('单位印章', () => {
  it('is made of nothing but the random bytes it is given', () => {
    expect(createSeal(seededBytes('a'))).toEqual(createSeal(seededBytes('a')))
    expect(createSeal(seededBytes('a')).public).not.toBe(createSeal(seededBytes('b')).public)
    expect(createSeal(randomBytes).public).not.toBe(createSeal(randomBytes).public)
  })

  it('survives storage', () => {
    expect(sealFromText(sealToText(sampleSeal))).toEqual(sampleSeal)
  })

  it('is recognised as damaged, whichever character of its key changes', () => {
    const text = sealToText(sampleSeal)
    const start = text.indexOf('\n') + 1
    for (let at = start; at < text.length; at++) {
      const other = text[at] === 'A' ? 'B' : 'A'
      expect(() => sealFromText(text.slice(0, at) + other + text.slice(at + 1)), `position ${at}`).toThrow(/damaged/)
    }
    expect(() => sealFromText('')).toThrow(/damaged/)
    expect(() => sealFromText(text.trimEnd())).toThrow(/damaged/)
  })
})

describe('files that minisign itself wrote', () => {
  const publicKey = fixture('minisign-0.11.pub').split('\n')[1] ?? ''
  const message = new TextEncoder().encode(fixture('minisign-0.11.txt'))
  const signature = fixture('minisign-0.11.txt.minisig')

  it('verify here, and only with the right message', () => {
    expect(verifySignature(message, signature, publicKey, 'fixture')).toBe('valid')
    expect(verifySignature(message.subarray(1), signature, publicKey, 'fixture')).toBe('invalid')
    expect(verifySignature(message, signature, sampleSeal.public, 'fixture')).toBe('otherKey')
    expect(verifySignature(message, signature, publicKey, 'something else')).toBe('malformed')
  })

  it('a secret key gives the same public key and the same signature', () => {
    const seal = sealFromText(fixture('minisign-0.11.key'))
    expect(seal.public).toBe(publicKey)
    const trusted = signature.split('\n')[2]?.slice('trusted comment: '.length) ?? ''
    expect(signMessage(message, seal.secret, { untrusted: 'fixture', trusted })).toBe(signature)
  })
})

describe('单位名片', () => {
  it('names the unit and its key', () => {
    const card = publicCard(unit, sampleSeal.public)
    expect(card).toBe(`untrusted comment: sidantong unit card 999901001 云溪街道\n${sampleSeal.public}\n`)
    expect(readCard(card)).toEqual({ unit, publicKey: sampleSeal.public })
  })

  it.each([
    { code: '12', name: '云溪街道' },
    { code: '999901001', name: '' },
    { code: '999901001', name: ' 云溪街道' },
    { code: '999901001', name: '云溪\n街道' },
    { code: '999901001', name: '云溪\u202e街道' },
  ])('is not made for %j', (wrong) => {
    expect(() => publicCard(wrong, sampleSeal.public)).toThrow()
  })

  it.each(['', 'x', 'RW', sampleSeal.public.toLowerCase(), `${sampleSeal.public}\n`])(
    'is not made of the key %j',
    (key) => {
      expect(() => publicCard(unit, key)).toThrow()
    },
  )
})

describe('核对码', () => {
  const card = publicCard(unit, sampleSeal.public)

  it('is twelve digits, from scrypt with N = 2^17 over the card', async () => {
    const key = scryptSync(card, 'sidantong check code 1', 8, { N: 131_072, r: 8, p: 1, maxmem: 2 ** 28 })
    const digits = String(key.readBigUInt64BE() % 1_000_000_000_000n).padStart(12, '0')
    const code = await checkCode(card)
    expect(code).toMatch(/^\d{4} \d{4} \d{4}$/)
    expect(code.replaceAll(' ', '')).toBe(digits)
  })

  it('changes with the key, the code and the name', async () => {
    const cards = [
      card,
      publicCard(unit, otherSeal.public),
      publicCard({ ...unit, code: '999901002' }, sampleSeal.public),
      publicCard({ ...unit, name: '云河街道' }, sampleSeal.public),
    ]
    const codes = await Promise.all(cards.map((each) => checkCode(each)))
    expect(new Set(codes).size).toBe(cards.length)
  })

  it('is derived once for each of the partners of a district, not once for each package', async () => {
    const first = checkCode(card)
    const others = Array.from({ length: 16 }, (_, number) =>
      publicCard({ ...unit, name: `第${number}街道` }, otherSeal.public),
    )
    for (const each of others) await checkCode(each)
    expect(checkCode(card)).toBe(first)
  }, 60_000)

  it('is made of a card only', () => {
    expect(() => checkCode('something else')).toThrow(/card/)
  })
})
