/**
 * Which rows of a list a file does not have, within what the file speaks of: a list of one community says nothing of the
 * people of another. Pure. Nothing is retired by this alone; a person ticks it.
 */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import type { MappedTable } from './mapping.ts'
import type { PlanRow } from './plan-row.ts'

/** By which field a list is handed in in parts. */
const scopeFields: Readonly<Record<LedgerKey, string>> = {
  duties: 'post',
  keyMatters: 'category',
  assistMatters: 'category',
  people: 'communityName',
}

export interface Missing {
  readonly rows: readonly LedgerRow[]
  /** What was compared, for the clerk. */
  readonly scope: string
}

const mostNames = 3

/** @param mentioned records that any table of the plan speaks of, whatever became of the row. */
export function findMissing(
  table: MappedTable & { readonly ledger: LedgerKey },
  rows: readonly PlanRow[],
  existing: readonly LedgerRow[],
  mentioned: ReadonlySet<string>,
): Missing {
  const understood = rows.some(({ bucket }) => bucket === 'new' || bucket === 'changed' || bucket === 'same')
  if (!understood) return { rows: [], scope: '文件里没有读懂的行，不比对' }
  const field = table.columns.find((column) => column.field === scopeFields[table.ledger])?.field ?? null
  const absent = existing.filter((row) => !mentioned.has(row.id))
  if (field === null) return { rows: absent, scope: '与整张清单比对' }
  const parts = new Set(rows.flatMap((row) => row.values[field] ?? []))
  const label = table.fields.find(({ name }) => name === field)?.label ?? field
  const names = [...parts].slice(0, mostNames).join('、')
  const scope = `只比对文件里出现的${label}：${names}${parts.size > mostNames ? ` 等 ${parts.size} 个` : ''}`
  return { rows: absent.filter((row) => parts.has(row.values[field] ?? '')), scope }
}
