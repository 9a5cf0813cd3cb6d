/**
 * The high-water mark beside the database. A lost -wal, a swapped or an emptied file passes SQLite's own checks; the
 * marker shows that more had been acknowledged. Two slots are written in turn, each with a checksum, so that a torn
 * write leaves the older one. It is not flushed: after a power cut an older marker is merely less strict.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256 } from './sha256.ts'

export interface Mark {
  readonly databaseId: string
  /** Last audit sequence number that was acknowledged. */
  readonly sequence: number
  /** Hash of that audit row. */
  readonly head: string
  readonly appVersion: string
}

const markSchema = z.strictObject({
  databaseId: z.string(),
  sequence: z.int(),
  head: z.string(),
  appVersion: z.string(),
})

const slotSize = 512
const markerName = 'marker'

export function markerPath(dataDir: string): string {
  return join(dataDir, markerName)
}

export class Marker {
  readonly #descriptor: number
  #nextSlot = 0

  constructor(dataDir: string) {
    this.#descriptor = openSync(markerPath(dataDir), openFlags(markerPath(dataDir)))
  }

  write(mark: Mark): void {
    writeSync(this.#descriptor, encodeSlot(mark), 0, slotSize, this.#nextSlot * slotSize)
    this.#nextSlot = 1 - this.#nextSlot
  }

  flush(): void {
    fsyncSync(this.#descriptor)
  }

  close(): void {
    try {
      this.flush()
    } finally {
      closeSync(this.#descriptor)
    }
  }
}

/** The newest mark whose checksum holds; null when there is none. */
export function readMark(dataDir: string): Mark | null {
  const content = readIfPresent(markerPath(dataDir))
  if (content === null) return null
  const marks = [0, 1].flatMap((slot) => decodeSlot(content.subarray(slot * slotSize, (slot + 1) * slotSize)) ?? [])
  return marks.reduce<Mark | null>(
    (newest, mark) => (newest === null || mark.sequence > newest.sequence ? mark : newest),
    null,
  )
}

function openFlags(path: string): string {
  return readIfPresent(path) === null ? 'w+' : 'r+'
}

function encodeSlot(mark: Mark): Buffer {
  const json = JSON.stringify(mark)
  return Buffer.from(`${sha256(json)} ${json}`.padEnd(slotSize - 1, ' ') + '\n')
}

function decodeSlot(slot: Buffer): Mark | null {
  const text = slot.toString('utf8').trimEnd()
  const json = text.slice(65)
  if (text.slice(0, 64) !== sha256(json)) return null
  return markSchema.parse(JSON.parse(json))
}

function readIfPresent(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
