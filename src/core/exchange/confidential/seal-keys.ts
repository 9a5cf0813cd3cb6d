/**
 * The X25519 keys that belong to a unit's Ed25519 seal (RFC 7748, 4.1: the birational map between the two curves), as age does
 * for ssh-ed25519 and libsodium in crypto_sign_ed25519_pk_to_curve25519. So a card that is there serves for encryption too.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { readCard, type UnitSeal } from '../format/unit-seal.ts'

/** Algorithm (2) and key id (8) stand before the key in a minisign public key. */
const keyStart = 10

/** `undefined` when the text is no card or its key is no point of the curve, so nothing can be encrypted for it. */
export function encryptionKeyOf(card: string): Uint8Array | undefined {
  const publicKey = readCard(card)?.publicKey
  if (publicKey === undefined) return undefined
  try {
    return ed25519.utils.toMontgomery(Uint8Array.from(Buffer.from(publicKey, 'base64').subarray(keyStart)))
  } catch {
    return undefined
  }
}

export function decryptionKeyOf(seal: UnitSeal): Uint8Array {
  return ed25519.utils.toMontgomerySecret(seal.secret.seed)
}
