/** A kept plan as the contract shows it. Pure, but for asking what else applying would do. */
import type { ImportPlan, PlannedColumn, PlannedRow, PlannedTable } from '../../contract/api/intake.ts'
import { ledgers } from '../../contract/ledgers/index.ts'
import type { QueryContext } from '../handlers.ts'
import { describeConsequences } from './consequences.ts'
import { countByLedger, countRows, type KeptPlan, type PlannedPart } from './kept-plan.ts'
import type { MappedColumn } from './mapping.ts'
import type { PlanRow } from './plan-row.ts'
import type { SourceRow } from './source-table.ts'

export async function describePlan(context: QueryContext, planId: string, plan: KeptPlan): Promise<ImportPlan> {
  return {
    planId,
    tables: plan.parts.map(describePart),
    ignoredSheets: plan.sources.ignored,
    refusedFiles: plan.sources.refused,
    counts: countByLedger(plan.parts),
    consequences: await describeConsequences(context, plan.parts),
  }
}

function describePart({ table, rows, missing }: PlannedPart): PlannedTable {
  const { source, ledger, fields, matchBy, form, remembered } = table
  const keys = matchBy === null ? (ledger === null ? [] : ledgers[ledger].businessKeys) : [matchBy]
  return {
    file: source.file,
    sheet: source.sheet,
    ledger,
    reason: source.reason,
    hints: [...source.hints],
    headerRows: [...source.headerRows],
    columns: table.columns.map((column) => describeColumn(column, source.rows)),
    fields: fields.map(({ name, label, required }) => ({ name, label, required: required === true })),
    form,
    remembered,
    keys: keys.map((key) => [...key]),
    matchBy: matchBy === null ? null : [...matchBy],
    hiddenRows: source.rows.filter((row) => row.hidden).length,
    warnings: countWarnings(rows),
    changedFields: fieldsThatChange(rows),
    counts: countRows(rows),
    sourceRows: rows.length,
    missing: { count: missing.rows.length, scope: missing.scope },
  }
}

function fieldsThatChange(rows: readonly PlanRow[]): string[] {
  const fields = new Set<string>()
  for (const { changes } of rows) for (const { field } of changes) fields.add(field)
  return [...fields]
}

function countWarnings(rows: readonly PlanRow[]): PlannedTable['warnings'] {
  const warnings = { new: 0, changed: 0, same: 0 }
  for (const { bucket, reason } of rows) {
    if (reason !== null && (bucket === 'new' || bucket === 'changed' || bucket === 'same')) warnings[bucket] += 1
  }
  return warnings
}

const mostSamples = 3
const rowsForSamples = 200

function describeColumn(column: MappedColumn, rows: readonly SourceRow[]): PlannedColumn {
  const samples = new Set<string>()
  for (const row of rows.slice(0, rowsForSamples)) {
    const text = row.cells[column.index] ?? ''
    if (text !== '' && samples.size < mostSamples) samples.add(text.slice(0, 60))
  }
  const { index, letters, title, hidden, field, basis, note } = column
  return { index, column: letters, title, hidden, field, basis, note, samples: [...samples] }
}

export function describeRow(row: PlanRow, preferred: ReadonlySet<number>): PlannedRow {
  const { source, bucket, reason, resolution, recordId, values, changes } = row
  return {
    row: source.number,
    hidden: source.hidden,
    bucket,
    reason,
    resolution,
    preferred: preferred.has(source.number),
    recordId,
    source: [...source.cells],
    merged: source.filled.map(({ column }) => column),
    values,
    changes,
  }
}
