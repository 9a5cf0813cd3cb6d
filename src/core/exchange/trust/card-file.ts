/**
 * 名片文件: the two lines of a unit's card, and after a renewal the proof that the seal before vouches for it: its signature over
 * the new card (a .minisig), the card before, and so on down to the first. Pure; knows no list of partners.
 */
import { signMessage, verifySignature } from '../format/minisign.ts'
import { readCard, type UnitCard, type UnitSeal } from '../format/unit-seal.ts'

/** The signature of the seal before over a card, and that seal's own card. */
export interface Voucher {
  readonly signature: string
  readonly formerCard: string
}

export interface CardFile extends UnitCard {
  /** The two lines. */
  readonly card: string
  /** Newest first. */
  readonly vouchers: readonly Voucher[]
}

const untrusted = 'sidantong card renewal'
const linesOfCard = 2
const linesOfVoucher = 6
const mostVouchers = 20

export function writeCardFile(card: string, vouchers: readonly Voucher[]): string {
  return card + vouchers.map(({ signature, formerCard }) => signature + formerCard).join('')
}

/** Takes text as it comes out of a chat or an e-mail; `undefined` when it is no card. */
export function readCardFile(text: string): CardFile | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const count = (lines.length - linesOfCard) / linesOfVoucher
  if (!Number.isInteger(count) || count < 0 || count > mostVouchers) return undefined
  const textOf = (from: number, size: number): string =>
    lines
      .slice(from, from + size)
      .map((line) => `${line}\n`)
      .join('')
  const card = textOf(0, linesOfCard)
  const read = readCard(card)
  if (read === undefined) return undefined
  const vouchers = Array.from({ length: count }, (_, index) => {
    const from = linesOfCard + index * linesOfVoucher
    return { signature: textOf(from, linesOfVoucher - linesOfCard), formerCard: textOf(from + 4, linesOfCard) }
  })
  return { ...read, card, vouchers }
}

/** @param day when the seal was renewed; it is covered by the signature. */
export function vouchFor(newCard: string, formerSeal: UnitSeal, formerCard: string, day: string): Voucher {
  const trusted = `sidantong card renewal ${day}`
  return { signature: signMessage(Buffer.from(newCard), formerSeal.secret, { untrusted, trusted }), formerCard }
}

/** Whether a line of signatures leads from the known card to this one, all of the same unit. */
export function isVouchedBy(file: CardFile, knownCard: string): boolean {
  const known = readCard(knownCard)
  if (known?.unit.code !== file.unit.code) return false
  const cards = [file.card, ...file.vouchers.map(({ formerCard }) => formerCard)]
  let trusted = known.publicKey
  for (const [index, { signature }] of [...file.vouchers.entries()].reverse()) {
    const card = cards[index] ?? ''
    const read = readCard(card)
    if (read?.unit.code !== file.unit.code) continue
    if (verifySignature(Buffer.from(card), signature, trusted, untrusted) === 'valid') trusted = read.publicKey
  }
  return trusted === file.publicKey && trusted !== known.publicKey
}
