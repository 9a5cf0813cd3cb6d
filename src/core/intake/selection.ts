/** Which rows of a plan are ticked. Pure. */
import type { TableSelection } from '../../contract/api/intake.ts'
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import type { PlannedPart } from './kept-plan.ts'
import type { PlanRow } from './plan-row.ts'

export interface Ticked {
  readonly rows: readonly PlanRow[]
  readonly missing: readonly LedgerRow[]
}

export function tickedOf({ rows, missing }: PlannedPart, selection: TableSelection): Ticked {
  const exceptRows = new Set(selection.exceptRows)
  const exceptMissing = new Set(selection.exceptMissing)
  return {
    rows: rows.filter(
      ({ bucket, source }) =>
        (bucket === 'new' || bucket === 'changed') && selection[bucket] !== exceptRows.has(source.number),
    ),
    missing: missing.rows.filter((_, place) => selection.missing !== exceptMissing.has(place)),
  }
}
