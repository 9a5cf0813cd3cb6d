import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { identityText, recipientText } from '../../../src/core/exchange/confidential/age-file.ts'
import {
  drawCode,
  encryptionKeyOf,
  isConfidential,
  protectPackage,
  readCode,
  unprotectPackage,
} from '../../../src/core/exchange/confidential/index.ts'
import { decryptionKeyOf } from '../../../src/core/exchange/confidential/seal-keys.ts'
import { createSeal, publicCard, type UnitSeal } from '../../../src/core/exchange/format/unit-seal.ts'
import { seededBytes } from '../../checks/package/sample-package.ts'

/** Longer than one chunk of age (64 KiB). */
const zip = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7 + (at >> 8)) % 256)
const seal = (name: string): UnitSeal => createSeal(seededBytes(name))
const cardOf = (own: UnitSeal): string => publicCard({ code: '999901001', name: '云溪街道' }, own.public)
const [first, second, stranger] = [seal('first'), seal('second'), seal('stranger')]
const code = drawCode(seededBytes('code'))
const named = (bytes: Uint8Array) => ({ name: '11月.zip', bytes })
const noKeys = { seal: null, code: null }

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => null,
    (caught: unknown) => caught,
  )
  if (!(error instanceof AppError)) throw new Error(`not refused: ${String(error)}`)
  return error.code
}

describe('a package for units', () => {
  it('opens with the seal of each, and with nothing else', async () => {
    const file = await protectPackage(zip, { cards: [cardOf(first), cardOf(second)] })
    expect(isConfidential(file)).toBe(true)
    expect(Buffer.from(file).includes(Buffer.from(zip.subarray(0, 64)))).toBe(false)
    for (const own of [first, second])
      expect(await unprotectPackage(named(file), { seal: own, code: null })).toEqual(zip)
    expect(await refusal(unprotectPackage(named(file), { seal: stranger, code }))).toBe('package_other_recipient')
    expect(await refusal(unprotectPackage(named(file), noKeys))).toBe('package_other_recipient')
  })

  it('is not made for a card that is none, or whose key is no point of the curve', async () => {
    const noPoint = Buffer.concat([Buffer.from('Ed'), new Uint8Array(8), Buffer.alloc(32, 2)]).toString('base64')
    const badCard = publicCard({ code: '999901001', name: '云溪街道' }, noPoint)
    expect(encryptionKeyOf(badCard)).toBeUndefined()
    for (const card of ['', 'card', badCard])
      expect(await refusal(protectPackage(zip, { cards: [card] }))).toBe('card_invalid')
  })
})

