/** What a cut may do to backups: a listed one is whole, and one that was acknowledged is listed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupInfo } from '../../../src/contract/api/backups.ts'
import { listBackups } from '../../../src/core/db/backup.ts'
import { readStoredState } from '../../support/checks/stored-state.ts'
import { dataFolder, type Recording } from './recording.ts'
import type { DiskImage } from './simulated-disk.ts'

interface Listing {
  readonly valid: readonly BackupInfo[]
  readonly broken: readonly string[]
}

/** The same backups are on hundreds of images; each set of them is read once. */
const listings = new WeakMap<Recording, Map<string, Listing>>()

export function validBackups(root: string, image: DiskImage, recording: Recording): readonly BackupInfo[] {
  return listingOf(root, image, recording).valid
}

export function judgeBackups(root: string, image: DiskImage, recording: Recording, last: number): string[] {
  const { valid, broken } = listingOf(root, image, recording)
  const acknowledged = recording.acknowledged.slice(0, last + 1)
  const promised = acknowledged.flatMap(({ step, backup }) => (step === 'backUp' ? (backup ?? []) : []))
  const lost = promised.filter((name) => valid.every((backup) => backup.name !== name))
  const restores = acknowledged.filter(({ step }) => step === 'restore').length
  const kept = valid.filter(({ reason }) => reason === 'beforeRestore').length
  return [
    ...broken.map((name) => `broken: ${name}`),
    ...lost.map((name) => `lost: backup ${name}`),
    ...(kept < restores || setAside(image) < restores ? ['lost: the state before a restore'] : []),
  ]
}

function setAside(image: DiskImage): number {
  return [...image.files.keys()].filter((path) => /\/set-aside\/[^/]+\/sidantong\.db$/.test(path)).length
}

function listingOf(root: string, image: DiskImage, recording: Recording): Listing {
  const known = listings.get(recording) ?? new Map<string, Listing>()
  listings.set(recording, known)
  const key = keyOf(image)
  const listing = known.get(key) ?? readListing(root + dataFolder)
  known.set(key, listing)
  return listing
}

function readListing(dataDir: string): Listing {
  const folder = join(dataDir, 'backups')
  if (!existsSync(folder)) return { valid: [], broken: [] }
  const valid = listBackups(dataDir).filter((backup) => backup.valid)
  const isBroken = (name: string): boolean => readStoredState(join(folder, `${name}.db`), []).problems.length > 0
  return { valid, broken: valid.map(({ name }) => name).filter(isBroken) }
}

const numbers = new WeakMap<Buffer, number>()
let highest = 0

/** Names and contents; a flushed content is the same buffer in every image. */
function keyOf(image: DiskImage): string {
  const backups = [...image.files].filter(([path]) => path.startsWith(`${dataFolder}/backups/`))
  return backups.map(([path, content]) => `${path} ${numberOf(content)}`).join('\n')
}

function numberOf(content: Buffer): number {
  let number = numbers.get(content)
  if (number === undefined) {
    highest += 1
    number = highest
    numbers.set(content, number)
  }
  return number
}
