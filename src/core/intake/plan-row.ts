/** One source row after planning, as the core keeps it: the row itself is referred to, not copied. Types only. */
import type { Bucket, PlannedRow } from '../../contract/api/intake.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { SourceRow } from './source-table.ts'

export interface PlanRow {
  readonly source: SourceRow
  readonly bucket: Bucket
  readonly reason: string | null
  readonly resolution: string | null
  readonly recordId: string | null
  readonly values: RecordValues
  readonly changes: PlannedRow['changes']
}
