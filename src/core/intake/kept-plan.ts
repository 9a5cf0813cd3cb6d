/** A plan as it waits between preview and apply. Types, and the few questions that everybody asks of one. */
import type { BucketCounts, TableSettings } from '../../contract/api/intake.ts'
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import { addCounts, noCounts } from './counts.ts'
import type { MappedTable } from './mapping.ts'
import type { Missing } from './missing.ts'
import type { PlanRow } from './plan-row.ts'
import type { Sources } from './sources.ts'

export interface PlannedPart {
  readonly table: MappedTable
  readonly rows: readonly PlanRow[]
  readonly missing: Missing
}

export interface KeptPlan {
  readonly sources: Sources
  /** By table of the sources; null: nobody has said anything. */
  readonly settings: readonly (TableSettings | null)[]
  readonly parts: readonly PlannedPart[]
  /** The audit trail that it was made on: while it is the same, so is the plan. */
  readonly auditHead: string
}

export function hasLedger(table: MappedTable): table is MappedTable & { readonly ledger: LedgerKey } {
  return table.ledger !== null
}

export function countRows(rows: readonly PlanRow[]): BucketCounts {
  const counts = noCounts()
  for (const row of rows) counts[row.bucket] += 1
  return counts
}

export function countByLedger(parts: readonly PlannedPart[]): Record<LedgerKey, BucketCounts> {
  const counts = { duties: noCounts(), keyMatters: noCounts(), assistMatters: noCounts(), people: noCounts() }
  for (const { table, rows } of parts) {
    if (table.ledger !== null) addCounts(counts[table.ledger], countRows(rows))
  }
  return counts
}