describe('a package for a 提取码', () => {
  it('opens with the code however it is typed, and with no other', async () => {
    const file = await protectPackage(zip, { code })
    expect(isConfidential(file)).toBe(true)
    expect(
      await unprotectPackage(named(file), { seal: first, code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` }),
    ).toEqual(zip)
    expect(await refusal(unprotectPackage(named(file), { seal: first, code: null }))).toBe('package_code_needed')
    expect(await refusal(unprotectPackage(named(file), { seal: null, code: '1234' }))).toBe('code_mistyped')
    const other = drawCode(seededBytes('other code'))
    expect(await refusal(unprotectPackage(named(file), { seal: null, code: other }))).toBe('package_code_wrong')
  })
})

describe('a damaged file', () => {
  it('is refused wherever it is cut or changed, and gives nothing', async () => {
    const file = await protectPackage(zip, { cards: [cardOf(first)] })
    const codes = ['package_cipher_damaged', 'package_other_recipient']
    const places = [0, 30, 60, 120, 170, 200, 210, 230, 260, 70_000, file.length - 1]
    for (const at of places) {
      const changed = Uint8Array.from(file)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(codes, `byte ${at}`).toContain(
        await refusal(unprotectPackage(named(changed), { seal: first, code: null })),
      )
      const cut = file.subarray(0, at)
      expect(await refusal(unprotectPackage(named(cut), { seal: first, code: null })), `cut at ${at}`).toBe(
        'package_cipher_damaged',
      )
    }
    const longer = Buffer.concat([file, Buffer.from('x')])
    expect(await refusal(unprotectPackage(named(longer), { seal: first, code: null }))).toBe('package_cipher_damaged')
  })

  it('that is no age file at all is refused', async () => {
    for (const bytes of [
      new Uint8Array(),
      zip,
      Buffer.from('age-encryption.org/v2\n-> X25519 a\n'),
      Buffer.from('PK'),
    ]) {
      expect(isConfidential(bytes)).toBe(false)
      expect(await refusal(unprotectPackage(named(bytes), { seal: first, code }))).toBe('package_cipher_damaged')
    }
  })

  it('that asks for a gigabyte to try the code is refused before trying', async () => {
    const file = Buffer.from(await protectPackage(zip, { code })).toString('latin1')
    const greedy = Buffer.from(file.replace(/^(-> scrypt \S+) 15$/m, '$1 20'), 'latin1')
    expect(greedy.length).toBe(file.length)
    expect(await refusal(unprotectPackage(named(greedy), { seal: null, code }))).toBe('package_cipher_damaged')
  })
})

describe('codes', () => {
  it('are four groups of four and can be typed in any usual way', () => {
    const drawn = drawCode(randomBytes)
    expect(drawn).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(readCode(drawn)).toBe(drawn)
    expect(readCode(drawn.replaceAll('-', '').toLowerCase())).toBe(drawn)
    expect(readCode(drawn.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('-', '－'))).toBe(drawn)
    expect(drawCode(randomBytes)).not.toBe(drawn)
  })

  it('any one wrong character is noticed', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 15, maxLength: 15 }), fc.nat(15), fc.nat(31), (bytes, at, letter) => {
        const drawn = drawCode(() => bytes).replaceAll('-', '')
        const changed = drawn.slice(0, at) + alphabet.charAt(letter) + drawn.slice(at + 1)
        return (readCode(changed) !== undefined) === (changed === drawn)
      }),
    )
    for (const text of ['', code.slice(1), `${code}0`, 'U'.repeat(16)]) expect(readCode(text)).toBeUndefined()
  })
})

const ageVersion = toolVersion()

function toolVersion(): string | null {
  try {
    return execFileSync('age', ['--version'], { encoding: 'utf8' }).trim()
  } catch {
    console.log('skipped: the program age is not installed (apt-get install age)')
    return null
  }
}

describe.skipIf(ageVersion === null)(`the program age (${ageVersion ?? 'not installed'})`, () => {
  const inFolder = async (work: (path: (name: string) => string) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'sidantong-age-'))
    try {
      await work((name) => join(folder, name))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('opens what we write with the key of the seal', () =>
    inFolder(async (path) => {
      writeFileSync(path('package.age'), await protectPackage(zip, { cards: [cardOf(second), cardOf(first)] }))
      writeFileSync(path('key.txt'), `${identityText(decryptionKeyOf(first))}\n`)
      execFileSync('age', ['-d', '-i', path('key.txt'), '-o', path('out.zip'), path('package.age')])
      expect(Uint8Array.from(readFileSync(path('out.zip')))).toEqual(zip)
      writeFileSync(path('key.txt'), `${identityText(decryptionKeyOf(stranger))}\n`)
      const open = (): unknown =>
        execFileSync('age', ['-d', '-i', path('key.txt'), path('package.age')], { stdio: 'pipe' })
      expect(open).toThrow(/no identity matched/)
    }))

  it('writes for a card what opens here', () =>
    inFolder(async (path) => {
      writeFileSync(path('in.zip'), zip)
      const recipient = recipientText(encryptionKeyOf(cardOf(first)) ?? new Uint8Array())
      execFileSync('age', ['-r', recipient, '-o', path('package.age'), path('in.zip')])
      const file = Uint8Array.from(readFileSync(path('package.age')))
      expect(isConfidential(file)).toBe(true)
      expect(await unprotectPackage(named(file), { seal: first, code: null })).toEqual(zip)
      expect(await refusal(unprotectPackage(named(file), { seal: second, code: null }))).toBe('package_other_recipient')
    }))
})
