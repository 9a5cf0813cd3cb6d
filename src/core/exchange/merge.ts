/** What another unit's record means here: by version, never by clock. Pure. */
import type { Bucket } from '../../contract/api/intake.ts'
import type { RecordDefinition } from '../../contract/records/define-record.ts'
import { contentHash, type StoredRecord } from '../db/stored-record.ts'

export interface MergeDecision {
  readonly bucket: Bucket
  readonly reason: string | null
}

/** @param sender code of the unit whose package it is: it speaks for its own records only. */
export function decideMerge(
  definition: RecordDefinition,
  sender: string,
  incoming: StoredRecord,
  current: StoredRecord | null,
): MergeDecision {
  if (incoming.unit !== sender) return { bucket: 'rejected', reason: `属于其他单位（${incoming.unit}）` }
  if (current === null) return { bucket: 'new', reason: null }
  if (current.unit !== incoming.unit) return { bucket: 'rejected', reason: `本地记录属于 ${current.unit}` }
  if (incoming.version > current.version) return { bucket: 'changed', reason: null }
  if (incoming.version < current.version) return { bucket: 'skipped', reason: '本地已有更新的版本' }
  if (contentHash(definition, incoming) === contentHash(definition, current)) return { bucket: 'same', reason: null }
  return { bucket: 'conflict', reason: '版本相同但内容不同，请与对方核对' }
}

const mostMissing = 100

/** Numbers between the first and the highest that have not arrived; a list of thousands would help nobody. */
export function missingSequences(received: readonly number[]): number[] {
  const missing: number[] = []
  let next = 1
  for (const sequence of [...new Set(received)].sort((a, b) => a - b)) {
    for (; next < sequence && missing.length < mostMissing; next += 1) missing.push(next)
    next = sequence + 1
  }
  return missing
}
