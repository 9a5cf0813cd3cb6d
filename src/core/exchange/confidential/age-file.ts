/**
 * Files of age (age-encryption.org/v1) over bytes: for X25519 keys or for one passphrase. The only home of the age library.
 * Knows keys and passphrases, no units, no packages.
 */
import { Decrypter, Encrypter } from 'age-encryption'
import { bech32 } from '@scure/base'

const firstLine = new TextEncoder().encode('age-encryption.org/v1\n')
/** A header is a few lines; whatever is longer was not made for a unit or two hundred of them. */
const longestHeader = 64 * 1024

/**
 * 2^15 blocks: 32 MB and under a second on an office PC of 2010, where the usual 2^18 takes 256 MB and many seconds. It costs no
 * safety: the passphrases are drawn with 75 random bits, so guessing one is hopeless without any work factor.
 */
export const drawnLogN = 15
/** For passwords that people choose: each try of a guesser costs 128 MB and seconds. */
export const chosenLogN = 17
/** What the age program itself writes (256 MB). More would let a foreign file take all memory. */
const highestLogN = 18

export type AgeKind = 'keys' | 'passphrase' | 'broken'
export type AgeFailure = 'noMatch' | 'broken'

export class AgeRefusal extends Error {
  override readonly name = 'AgeRefusal'
  readonly failure: AgeFailure

  constructor(failure: AgeFailure, cause?: unknown) {
    super(`age file: ${failure}`, { cause })
    this.failure = failure
  }
}

export function isAgeFile(bytes: Uint8Array): boolean {
  return firstLine.every((byte, at) => bytes[at] === byte)
}

/** What the file asks for. Only the header is read. */
export function ageKind(bytes: Uint8Array): AgeKind {
  if (!isAgeFile(bytes)) return 'broken'
  const start = Buffer.from(bytes.subarray(0, longestHeader)).toString('latin1')
  const end = start.indexOf('\n--- ')
  if (end < 0) return 'broken'
  const stanzas = start.slice(0, end).match(/^-> .*$/gm) ?? []
  const factor = stanzas.map((stanza) => /^-> scrypt \S+ (\d+)$/.exec(stanza)?.[1]).find((found) => found !== undefined)
  if (factor !== undefined) return Number(factor) <= highestLogN ? 'passphrase' : 'broken'
  return stanzas.length > 0 ? 'keys' : 'broken'
}

/** @param keys X25519 public keys. */
export async function encryptForKeys(content: Uint8Array, keys: readonly Uint8Array[]): Promise<Uint8Array> {
  if (keys.length === 0) throw new Error('an age file needs a recipient')
  const encrypter = new Encrypter()
  for (const key of keys) encrypter.addRecipient(recipientText(key))
  return encrypter.encrypt(content)
}

export async function encryptForPassphrase(
  content: Uint8Array,
  passphrase: string,
  scryptLogN: number,
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(scryptLogN)
  encrypter.setPassphrase(passphrase)
  return encrypter.encrypt(content)
}

/** @param keys X25519 secret keys; whichever fits. @throws AgeRefusal */
export async function decryptWithKeys(bytes: Uint8Array, keys: readonly Uint8Array[]): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  for (const key of keys) decrypter.addIdentity(identityText(key))
  return decrypt(decrypter, bytes)
}

/** @throws AgeRefusal */
export async function decryptWithPassphrase(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypt(decrypter, bytes)
}

/** The key as the age program takes it with -r. */
export function recipientText(key: Uint8Array): string {
  return bech32.encodeFromBytes('age', key)
}

/** The key as the age program takes it in a file given with -i. */
export function identityText(key: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', key).toUpperCase()
}

/** The library has no other sign for it than this text; a test holds it to that. */
const noMatchMessage = "no identity matched any of the file's recipients"

async function decrypt(decrypter: Decrypter, bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await decrypter.decrypt(bytes)
  } catch (cause) {
    const noMatch = cause instanceof Error && cause.message === noMatchMessage
    throw new AgeRefusal(noMatch ? 'noMatch' : 'broken', cause)
  }
}
