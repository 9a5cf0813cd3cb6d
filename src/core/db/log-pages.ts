/**
 * Which pages a write-ahead log holds in committed form, by the SQLite file format (section 4). Whether the log is valid is
 * SQLite's to judge; this only answers whether a page that the database file lacks can be anywhere else.
 */
import { readFileSync } from 'node:fs'

export interface LogPages {
  readonly pages: ReadonlySet<number>
  /** Pages of the database after the last commit in the log; null when there is none. */
  readonly databasePages: number | null
}

const headerSize = 32
const frameHeaderSize = 24

export function readLogPages(path: string): LogPages {
  const log = readFileSync(path)
  const pages = new Set<number>()
  let databasePages: number | null = null
  if (log.length < headerSize) return { pages, databasePages }
  const frameSize = frameHeaderSize + log.readUInt32BE(8)
  const salts = log.subarray(16, 24)
  let uncommitted: number[] = []
  for (let at = headerSize; at + frameSize <= log.length; at += frameSize) {
    // Frames of an earlier round of the log follow the current ones.
    if (!log.subarray(at + 8, at + 16).equals(salts)) break
    uncommitted.push(log.readUInt32BE(at))
    const sizeAfterCommit = log.readUInt32BE(at + 4)
    if (sizeAfterCommit === 0) continue
    for (const page of uncommitted) pages.add(page)
    uncommitted = []
    databasePages = sizeAfterCommit
  }
  return { pages, databasePages }
}
