/** Plans all tables of an import, one after another, each knowing what the earlier ones will add. Reads, never writes. */
import type { TableSettings } from '../../contract/api/intake.ts'
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { ledgers, type LedgerField, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { QueryContext } from '../handlers.ts'
import { ledgerFields } from '../ledgers/ledger-fields.ts'
import { readAllRows } from '../ledgers/repository.ts'
import { dropLooseParts, flagGridContradictions, keepKeys } from './grid-agreement.ts'
import type { Job } from './jobs.ts'
import { hasLedger, type KeptPlan, type PlannedPart } from './kept-plan.ts'
import { formOf, mapTable, type MappedTable } from './mapping.ts'
import { recallMapping } from './mapping-memory.ts'
import { findMissing } from './missing.ts'
import { pendingRows, planTable, skipTable, type TablePlan } from './plan.ts'
import type { Sources } from './sources.ts'

type ByLedger<T> = Record<LedgerKey, T>

export async function planSources(
  context: QueryContext,
  sources: Sources,
  settings: readonly (TableSettings | null)[],
  job: Job,
): Promise<KeptPlan> {
  const fields = await readFields(context)
  const tables: MappedTable[] = []
  for (const [index, source] of sources.tables.entries()) {
    const memory = await recallMapping(context, formOf(source))
    tables.push(mapTable(source, settings[index] ?? null, memory, (ledger) => fields[ledger]))
  }
  return { sources, settings, parts: await planMapped(context, tables, job), auditHead: context.auditHead }
}

/** With the columns that the office has added: they are filled like any other. */
async function readFields({ db }: QueryContext): Promise<ByLedger<readonly LedgerField[]>> {
  return {
    duties: await ledgerFields(db, 'duties'),
    keyMatters: await ledgerFields(db, 'keyMatters'),
    assistMatters: await ledgerFields(db, 'assistMatters'),
    people: await ledgerFields(db, 'people'),
  }
}

/** @param tables with mappings that are settled. */
export async function planMapped(
  context: QueryContext,
  tables: readonly MappedTable[],
  job: Job,
): Promise<PlannedPart[]> {
  const lists = await readLists(context, tables)
  const pending: ByLedger<LedgerRow[]> = { duties: [], keyMatters: [], assistMatters: [], people: [] }
  const plans: TablePlan[] = []
  for (const [index, table] of tables.entries()) {
    job.report('planning', table.source.file, index, tables.length)
    await job.breathe()
    const plan = await planOne(table, lists, pending, job)
    plans.push(plan)
    if (hasLedger(table)) pending[table.ledger] = pending[table.ledger].concat(pendingRows(table.source, plan.rows))
  }
  return withMissing(tables, plans, lists)
}

async function readLists(context: QueryContext, tables: readonly MappedTable[]): Promise<ByLedger<LedgerRow[]>> {
  const lists: ByLedger<LedgerRow[]> = { duties: [], keyMatters: [], assistMatters: [], people: [] }
  for (const key of new Set(tables.flatMap(({ ledger }) => ledger ?? [])))
    lists[key] = await readAllRows(context.db, ledgers[key], context.unit.code)
  return lists
}

async function planOne(
  table: MappedTable,
  lists: ByLedger<LedgerRow[]>,
  pending: ByLedger<LedgerRow[]>,
  job: Job,
): Promise<TablePlan> {
  if (!hasLedger(table)) return { rows: skipTable(table.source), mentioned: new Set() }
  const existing = lists[table.ledger]
  const plan = await planTable(table, existing, pending[table.ledger], job)
  if (table.ledger !== 'people') return plan
  const rows = flagGridContradictions(dropLooseParts(plan.rows, existing), existing, table.preferred)
  return { ...plan, rows: table.matchBy === null ? rows : keepKeys(rows, table.matchBy) }
}

/** A record that any table speaks of is there; one that several tables miss is counted with the first. */
function withMissing(
  tables: readonly MappedTable[],
  plans: readonly TablePlan[],
  lists: ByLedger<LedgerRow[]>,
): PlannedPart[] {
  const mentioned = new Set<string>()
  for (const plan of plans) for (const id of plan.mentioned) mentioned.add(id)
  return tables.map((table, index) => {
    const rows = plans[index]?.rows ?? []
    if (!hasLedger(table)) return { table, rows, missing: { rows: [], scope: '' } }
    const missing = findMissing(table, rows, lists[table.ledger], mentioned)
    for (const { id } of missing.rows) mentioned.add(id)
    return { table, rows, missing }
  })
}
