/**
 * The file formats of minisign: public key, unencrypted secret key, prehashed signature ("ED"). Pure; knows no packages.
 * BLAKE2b comes from @noble/hashes, because Electron's crypto is BoringSSL, which has none.
 */
import {
  createPrivateKey,
  createPublicKey,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from 'node:crypto'
import { blake2b } from '@noble/hashes/blake2.js'

export interface SecretKey {
  /** Eight bytes that tell keys apart; not a secret. */
  readonly id: Uint8Array
  /** The Ed25519 seed (RFC 8032, 5.1.5). */
  readonly seed: Uint8Array
}

const keyIdSize = 8
const keySize = 32
const signatureSize = 64
const checksumSize = 32
const ed25519 = new TextEncoder().encode('Ed')
const ed25519Prehashed = new TextEncoder().encode('ED')
const blake2Checksum = new TextEncoder().encode('B2')
/** No key derivation: the file holds the key as it is. Salt (32), two limits (8 + 8) are then zero. */
const noKeyDerivation = new Uint8Array(2)
const emptyDerivation = new Uint8Array(48)

/** DER prefixes of an Ed25519 key (RFC 8410, 7 and 4), to which the 32 bytes of the key are appended. */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex')

export const untrustedPrefix = 'untrusted comment: '
const trustedPrefix = 'trusted comment: '

/** The public key as minisign writes it: base64 of algorithm, id, key (56 characters, beginning with RW). */
export function publicKeyOf(secret: SecretKey): string {
  return encode(ed25519, secret.id, rawPublicKey(secret))
}

export function isPublicKey(text: string): boolean {
  return decode(text, [ed25519.length, keyIdSize, keySize])?.[0]?.equals(ed25519) ?? false
}

export function writeSecretKey(secret: SecretKey, comment: string): string {
  const key = Buffer.concat([secret.seed, rawPublicKey(secret)])
  const body = encode(
    ed25519,
    noKeyDerivation,
    blake2Checksum,
    emptyDerivation,
    secret.id,
    key,
    checksum(secret.id, key),
  )
  return `${untrustedPrefix}${comment}\n${body}\n`
}

/** `undefined` when the text is not an unencrypted minisign secret key or does not agree with itself. */
export function readSecretKey(text: string): SecretKey | undefined {
  const [comment, body, rest, ...more] = text.split('\n')
  if (comment?.startsWith(untrustedPrefix) !== true || rest !== '' || more.length > 0) return undefined
  const header = Buffer.concat([ed25519, noKeyDerivation, blake2Checksum, emptyDerivation])
  const [start, id, key, sum] = decode(body ?? '', [header.length, keyIdSize, 2 * keySize, checksumSize]) ?? []
  if (start?.equals(header) !== true || id === undefined || key === undefined || sum === undefined) return undefined
  // minisign 0.11 leaves the checksum of an unencrypted key empty.
  if (!sum.equals(checksum(id, key)) && !sum.equals(new Uint8Array(checksumSize))) return undefined
  const secret = { id: Uint8Array.from(id), seed: Uint8Array.from(key.subarray(0, keySize)) }
  return rawPublicKey(secret).equals(key.subarray(keySize)) ? secret : undefined
}

export interface SignatureComments {
  readonly untrusted: string
  readonly trusted: string
}

/** The text of a .minisig file. */
export function signMessage(message: Uint8Array, secret: SecretKey, comments: SignatureComments): string {
  const key = privateKey(secret)
  const signature = signBytes(null, blake2b(message, { dkLen: 64 }), key)
  const globalSignature = signBytes(null, Buffer.concat([signature, Buffer.from(comments.trusted)]), key)
  return (
    `${untrustedPrefix}${comments.untrusted}\n${encode(ed25519Prehashed, secret.id, signature)}\n` +
    `${trustedPrefix}${comments.trusted}\n${encode(globalSignature)}\n`
  )
}

export type SignatureVerdict = 'valid' | 'malformed' | 'algorithm' | 'otherKey' | 'invalid'

/**
 * Checks a .minisig file against a public key. The untrusted comment is not covered by any signature, so only the one
 * expected text is let through: then every byte of the file is checked.
 */
export function verifySignature(
  message: Uint8Array,
  signatureText: string,
  publicKey: string,
  untrustedComment: string,
): SignatureVerdict {
  const [untrusted, body, trusted, global, rest, ...more] = signatureText.split('\n')
  if (untrusted !== `${untrustedPrefix}${untrustedComment}` || rest !== '' || more.length > 0) return 'malformed'
  if (trusted?.startsWith(trustedPrefix) !== true) return 'malformed'
  const [algorithm, id, signature] = decode(body ?? '', [2, keyIdSize, signatureSize]) ?? []
  const [globalSignature] = decode(global ?? '', [signatureSize]) ?? []
  const [, keyId, key] = decode(publicKey, [2, keyIdSize, keySize]) ?? []
  if (algorithm === undefined || id === undefined || signature === undefined) return 'malformed'
  if (globalSignature === undefined || keyId === undefined || key === undefined) return 'malformed'
  if (!algorithm.equals(ed25519Prehashed)) return 'algorithm'
  if (!id.equals(keyId)) return 'otherKey'
  const verifier = createPublicKey({ key: Buffer.concat([publicKeyPrefix, key]), format: 'der', type: 'spki' })
  const signedComment = Buffer.concat([signature, Buffer.from(trusted.slice(trustedPrefix.length))])
  const valid =
    verifyBytes(null, blake2b(message, { dkLen: 64 }), verifier, signature) &&
    verifyBytes(null, signedComment, verifier, globalSignature)
  return valid ? 'valid' : 'invalid'
}

function privateKey(secret: SecretKey): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privateKeyPrefix, secret.seed]), format: 'der', type: 'pkcs8' })
}

function rawPublicKey(secret: SecretKey): Buffer {
  return createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' }).subarray(publicKeyPrefix.length)
}

function checksum(id: Uint8Array, key: Uint8Array): Uint8Array {
  return blake2b(Buffer.concat([ed25519, id, key]), { dkLen: checksumSize })
}

function encode(...parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString('base64')
}

/** Cuts base64 text into parts of the given sizes. Only the one canonical spelling of the bytes counts. */
function decode(text: string, sizes: readonly number[]): Buffer[] | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text || bytes.length !== sizes.reduce((sum, size) => sum + size, 0)) return undefined
  let at = 0
  return sizes.map((size) => bytes.subarray(at, (at += size)))
}
