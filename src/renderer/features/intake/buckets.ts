/** The six ways a source row can go, in the words and tones of the screen. */
import { bucketLabels, buckets, type Bucket, type BucketCounts, type ImportPlan } from '../../../contract/api/intake.ts'
import type { Saved } from '../../../contract/api/shared.ts'
import type { Tone } from '../../ui/count-badge.tsx'

/** What is looked at: one kind of row, all of the sheet, or what the sheet does not have. */
export type View = Bucket | 'missing' | null

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
  readonly written: { readonly new: number; readonly changed: number; readonly retired: number }
  readonly saved: Saved
}

export function writtenText({ written }: Pick<AppliedImport, 'written'>): string {
  const parts = [
    ...(written.new > 0 ? [`新增 ${written.new} 条`] : []),
    ...(written.changed > 0 ? [`修改 ${written.changed} 条`] : []),
    ...(written.retired > 0 ? [`移入回收站 ${written.retired} 条`] : []),
  ]
  return parts.length === 0 ? '没有改动' : parts.join('，')
}
