/**
 * Packages that came together, as one plan: in the order of senders and numbers, each planned on what is here and what
 * those before it bring. Made for the preview, and again where something has been saved before it is followed.
 */
import { exchangedKeys, records, type RecordKey } from '../../../contract/records/index.ts'
import type { StoredRecord } from '../../db/stored-record.ts'
import type { QueryContext } from '../../handlers.ts'
import type { ReadPackage } from '../format/read-package.ts'
import { incomingProblem } from '../incoming-checks.ts'
import { decideMerge } from '../merge.ts'
import { fromPackageTable } from '../package-tables.ts'
import { readSetAside } from './decisions.ts'
import type { OpenedPackage } from './open.ts'
import { PendingView, planRows, type ArrivingRow, type PlannedRecord } from './plan.ts'

export interface PlannedPackage {
  readonly opened: OpenedPackage
  readonly rows: readonly PlannedRecord[]
}

export function inOrder(packages: readonly OpenedPackage[]): OpenedPackage[] {
  const place = ({ content: { info } }: OpenedPackage): string =>
    `${info.unit} ${info.kind} ${String(info.sequence).padStart(15, '0')}`
  return [...packages].sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** Once the decisions are read it does not wait for anything: nothing is saved between two of its records. */
export async function planBatch(context: QueryContext, packages: readonly OpenedPackage[]): Promise<PlannedPackage[]> {
  const isSetAside = await readSetAside(context.db)
  const view = new PendingView(context.records)
  return inOrder(packages).map((opened) => {
    const rows = planRows(arrivingRows(opened.content), {
      sender: opened.content.info.unit,
      view,
      decide: decideMerge,
      isSetAside,
      problemOf: (key, incoming, isThere) => problemOf(opened, key, incoming, isThere),
    })
    view.take(rows)
    return { opened, rows }
  })
}

/** What the preview said of each record, in order. */
export function signatureOf(plan: readonly PlannedPackage[]): string {
  return plan.map(({ rows }) => rows.map(({ bucket }) => bucket).join()).join(';')
}

function* arrivingRows(content: ReadPackage): Generator<ArrivingRow> {
  if (content.info.kind === 'receipt') return
  const tables = new Map(content.tables.map((table) => [table.name, table]))
  for (const key of exchangedKeys) {
    const table = tables.get(records[key].table)
    if (table === undefined) continue
    for (const record of fromPackageTable(records[key], table)) yield { key, record }
  }
}

function problemOf(
  { documents }: OpenedPackage,
  key: RecordKey,
  incoming: StoredRecord,
  isThere: (key: RecordKey, id: string) => boolean,
): string | null {
  const problem = incomingProblem(key, incoming, isThere)
  if (problem !== null) return problem
  const lacksBytes = key === 'documents' && !documents.has(String(incoming.values['contentHash']))
  return lacksBytes ? '数据包里没有这份文件' : null
}
