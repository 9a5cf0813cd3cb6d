/**
 * The unit's seal as files of the data folder, readable by their owner only. It is made when first needed, and never silently
 * made anew where one has been. Knows the folder `seal`; how a seal comes back after a loss is in trust/seal-slots.ts.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { makeFolderDurably, writeDurably } from '../db/durable-files.ts'
import { createSeal, sealFromText, sealToText, type UnitSeal } from './format/unit-seal.ts'

const ownerOnly = 0o600

/** The seal itself: opens without a prompt, so that sealing works unattended. */
const keyFile = 'unit-seal.key'
/** Its public half. It says that there has been a seal when the key is gone. */
const publicFile = 'unit-seal.pub'
/** What brings it back, or says so (trust/seal-slots.ts). */
export const passwordFile = 'password.age'
export const sheetFile = 'recovery-sheet.json'
/** Of no use on another PC: whoever packs the folder `seal` for one leaves it out. */
export const systemSlotFile = 'system-store.json'

export function sealPath(dataDir: string, ...names: readonly string[]): string {
  return join(dataDir, 'seal', ...names)
}

/** @throws AppError seal_lost, seal_damaged */
export function loadSeal(dataDir: string): UnitSeal {
  if (existsSync(sealPath(dataDir, keyFile))) return rememberPublic(dataDir, readSeal(sealPath(dataDir, keyFile)))
  if (hasTraces(dataDir)) throw new AppError('seal_lost')
  const seal = createSeal(randomBytes)
  keepSeal(dataDir, seal)
  return seal
}

/** Whether there is what only a seal leaves behind: one that has been is never silently made anew. */
function hasTraces(dataDir: string): boolean {
  const fixed: readonly string[] = [publicFile, passwordFile, sheetFile, systemSlotFile]
  const isTrace = (name: string): boolean => fixed.includes(name) || /^(former-.*\.key|card-.*\.txt)$/.test(name)
  return existsSync(sealPath(dataDir)) && readdirSync(sealPath(dataDir)).some(isTrace)
}

/** Those before renewals. One that cannot be read opens nothing, and is no reason to refuse what the others open. */
export function loadFormerSeals(dataDir: string): UnitSeal[] {
  return readdirSync(sealPath(dataDir))
    .filter((name) => /^former-.*\.key$/.test(name))
    .flatMap((name) => parseSeal(readFileSync(sealPath(dataDir, name), 'utf8')) ?? [])
}

/** Makes this the seal of the unit. One that was there before stays as a file beside it. */
export function keepSeal(dataDir: string, seal: UnitSeal): void {
  const key = sealPath(dataDir, keyFile)
  if (existsSync(key)) writeSecret(dataDir, formerName(readFileSync(key, 'utf8')), readFileSync(key))
  writeSecret(dataDir, keyFile, sealToText(seal))
  writeSecret(dataDir, publicFile, `${seal.public}\n`)
}

export function writeSecret(dataDir: string, name: string, content: string | Uint8Array): void {
  const folder = sealPath(dataDir)
  makeFolderDurably(folder)
  chmodSync(folder, 0o700)
  writeDurably(sealPath(dataDir, name), content, ownerOnly)
}

/** The public half of the present seal, also where the seal itself is lost; `null` where none was written yet. */
export function knownPublic(dataDir: string): string | null {
  const path = sealPath(dataDir, publicFile)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

/** Data folders from before have no public half. */
function rememberPublic(dataDir: string, seal: UnitSeal): UnitSeal {
  if (!existsSync(sealPath(dataDir, publicFile))) writeSecret(dataDir, publicFile, `${seal.public}\n`)
  return seal
}

/** One that is damaged is kept too, under a name of its own: it may still be put right. */
function formerName(text: string): string {
  const seal = parseSeal(text)
  return seal === undefined ? 'damaged.key' : `former-${Buffer.from(seal.secret.id).toString('hex')}.key`
}

export function parseSeal(text: string): UnitSeal | undefined {
  try {
    return sealFromText(text)
  } catch {
    return undefined
  }
}

function readSeal(path: string): UnitSeal {
  try {
    return sealFromText(readFileSync(path, 'utf8'))
  } catch (cause) {
    const error = new AppError('seal_damaged', { file: path })
    error.cause = cause
    throw error
  }
}
