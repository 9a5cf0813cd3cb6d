/** Follows a plan to the letter, inside the transaction of one command: what is ticked, nothing else, or nothing at all. */
import { wholeSelection, type TableSelection } from '../../contract/api/intake.ts'
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { CommandContext } from '../handlers.ts'
import { readAllRows } from '../ledgers/repository.ts'
import { openWriter, type LedgerWriter } from '../ledgers/writer.ts'
import { Roster } from '../people/roster.ts'
import { readPopulations, withWholeGrid } from '../people/rules.ts'
import type { Job } from './jobs.ts'
import { hasLedger, type KeptPlan, type PlannedPart } from './kept-plan.ts'
import { toRemember, type MappedTable } from './mapping.ts'
import { rememberMapping } from './mapping-memory.ts'
import { encodeOrigin, registerSource } from './origin.ts'
import type { PlanRow } from './plan-row.ts'
import { planMapped } from './planning.ts'
import { tickedOf, type Ticked } from './selection.ts'

export interface Written {
  new: number
  changed: number
  retired: number
}

/** @throws AppError plan_stale, invalid_input, cancelled */
export async function applyPlan(
  context: CommandContext,
  plan: KeptPlan,
  selection: readonly TableSelection[] | undefined,
  job: Job,
): Promise<Written> {
  if (selection !== undefined && selection.length !== plan.parts.length)
    throw new AppError('invalid_input', { place: 'selection' })
  await assertCurrent(context, plan, job)
  const chosen = plan.parts.map((part, index) => tickedOf(part, selection?.[index] ?? wholeSelection))
  const total = chosen.reduce((sum, { rows, missing }) => sum + rows.length + missing.length, 0)
  const written: Written = { new: 0, changed: 0, retired: 0 }
  for (const [index, { table }] of plan.parts.entries()) {
    const ticked = chosen[index]
    if (ticked === undefined || !hasLedger(table)) continue
    const advance = (): Promise<void> | undefined => {
      job.report('applying', table.source.file, written.new + written.changed + written.retired, total)
      return job.breathe()
    }
    const choice = selection?.[index] ?? wholeSelection
    await applyTable(context, table, ticked, choice.new || choice.changed, written, advance)
    if (table.corrected) await rememberMapping(context, table.form, toRemember(table))
  }
  return written
}

async function applyTable(
  context: CommandContext,
  table: MappedTable & { readonly ledger: LedgerKey },
  { rows, missing }: Ticked,
  withNotes: boolean,
  written: Written,
  advance: () => Promise<void> | undefined,
): Promise<void> {
  const writer = openWriter(context, table.ledger)
  if (rows.length > 0) {
    const source = await registerSource(context.db, context.stamp.commandId, table)
    const known = rows.some((row) => row.recordId !== null) ? await rowsById(context, table.ledger) : new Map()
    for (const row of rows) {
      await writeRow(writer, row, encodeOrigin(source, row.source), known)
      written[row.recordId === null ? 'new' : 'changed'] += 1
      await advance()
    }
  }
  for (const row of missing) {
    await writer.remove(row)
    written.retired += 1
    await advance()
  }
  if (withNotes && writer instanceof Roster) writer.setPopulations(readPopulations(table.source.notes))
}

async function writeRow(
  writer: LedgerWriter,
  row: PlanRow,
  origin: string,
  known: ReadonlyMap<string, LedgerRow>,
): Promise<void> {
  if (row.recordId === null) {
    await writer.create(row.values, origin)
    return
  }
  const record = known.get(row.recordId)
  // A plan that is current names only rows that are there.
  if (record === undefined) throw new Error(`a planned row is gone: ${row.recordId}`)
  await writer.update(record, withWholeGrid(afterValues(row), row.values), origin)
}

function afterValues(row: PlanRow): RecordValues {
  return Object.fromEntries(row.changes.map(({ field, after }) => [field, after]))
}

async function rowsById(context: CommandContext, ledger: LedgerKey): Promise<Map<string, LedgerRow>> {
  const rows = await readAllRows(context.db, ledgers[ledger], context.unit.code)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The plan is followed only while it is what planning again would give. */
async function assertCurrent(context: CommandContext, plan: KeptPlan, job: Job): Promise<void> {
  if (context.auditHead === plan.auditHead) return
  const tables = plan.parts.map((part) => part.table)
  const again = await planMapped(context, tables, job)
  if (!again.every((part, index) => isSamePart(part, plan.parts[index]))) throw new AppError('plan_stale')
}

function isSamePart(part: PlannedPart, other: PlannedPart | undefined): boolean {
  return (
    other !== undefined &&
    part.rows.length === other.rows.length &&
    part.rows.every((row, index) => isSameRow(row, other.rows[index])) &&
    part.missing.rows.length === other.missing.rows.length &&
    part.missing.rows.every((row, index) => row.id === other.missing.rows[index]?.id)
  )
}

/** The source and what it says are the same by themselves: the same table was planned with the same mapping. */
function isSameRow(row: PlanRow, other: PlanRow | undefined): boolean {
  return (
    other !== undefined &&
    row.bucket === other.bucket &&
    row.recordId === other.recordId &&
    row.reason === other.reason &&
    row.changes.length === other.changes.length &&
    JSON.stringify(row.changes) === JSON.stringify(other.changes)
  )
}
