/** What is ticked of one table, as the page keeps it: kinds as a whole, and rows that are ticked otherwise. Pure. */
import type { BucketCounts, PlannedTable, TableSelection } from '../../../contract/api/intake.ts'

/** Kinds of rows that can be ticked. */
export type TickKind = 'new' | 'changed' | 'missing'

export interface Ticks {
  readonly whole: Readonly<Record<TickKind, boolean>>
  /** By row number; for missing records by their place in the list of them. */
  readonly except: Readonly<Record<TickKind, ReadonlySet<number>>>
}

const none: ReadonlySet<number> = new Set()

export const usualTicks: Ticks = {
  whole: { new: true, changed: true, missing: false },
  except: { new: none, changed: none, missing: none },
}

export function isTicked(ticks: Ticks, kind: TickKind, row: number): boolean {
  return ticks.whole[kind] !== ticks.except[kind].has(row)
}

export function toggleRow(ticks: Ticks, kind: TickKind, row: number): Ticks {
  const except = new Set(ticks.except[kind])
  if (!except.delete(row)) except.add(row)
  return { ...ticks, except: { ...ticks.except, [kind]: except } }
}

export function tickAll(ticks: Ticks, kinds: readonly TickKind[], ticked: boolean): Ticks {
  return kinds.reduce(
    (all, kind) => ({
      whole: { ...all.whole, [kind]: ticked },
      except: { ...all.except, [kind]: none },
    }),
    ticks,
  )
}

export function countOf(table: Pick<PlannedTable, 'counts' | 'missing'>, kind: TickKind): number {
  return kind === 'missing' ? table.missing.count : table.counts[kind]
}

export function tickedCount(table: Pick<PlannedTable, 'counts' | 'missing'>, ticks: Ticks, kind: TickKind): number {
  const except = ticks.except[kind].size
  return ticks.whole[kind] ? countOf(table, kind) - except : except
}

/** The kinds that a view of one bucket shows; all of them where everything is shown. */
export function kindsIn(view: keyof BucketCounts | 'missing' | null): readonly TickKind[] {
  if (view === null) return ['new', 'changed']
  return view === 'new' || view === 'changed' || view === 'missing' ? [view] : []
}

export function toSelection({ whole, except }: Ticks): TableSelection {
  return { ...whole, exceptRows: [...except.new, ...except.changed], exceptMissing: [...except.missing] }
}
