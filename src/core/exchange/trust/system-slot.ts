/**
 * 本机系统保管: a copy of the seal, encrypted by the system's store for secrets, as a file beside the seal. It opens on this PC for this
 * account alone: convenience, never a copy that is safe. Knows the store as a port, no host.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../../contract/errors.ts'
import { removeFile } from '../../db/durable-files.ts'
import type { SystemStore } from '../../ports.ts'
import { sealToText, type UnitSeal } from '../format/unit-seal.ts'
import { knownPublic, loadSeal, parseSeal, sealPath, systemSlotFile, writeSecret } from '../seal-file.ts'

/** The hash tells a file that was damaged from one that another PC has made. */
const slotSchema = z.strictObject({ publicKey: z.string(), sha256: z.string(), sealed: z.base64() })

interface Slot {
  readonly publicKey: string
  readonly sealed: Uint8Array
}

export type SystemSlotState = 'unavailable' | 'off' | 'on' | 'damaged'

export async function systemSlotState(dataDir: string, store: SystemStore | null): Promise<SystemSlotState> {
  if (store === null || !(await store.isAvailable())) return 'unavailable'
  const slot = readSlot(dataDir)
  if (slot === 'damaged') return 'damaged'
  return slot === null ? 'off' : 'on'
}

/** @throws AppError seal_store_unavailable, seal_lost, seal_damaged */
export async function keepInSystemStore(dataDir: string, given: SystemStore | null): Promise<void> {
  const store = await usable(given)
  const seal = loadSeal(dataDir)
  const text = sealToText(seal)
  const sealed = await store.protect(text)
  // A store that does not give back what it got would be found out after the loss only.
  if (sealed === null || (await store.reveal(sealed)) !== text) throw new AppError('seal_store_unavailable')
  const slot: z.infer<typeof slotSchema> = {
    publicKey: seal.public,
    sha256: hashOf(sealed),
    sealed: Buffer.from(sealed).toString('base64'),
  }
  writeSecret(dataDir, systemSlotFile, JSON.stringify(slot))
}

export function removeFromSystemStore(dataDir: string): void {
  removeFile(sealPath(dataDir, systemSlotFile))
}

/** @throws AppError seal_store_unavailable, seal_store_none, seal_store_damaged, seal_store_other_pc */
export async function sealFromSystemStore(dataDir: string, given: SystemStore | null): Promise<UnitSeal> {
  const store = await usable(given)
  const slot = readSlot(dataDir)
  if (slot === null) throw new AppError('seal_store_none')
  if (slot === 'damaged') throw new AppError('seal_store_damaged')
  const text = await store.reveal(slot.sealed)
  if (text === null) throw new AppError('seal_store_other_pc')
  const seal = parseSeal(text)
  // What the store gives back must be the seal that the slot says it is.
  if (seal?.public !== slot.publicKey) throw new AppError('seal_store_damaged')
  return seal
}

async function usable(store: SystemStore | null): Promise<SystemStore> {
  if (store === null || !(await store.isAvailable())) throw new AppError('seal_store_unavailable')
  return store
}

/** `null` when there is none of the present seal: one of a seal before, such as a restored 恢复单 leaves behind, brings back nothing. */
function readSlot(dataDir: string): Slot | 'damaged' | null {
  const path = sealPath(dataDir, systemSlotFile)
  if (!existsSync(path)) return null
  const slot = parseSlot(readFileSync(path, 'utf8'))
  if (slot === null) return 'damaged'
  const present = knownPublic(dataDir)
  return present === null || present === slot.publicKey ? slot : null
}

function parseSlot(text: string): Slot | null {
  try {
    const { publicKey, sha256, sealed } = slotSchema.parse(JSON.parse(text))
    const bytes = Buffer.from(sealed, 'base64')
    return hashOf(bytes) === sha256 ? { publicKey, sealed: bytes } : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
