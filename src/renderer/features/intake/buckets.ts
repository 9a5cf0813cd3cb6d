/** The six ways a source row can go, in the words and tones of the screen. */
import { buckets, type Bucket, type BucketCounts, type ImportPlan } from '../../../contract/api/intake.ts'
import type { Saved } from '../../../contract/api/shared.ts'
import type { Tone } from '../../ui/count-badge.tsx'

export const bucketLabels: Readonly<Record<Bucket, string>> = {
  new: '新增',
  changed: '修改',
  same: '相同',
  conflict: '冲突',
  rejected: '未通过',
  skipped: '跳过',
}

export const bucketTones: Readonly<Record<Bucket, Tone>> = {
  new: 'green',
  changed: 'accent',
  same: 'plain',
  conflict: 'amber',
  rejected: 'red',
  skipped: 'plain',
}

export function sumOf(counts: BucketCounts): number {
  return buckets.reduce((sum, bucket) => sum + counts[bucket], 0)
}

/** Rows that applying would write. */
export function writesOf(counts: BucketCounts): number {
  return counts.new + counts.changed
}

/** `新增 12 · 修改 3`, leaving out what is zero. */
export function countsText(counts: BucketCounts): string {
  const parts = buckets
    .filter((bucket) => counts[bucket] > 0)
    .map((bucket) => `${bucketLabels[bucket]} ${counts[bucket]}`)
  return parts.length === 0 ? '没有数据行' : parts.join(' · ')
}

export function filesOf(plan: ImportPlan): string[] {
  return [...new Set([...plan.tables, ...plan.ignoredSheets].map((table) => table.file))]
}

/** What an applied import leaves behind on the page. */
export interface AppliedImport {
  readonly files: readonly string[]
  readonly counts: Readonly<Record<string, BucketCounts>>
  readonly saved: Saved
}
