/**
 * The port that a data folder is usually served on. A browser keeps what it keeps by address: unsaved words, hidden columns and
 * the like are found again after a restart only at the same one.
 */
import { createHash } from 'node:crypto'

/** Below what Linux and Windows hand out by themselves. */
const first = 20_000
const count = 10_000

/** @param dataDir absolute. */
export function usualPort(dataDir: string): number {
  return first + (createHash('sha256').update(dataDir).digest().readUInt32BE(0) % count)
}
