/**
 * 加密数据包: a sealed package wrapped whole in an age file, for the units of given 单位名片 or for whoever is told the 提取码.
 * Knows cards, seals and codes; whether the zip inside is a package is the format's question.
 */
import { AppError } from '../../../contract/errors.ts'
import type { FileContent } from '../../staged-files.ts'
import { openWrapper } from '../format/read-package.ts'
import type { UnitSeal } from '../format/unit-seal.ts'
import {
  ageKind,
  AgeRefusal,
  decryptWithKeys,
  decryptWithPassphrase,
  drawnLogN,
  encryptForKeys,
  encryptForPassphrase,
  isAgeFile,
} from './age-file.ts'
import { decryptionKeyOf, encryptionKeyOf } from './seal-keys.ts'
import { readCode } from './secret-code.ts'

export { drawCode, readCode } from './secret-code.ts'
export { encryptionKeyOf } from './seal-keys.ts'

/** `code` is one that drawCode made: chosen passwords can be guessed. */
export type Protection = { readonly cards: readonly string[] } | { readonly code: string }

export interface Keys {
  readonly seal: UnitSeal | null
  /** Those before a renewal: what was sent before it can still be opened. */
  readonly formerSeals?: readonly UnitSeal[]
  readonly code: string | null
}

/** The protected package in a file, also where it was zipped once more; null where the file holds none. @throws AppError */
export function protectedPackage(file: FileContent): FileContent | null {
  const bytes = isConfidential(file.bytes) ? file.bytes : openWrapper(file)
  return isConfidential(bytes) ? { name: file.name, bytes } : null
}

/** By the first bytes; the name of the file says nothing. */
export function isConfidential(bytes: Uint8Array): boolean {
  return isAgeFile(bytes)
}

/** Whether a 提取码 opens it; else it is for the seals of units. */
export function isForCode(bytes: Uint8Array): boolean {
  return ageKind(bytes) === 'passphrase'
}

/** @throws AppError card_invalid, code_mistyped */
export async function protectPackage(zip: Uint8Array, protection: Protection): Promise<Uint8Array> {
  if ('code' in protection) return encryptForPassphrase(zip, writtenCode(protection.code), drawnLogN)
  return encryptForKeys(zip, protection.cards.map(keyOfCard))
}

/**
 * @throws AppError package_code_needed, code_mistyped, package_code_wrong, package_other_recipient, package_cipher_damaged
 */
export async function unprotectPackage(
  { name: file, bytes }: FileContent,
  { seal, formerSeals = [], code }: Keys,
): Promise<Uint8Array> {
  const kind = ageKind(bytes)
  if (kind === 'broken') throw new AppError('package_cipher_damaged', { file })
  if (kind === 'passphrase') {
    if (code === null) throw new AppError('package_code_needed', { file })
    const passphrase = writtenCode(code)
    return refusing('package_code_wrong', file, () => decryptWithPassphrase(bytes, passphrase))
  }
  if (seal === null) throw new AppError('package_other_recipient', { file })
  const keys = [seal, ...formerSeals].map(decryptionKeyOf)
  return refusing('package_other_recipient', file, () => decryptWithKeys(bytes, keys))
}

function keyOfCard(card: string): Uint8Array {
  const key = encryptionKeyOf(card)
  if (key === undefined) throw new AppError('card_invalid')
  return key
}

function writtenCode(text: string): string {
  const code = readCode(text)
  if (code === undefined) throw new AppError('code_mistyped')
  return code
}

async function refusing(
  noMatch: 'package_code_wrong' | 'package_other_recipient',
  file: string,
  decrypt: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  try {
    return await decrypt()
  } catch (error) {
    if (!(error instanceof AgeRefusal)) throw error
    throw new AppError(error.failure === 'noMatch' ? noMatch : 'package_cipher_damaged', { file })
  }
}
