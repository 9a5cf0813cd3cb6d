/**
 * Decides for every source row what importing it would do: exactly one bucket each, with the reason. It sees the rows of
 * the file and the rows of the list, nothing else; applying follows it to the letter.
 */
import type { PlannedRow } from '../../contract/api/intake.ts'
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import { maskText } from '../output/masking.ts'
import type { Job } from './jobs.ts'
import type { MappedTable } from './mapping.ts'
import { matchRows, type Match } from './match.ts'
import type { PlanRow } from './plan-row.ts'
import { filledFields, readRow, type ReadRow } from './read-row.ts'
import type { SourceTable } from './source-table.ts'

export interface TablePlan {
  /** In the order of the sheet. */
  readonly rows: readonly PlanRow[]
  /** Records that a row speaks of, whatever became of the row. */
  readonly mentioned: ReadonlySet<string>
}

/** @param pending rows that earlier tables of the same plan will add (see `pendingRows`). */
export async function planTable(
  table: MappedTable & { readonly ledger: LedgerKey },
  existing: readonly LedgerRow[],
  pending: readonly LedgerRow[],
  job: Job,
): Promise<TablePlan> {
  const filled = filledFields(table.columns, table.fields)
  const required = table.fields.filter((field) => field.required === true)
  const rows: ReadRow[] = []
  for (const row of table.source.rows) {
    rows.push(readRow(filled, required, row))
    await job.breathe()
  }
  const keys = table.matchBy === null ? ledgers[table.ledger].businessKeys : [table.matchBy]
  const names = required.map((field) => field.name)
  const { matches, mentioned } = await matchRows(
    { keys, isChosen: table.matchBy !== null, names, preferred: table.preferred },
    rows,
    pending.length === 0 ? existing : [...existing, ...pending],
    job,
  )
  const planned = rows.map((row, index) => planRow(row, matches[index]))
  return { rows: inOrder([...planned, ...skippedRows(table.source)]), mentioned }
}

/** A table of which nobody has said what it is: nothing of it is imported, and each row says so. */
export function skipTable(source: SourceTable): readonly PlanRow[] {
  const reason = source.ledger === null ? '没有认出这张表，请先选择它是哪张清单' : '这张表选了不导入'
  const rows = source.rows.map((row): PlanRow => ({
    ...noEffect,
    source: row,
    bucket: 'skipped',
    reason,
    values: noValues,
  }))
  return inOrder([...rows, ...skippedRows(source)])
}

const noValues: RecordValues = {}
const noChanges: PlannedRow['changes'] = []
const noEffect = { recordId: null, resolution: null, changes: noChanges }

function skippedRows({ skipped }: SourceTable): PlanRow[] {
  return skipped.map(({ row, reason, cells }) => ({
    ...noEffect,
    source: { number: row, hidden: false, cells, kinds: '', filled: [] },
    bucket: 'skipped',
    reason,
    values: noValues,
  }))
}

const inOrder = (rows: PlanRow[]): PlanRow[] => rows.sort((a, b) => a.source.number - b.source.number)

function planRow(row: ReadRow, match: Match | undefined): PlanRow {
  const base = { ...noEffect, source: row.source, values: row.values }
  if (row.refusal !== null) return { ...base, bucket: 'rejected', reason: row.refusal }
  if (match === undefined) throw new Error(`row ${row.source.number} was not matched`)
  const { kind } = match
  if (kind === 'conflict') return { ...base, bucket: 'conflict', reason: match.reason, resolution: match.resolution }
  if (kind === 'repeated') return { ...base, bucket: 'skipped', reason: match.reason }
  if (kind === 'none') return { ...base, bucket: 'new', reason: row.warning }
  const changes = differences(row.values, match.row)
  if (match.row.updatedBy === pendingAuthor) {
    const contradicts = changes.some((change) => change.field !== 'position')
    return {
      ...base,
      bucket: contradicts ? 'conflict' : 'skipped',
      reason: contradicts ? `与${match.row.updatedAt}是同一条但内容不同` : `与${match.row.updatedAt}重复`,
    }
  }
  return {
    ...base,
    bucket: changes.length === 0 ? 'same' : 'changed',
    reason: row.warning,
    recordId: match.row.id,
    changes,
  }
}

const pendingAuthor = 'pending'

/** The new rows of a planned table, as later tables of the plan must see them: known, but not yet stored. */
export function pendingRows(table: SourceTable, planned: readonly PlanRow[]): LedgerRow[] {
  return planned
    .filter((row) => row.bucket === 'new')
    .map((row) => ({
      id: `${table.file}!${table.sheet}!${row.source.number}`,
      version: 0,
      unit: '',
      updatedAt: `“${table.file}”${table.sheet}第 ${row.source.number} 行`,
      updatedBy: pendingAuthor,
      values: row.values,
    }))
}

/** Neither an empty cell nor what 公示版 shows of a text is a statement: they never clear what the list knows. */
function differences(values: RecordValues, row: LedgerRow): PlannedRow['changes'] {
  let changes: PlannedRow['changes'] | null = null
  for (const field in values) {
    const after = values[field] ?? null
    const before = row.values[field] ?? null
    if (before === after || isShownOf(before, after)) continue
    changes ??= []
    changes.push({ field, before, after })
  }
  return changes ?? noChanges
}

function isShownOf(before: CellValue, after: CellValue): boolean {
  return typeof before === 'string' && typeof after === 'string' && after.includes('*') && maskText(before) === after
}
