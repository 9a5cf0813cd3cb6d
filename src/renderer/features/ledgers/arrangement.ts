/**
 * How somebody has arranged a list: columns, rows, order, groups. It is what a saved view holds, and it is remembered on
 * this computer from one visit to the next.
 */
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { Condition, SortKey } from '../../../contract/api/rows-request.ts'
import { viewSettings, type ViewSettings } from '../../../contract/api/views.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { settleColumns, type ColumnSettings } from '../../ui/grid/column-layout.ts'
import { usualFrozen } from './grid-columns.ts'

export interface Arrangement extends ColumnSettings {
  readonly find: string
  readonly where: readonly Condition[]
  readonly sort: readonly SortKey[]
  readonly groupBy: string | null
}

/** As it is sent to be kept. */
export function asViewSettings({ columns, where, sort, ...rest }: Arrangement): ViewSettings {
  return { ...rest, columns: [...columns], where: [...where], sort: [...sort] }
}

export function usualArrangement(fields: readonly LedgerFieldInfo[]): Arrangement {
  return {
    columns: fields.map(({ name }) => ({ field: name, width: null, hidden: false })),
    frozen: usualFrozen(fields),
    find: '',
    where: [],
    sort: [],
    groupBy: null,
  }
}

/** The same arrangement for the fields that the list has by now. */
export function settleArrangement(kept: Arrangement, fields: readonly LedgerFieldInfo[]): Arrangement {
  const names = fields.map(({ name }) => name)
  const isKnown = ({ field }: { readonly field: string }) => names.includes(field)
  return {
    ...kept,
    columns: settleColumns(names, kept.columns),
    where: kept.where.filter(isKnown),
    sort: kept.sort.filter(isKnown),
    groupBy: kept.groupBy !== null && names.includes(kept.groupBy) ? kept.groupBy : null,
  }
}

export function columnSettings({ columns, frozen }: Arrangement): ColumnSettings {
  return { columns, frozen }
}

/** Click after click: upwards, downwards, as the list has it. Other keys stand behind the one asked last. */
export function nextSort(sort: readonly SortKey[], field: string): SortKey[] {
  const current = sort.find((key) => key.field === field)
  if (current?.direction === 'desc') return sort.filter((key) => key.field !== field)
  return [{ field, direction: current === undefined ? 'asc' : 'desc' }]
}

export function withCondition(where: readonly Condition[], field: string, next: Condition | null): Condition[] {
  const others = where.filter((condition) => condition.field !== field)
  return next === null ? others : [...others, next]
}

const storageKey = (ledger: LedgerKey): string => `sidantong.list.${ledger}`

/** The columns only: whoever comes back shall see all rows. */
export function rememberColumns(ledger: LedgerKey, { columns, frozen }: ColumnSettings): void {
  localStorage.setItem(storageKey(ledger), JSON.stringify({ columns, frozen }))
}

export function rememberedColumns(ledger: LedgerKey): ColumnSettings | null {
  const text = localStorage.getItem(storageKey(ledger))
  if (text === null) return null
  const parsed = viewSettings.pick({ columns: true, frozen: true }).safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
