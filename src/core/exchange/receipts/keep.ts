/** Remembers the rows of a package that did not come in as they came, and what a receipt returns of ours. */
import { z } from 'zod'
import type { MergeChoice, ReturnedRow } from '../../../contract/api/exchange.ts'
import { columnName, type CellValue } from '../../../contract/records/define-record.ts'
import { recordKeys, records, type RecordKey } from '../../../contract/records/index.ts'
import { describeRecord } from '../../db/record-store.ts'
import type { NewRow, Row } from '../../db/schema.ts'
import type { CommandContext } from '../../handlers.ts'
import { differences } from '../differences.ts'
import type { Receipt } from '../format/receipt-tables.ts'
import type { PlannedRecord } from '../receiving/plan.ts'
import { readRows, replaceRows } from './repository.ts'

/** A planned record after the clerk's decision about it. */
export interface TakenRecord extends PlannedRecord {
  readonly decision: MergeChoice['keep'] | null
}

const keptField = z.strictObject({
  /** Column of the package table. */
  column: z.string(),
  label: z.string(),
  sent: z.string().nullable(),
  kept: z.string().nullable(),
})
export type KeptField = z.infer<typeof keptField>

export function parseFields(json: string): KeptField[] {
  return z.array(keptField).parse(JSON.parse(json))
}

type KeptRow = Omit<NewRow<'package_rows'>, 'package_id' | 'ordinal'>

/** @param isRepeated the package is in force here already: what was decided about it then stands unless it is decided anew */
export async function keepUntaken(
  { db, stamp }: CommandContext,
  packageId: string,
  rows: readonly TakenRecord[],
  isRepeated: boolean,
): Promise<void> {
  const kept = rows
    .filter(({ bucket, decision }) => bucket === 'rejected' || bucket === 'conflict' || decision !== null)
    .map((row): KeptRow => {
      const decided = row.decision === null ? null : stamp
      return { ...untakenRow(row), decided_by: decided?.actor ?? null, decided_at: decided?.at ?? null }
    })
  const earlier = isRepeated ? await readRows(db, packageId) : []
  await replaceRows(db, packageId, [...kept, ...stillDecided(earlier, rows)])
}

/** A decided conflict is settled from then on, so it does not come up again; the receipt has to tell of it all the same. */
function stillDecided(earlier: readonly Row<'package_rows'>[], rows: readonly TakenRecord[]): Row<'package_rows'>[] {
  const settled = new Set(
    rows
      .filter(({ bucket, decision }) => decision === null && (bucket === 'skipped' || bucket === 'same'))
      .map(({ key, incoming }) => `${key} ${incoming.id}`),
  )
  return earlier.filter((row) => row.decision !== null && settled.has(`${row.record_key} ${row.record_id}`))
}

function untakenRow({ key, incoming, current, decision, bucket, reason }: TakenRecord): KeptRow {
  const isConflict = bucket !== 'rejected'
  const fields: KeptField[] = isConflict
    ? differences(records[key], current, incoming).map(({ column, label, before, after }) => ({
        column,
        label,
        sent: textOf(after),
        kept: textOf(before),
      }))
    : []
  return {
    record_key: key,
    record_id: incoming.id,
    version: incoming.version,
    name: describeRecord(key, incoming),
    outcome: isConflict ? 'conflict' : 'rejected',
    reason: reason ?? '',
    fields: JSON.stringify(fields),
    content: JSON.stringify(incoming.values),
    decision,
  }
}

/** The lines of a receipt, one row per record again. */
export async function keepReturned(context: CommandContext, packageId: string, receipt: Receipt): Promise<void> {
  const byRecord = Map.groupBy(receipt.rows, ({ table, recordId }) => `${table} ${recordId}`)
  const rows = [...byRecord.values()].flatMap(([first, ...more]): KeptRow[] => {
    const key = recordKeys.find((candidate) => records[candidate].table === first?.table)
    if (first === undefined || key === undefined) return []
    const fields: KeptField[] = [first, ...more].flatMap(({ field, theirs, ours }) =>
      field === null ? [] : [{ column: field, label: labelOf(key, field), sent: theirs, kept: ours }],
    )
    return [
      {
        record_key: key,
        record_id: first.recordId,
        version: first.version,
        name: describeRecord(key, context.records.get(key, first.recordId)),
        outcome: first.outcome,
        reason: first.reason ?? '',
        fields: JSON.stringify(fields),
        content: null,
        decision: first.decision,
        decided_by: first.decidedBy,
        decided_at: first.decidedAt,
      },
    ]
  })
  await replaceRows(context.db, packageId, rows)
}

const otherColumns: Readonly<Record<string, string>> = { extra: '自设栏目', deleted_at: '状态' }

function labelOf(key: RecordKey, column: string): string {
  const field = records[key].fields.find(({ name }) => columnName(name) === column)
  return field?.label ?? otherColumns[column] ?? column
}

function textOf(value: CellValue): string | null {
  return value === null ? null : String(value)
}

export function describeRow(row: Row<'package_rows'>): ReturnedRow {
  return {
    key: z.enum(recordKeys).parse(row.record_key),
    id: row.record_id,
    name: row.name,
    outcome: row.outcome,
    reason: row.reason,
    fields: parseFields(row.fields).map(({ label, sent, kept }) => ({ label, sent, kept })),
    decision: row.decision,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }
}
