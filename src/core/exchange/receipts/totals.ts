/** Counts by table as the register keeps them, and what a receipt with such counts means. Pure. */
import { z } from 'zod'
import type { ReceiptState } from '../../../contract/api/exchange.ts'
import { bucketCounts, type BucketCounts } from '../../../contract/api/intake.ts'
import { addCounts, noCounts } from '../../intake/counts.ts'

const tableTotals = z.array(z.strictObject({ table: z.string(), counts: bucketCounts }))
export type TableTotals = z.infer<typeof tableTotals>

/** null for packages of an earlier version of the program, which kept none. */
export function readTotals(json: string | null): TableTotals | null {
  return json === null ? null : tableTotals.parse(JSON.parse(json))
}

export function writeTotals(totals: TableTotals): string {
  return JSON.stringify(totals)
}

export function sumOf(totals: readonly { readonly counts: BucketCounts }[]): BucketCounts {
  const sum = noCounts()
  for (const { counts } of totals) addCounts(sum, counts)
  return sum
}

/**
 * Taken is what the receiver now has, whether it was new or known.
 * @param setAside conflicts decided for the receiver's own content
 */
export function receiptState(sum: BucketCounts, setAside: number): ReceiptState {
  if (sum.rejected + sum.conflict + setAside === 0) return 'accepted'
  return sum.new + sum.changed + sum.same + sum.skipped === 0 ? 'refused' : 'partly'
}
