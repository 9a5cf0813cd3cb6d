/** How many rows went which way. */
import { buckets, type Bucket, type BucketCounts } from '../../contract/api/intake.ts'

export function noCounts(): Record<Bucket, number> {
  return { new: 0, changed: 0, same: 0, conflict: 0, rejected: 0, skipped: 0 }
}

export function addCounts(into: Record<Bucket, number>, counts: BucketCounts): void {
  for (const bucket of buckets) into[bucket] += counts[bucket]
}
