/**
 * 单位印章 (the key that signs a unit's packages), 单位名片 (its public card) and 核对码 (digits to read over the telephone).
 * The caller keeps the seal in the data folder, readable by its owner only (mode 600). Knows no packages, no disk.
 */
import { scrypt } from 'node:crypto'
import { z } from 'zod'
import { isPublicKey, publicKeyOf, readSecretKey, untrustedPrefix, writeSecretKey, type SecretKey } from './minisign.ts'

export interface UnitIdentity {
  readonly code: string
  readonly name: string
}

export interface UnitSeal {
  readonly secret: SecretKey
  /** The public key as minisign writes it (`RW…`). */
  readonly public: string
}

export interface UnitCard {
  readonly unit: UnitIdentity
  readonly publicKey: string
}

export const unitCode = z.string().regex(/^\d{6,15}$/)
/** One line of visible text; it stands in bag-info.txt and in the card. */
export const unitName = z
  .string()
  .max(100)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Z}](?:[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*[^\p{Cc}\p{Cf}\p{Cs}\p{Z}])?$/u)

/** `random` returns that many unpredictable bytes (node:crypto randomBytes). */
export function createSeal(random: (size: number) => Uint8Array): UnitSeal {
  return sealOf({ id: Uint8Array.from(random(8)), seed: Uint8Array.from(random(32)) })
}

/** The storage form is an unencrypted minisign secret key, so a seal outlives this program. */
export function sealToText(seal: UnitSeal): string {
  return writeSecretKey(seal.secret, '单位印章（保密，不得外传） sidantong unit seal, keep secret')
}

export function sealFromText(text: string): UnitSeal {
  const secret = readSecretKey(text)
  if (secret === undefined) throw new Error('the unit seal is damaged: not an unencrypted minisign secret key')
  return sealOf(secret)
}

/** 单位名片: a minisign public key file whose comment names the unit. */
export function publicCard(unit: UnitIdentity, publicKey: string): string {
  const card = `${untrustedPrefix}sidantong unit card ${unit.code} ${unit.name}\n${publicKey}\n`
  if (readCard(card) === undefined) throw new Error(`no card can be made for unit ${unit.code} ${unit.name}`)
  return card
}

/** `undefined` when the text is not a card. */
export function readCard(text: string): UnitCard | undefined {
  const [, code, name, publicKey] = /^untrusted comment: sidantong unit card (\S+) (.+)\n(\S+)\n$/.exec(text) ?? []
  if (code === undefined || name === undefined || publicKey === undefined || !isPublicKey(publicKey)) return undefined
  const isUnit = unitCode.safeParse(code).success && unitName.safeParse(name).success
  return isUnit ? { unit: { code, name }, publicKey } : undefined
}

const codes = new Map<string, Promise<string>>()
/** More partners than a district has: their packages come month after month. */
const rememberedCodes = 2000

/**
 * 核对码 of a card, `1234 5678 9012`. Twelve digits are short enough to read aloud; scrypt makes each try of a forger
 * who looks for another card with the same digits cost a third of a second and 128 MB.
 */
export function checkCode(card: string): Promise<string> {
  const known = codes.get(card)
  if (known !== undefined) return known
  if (readCard(card) === undefined) throw new Error('a check code is made from a unit card')
  const code = deriveCode(card)
  codes.set(card, code)
  // One that failed, for want of memory, is tried again.
  code.catch(() => codes.delete(card))
  for (const oldest of codes.keys()) {
    if (codes.size <= rememberedCodes) break
    codes.delete(oldest)
  }
  return code
}

const cost = 2 ** 17
const blockSize = 8

function deriveCode(card: string): Promise<string> {
  const options = { N: cost, r: blockSize, p: 1, maxmem: 256 * cost * blockSize }
  return new Promise((resolve, reject) => {
    scrypt(card, 'sidantong check code 1', 8, options, (error, key) => {
      if (error !== null) reject(error)
      else resolve(groupDigits(key.readBigUInt64BE() % 10n ** 12n))
    })
  })
}

function groupDigits(value: bigint): string {
  return value
    .toString()
    .padStart(12, '0')
    .replace(/(\d{4})(?=\d)/g, '$1 ')
}

function sealOf(secret: SecretKey): UnitSeal {
  return { secret, public: publicKeyOf(secret) }
}
