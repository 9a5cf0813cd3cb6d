/**
 * What brings the seal back after a loss, and how it is renewed: 恢复单 (paper), password (a file beside the seal), the line of
 * signatures from the first seal to the present one; the system's store has a file of its own. Knows the data folder, no database.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../../contract/errors.ts'
import { removeFile } from '../../db/durable-files.ts'
import { AgeRefusal, chosenLogN, decryptWithPassphrase, encryptForPassphrase } from '../confidential/age-file.ts'
import {
  createSeal,
  publicCard,
  sealFromText,
  sealToText,
  type UnitIdentity,
  type UnitSeal,
} from '../format/unit-seal.ts'
import { keepSeal, loadSeal, passwordFile, sealPath, sheetFile, writeSecret } from '../seal-file.ts'
import { readCardFile, vouchFor, writeCardFile } from './card-file.ts'
import { removeFromSystemStore } from './system-slot.ts'

const sheetMark = z.strictObject({ publicKey: z.string(), on: z.string() })

export type SealState = 'sound' | 'lost' | 'damaged'

export function sealState(dataDir: string): SealState {
  try {
    loadSeal(dataDir)
    return 'sound'
  } catch (error) {
    if (error instanceof AppError && error.code === 'seal_lost') return 'lost'
    if (error instanceof AppError && error.code === 'seal_damaged') return 'damaged'
    throw error
  }
}

/** The card with the proof of its renewals: what is handed to partners. */
export function ownCardFile(dataDir: string, unit: UnitIdentity): string {
  const seal = loadSeal(dataDir)
  const path = sealPath(dataDir, cardFileOf(seal))
  const card = publicCard(unit, seal.public)
  if (!existsSync(path)) return card
  const text = readFileSync(path, 'utf8')
  return readCardFile(text)?.card === card ? text : card
}

/** The present card first, then those before it. */
export function ownCards(dataDir: string, unit: UnitIdentity): string[] {
  const text = ownCardFile(dataDir, unit)
  const file = readCardFile(text)
  return file === undefined ? [text] : [file.card, ...file.vouchers.map(({ formerCard }) => formerCard)]
}

/** When a sheet of the present seal was printed; `null` when none was, or only of a seal before. */
export function sheetPrintedOn(dataDir: string): string | null {
  const path = sealPath(dataDir, sheetFile)
  if (!existsSync(path)) return null
  try {
    const { publicKey, on } = sheetMark.parse(JSON.parse(readFileSync(path, 'utf8')))
    return publicKey === loadSeal(dataDir).public ? on : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

export function markSheetPrinted(dataDir: string, on: string): void {
  writeSecret(dataDir, sheetFile, JSON.stringify({ publicKey: loadSeal(dataDir).public, on }))
}

export function hasPassword(dataDir: string): boolean {
  return existsSync(sealPath(dataDir, passwordFile))
}

export async function setPassword(dataDir: string, password: string): Promise<void> {
  const content = Buffer.from(sealToText(loadSeal(dataDir)))
  writeSecret(dataDir, passwordFile, await encryptForPassphrase(content, password, chosenLogN))
}

export function removePassword(dataDir: string): void {
  removeFile(sealPath(dataDir, passwordFile))
}

/** @throws AppError seal_password_none, seal_password_wrong */
export async function sealFromPassword(dataDir: string, password: string): Promise<UnitSeal> {
  if (!hasPassword(dataDir)) throw new AppError('seal_password_none')
  try {
    const content = await decryptWithPassphrase(readFileSync(sealPath(dataDir, passwordFile)), password)
    return sealFromText(Buffer.from(content).toString('utf8'))
  } catch (error) {
    if (error instanceof AgeRefusal && error.failure === 'noMatch') throw new AppError('seal_password_wrong')
    if (error instanceof AgeRefusal) throw new AppError('seal_damaged', { file: sealPath(dataDir, passwordFile) })
    throw error
  }
}

/**
 * A new seal. The one before signs the new card, so that partners accept it in one step; one that is lost or damaged cannot, and the
 * digits are compared again. The proof is written before the seal changes: a cut in between leaves the old seal, whole.
 */
export function renewSeal(dataDir: string, unit: UnitIdentity, day: string): void {
  const seal = createSeal(randomBytes)
  if (sealState(dataDir) === 'sound') {
    const card = publicCard(unit, seal.public)
    const before = readCardFile(ownCardFile(dataDir, unit))
    if (before === undefined) throw new Error('the own card cannot be read')
    const voucher = vouchFor(card, loadSeal(dataDir), before.card, day)
    writeSecret(dataDir, cardFileOf(seal), writeCardFile(card, [voucher, ...before.vouchers]))
  }
  keepSeal(dataDir, seal)
  // They hold the seal before.
  removePassword(dataDir)
  removeFromSystemStore(dataDir)
}

function cardFileOf({ secret }: UnitSeal): string {
  return `card-${Buffer.from(secret.id).toString('hex')}.txt`
}
