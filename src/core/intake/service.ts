/** Import as the window and the command line use it: preview makes a plan, apply follows exactly that plan. */
import type { BucketCounts, ImportPlan, intake, PlannedRow } from '../../contract/api/intake.ts'
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgerKeys, ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Db } from '../db/schema.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { readAllRows } from '../ledgers/repository.ts'
import { openWriter } from '../ledgers/writer.ts'
import { Roster } from '../people/roster.ts'
import { readPopulations, withWholeGrid } from '../people/rules.ts'
import { describeConsequences } from './consequences.ts'
import { dropLooseParts, flagGridContradictions } from './grid-agreement.ts'
import { encodeOrigin, registerSource } from './origin.ts'
import { pendingRows, planTable } from './plan.ts'
import type { KeptPlan, PlanStore } from './plan-store.ts'
import { readSources } from './sources.ts'
import { addCounts, noCounts, type SourceTable } from './source-table.ts'

type PlannedTables = KeptPlan['tables']

export function intakeHandlers(plans: PlanStore<KeptPlan>): HandlersOf<typeof intake> {
  return {
    preview: async (context, { fileIds }) => {
      const { tables, ignored } = await readSources(fileIds.map((id) => context.files.get(id)))
      const plan: KeptPlan = { tables: await planTables(context, tables), sequence: await lastSequence(context.db) }
      const planId = context.options.newId()
      plans.keep(planId, plan)
      return {
        planId,
        tables: plan.tables.map(describeTable),
        ignoredSheets: ignored,
        counts: countByLedger(plan.tables),
        consequences: await describeConsequences(context, plan.tables),
      }
    },

    rows: (_context, { planId, table, bucket, offset, limit }) => {
      const planned = plans.get(planId).tables[table]
      if (planned === undefined) throw new AppError('not_found')
      const rows = bucket === null ? planned.rows : planned.rows.filter((row) => row.bucket === bucket)
      return Promise.resolve({ rows: rows.slice(offset, offset + limit), total: rows.length })
    },

    apply: async (context, { planId }) => {
      const plan = plans.get(planId)
      await assertCurrent(context, plan)
      for (const { source, rows } of plan.tables) await applyTable(context, source, rows)
      plans.drop(planId)
      const counts = countByLedger(plan.tables)
      return { value: { counts }, label: describeImport(plan.tables, counts) }
    },

    discard: (_context, { planId }) => {
      plans.drop(planId)
      return Promise.resolve({})
    },
  }
}

async function planTables(context: QueryContext, tables: readonly SourceTable[]): Promise<PlannedTables> {
  const planned = []
  const pending: Record<LedgerKey, LedgerRow[]> = { duties: [], keyMatters: [], assistMatters: [], people: [] }
  for (const source of tables) {
    const existing = await readAllRows(context.db, ledgers[source.ledger], context.unit.code)
    const matched = planTable(source, existing, pending[source.ledger])
    const rows =
      source.ledger === 'people' ? flagGridContradictions(dropLooseParts(matched, existing), existing) : matched
    pending[source.ledger].push(...pendingRows(source, rows))
    planned.push({ source, rows })
  }
  return planned
}

/** The plan is followed only while it is what planning again would give. */
async function assertCurrent(context: CommandContext, plan: KeptPlan): Promise<void> {
  if ((await lastSequence(context.db)) === plan.sequence) return
  const again = await planTables(
    context,
    plan.tables.map((table) => table.source),
  )
  if (JSON.stringify(again.map((table) => table.rows)) !== JSON.stringify(plan.tables.map((table) => table.rows)))
    throw new AppError('plan_stale')
}

async function applyTable(context: CommandContext, source: SourceTable, rows: readonly PlannedRow[]): Promise<void> {
  const effective = rows.filter((row) => row.bucket === 'new' || row.bucket === 'changed')
  const writer = openWriter(context, source.ledger)
  if (effective.length > 0) {
    const sourceNumber = await registerSource(context.db, context.stamp.commandId, source)
    const known = await readAllRows(context.db, ledgers[source.ledger], context.unit.code)
    const rowsById = new Map(known.map((row) => [row.id, row]))
    for (const row of effective) {
      const origin = encodeOrigin(sourceNumber, { number: row.row, cells: row.source })
      if (row.recordId === null) await writer.create(row.values, origin)
      else await writer.update(requireRow(rowsById, row.recordId), withWholeGrid(afterValues(row), row.values), origin)
    }
  }
  if (writer instanceof Roster) await writer.setPopulations(readPopulations(source.notes))
}

function afterValues(row: PlannedRow): RecordValues {
  return Object.fromEntries(row.changes.map(({ field, after }) => [field, after]))
}

/** A plan that is current names only rows that are there. */
function requireRow(rows: ReadonlyMap<string, LedgerRow>, id: string): LedgerRow {
  const row = rows.get(id)
  if (row === undefined) throw new Error(`a planned row is gone: ${id}`)
  return row
}

async function lastSequence(db: Db): Promise<number> {
  const row = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}

function countRows(rows: readonly PlannedRow[]): BucketCounts {
  const counts = noCounts()
  for (const row of rows) counts[row.bucket] += 1
  return counts
}

function countByLedger(tables: PlannedTables): Record<LedgerKey, BucketCounts> {
  const counts = { duties: noCounts(), keyMatters: noCounts(), assistMatters: noCounts(), people: noCounts() }
  for (const { source, rows } of tables) addCounts(counts[source.ledger], countRows(rows))
  return counts
}

function describeTable({ source, rows }: PlannedTables[number]): ImportPlan['tables'][number] {
  return {
    file: source.file,
    sheet: source.sheet,
    ledger: source.ledger,
    headerRows: [...source.headerRows],
    columns: source.columns.map(({ letters, title, field }) => ({ column: letters, title, field })),
    hiddenRows: source.rows.filter((row) => row.hidden).length,
    counts: countRows(rows),
    sourceRows: rows.length,
  }
}

function describeImport(tables: PlannedTables, counts: Record<LedgerKey, BucketCounts>): string {
  const files = [...new Set(tables.map((table) => table.source.file))].join('、')
  const total = ledgerKeys.reduce((sum, key) => sum + counts[key].new + counts[key].changed, 0)
  return `导入 ${files}：${total} 行`
}
