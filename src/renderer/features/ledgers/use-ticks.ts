/** Rows ticked one by one, for deleting, editing and merging many; a tick survives scrolling and sorting. */
import { useCallback, useMemo, useState } from 'react'
import type { MarkedRow } from '../../../contract/api/ledgers.ts'
import type { GridTicks } from '../../ui/grid/types.ts'

export interface Ticks {
  readonly rows: ReadonlyMap<string, MarkedRow>
  readonly grid: GridTicks<MarkedRow>
  readonly clear: () => void
}

/** What one command may take. */
export const mostTicked = 10_000

const none: ReadonlyMap<string, MarkedRow> = new Map()

export function useTicks(
  total: number,
  rowAt: (offset: number) => MarkedRow | null,
  rowsOf: (offsets: readonly number[]) => Promise<readonly MarkedRow[]>,
  tell: (sentence: string) => void,
): Ticks {
  const [rows, setRows] = useState(none)
  const [last, setLast] = useState<number | null>(null)
  const mark = useCallback(
    (found: readonly MarkedRow[], ticked: boolean) =>
      setRows((current) => {
        const next = new Map(current)
        for (const row of found) {
          if (ticked) next.set(row.id, row)
          else next.delete(row.id)
        }
        return next
      }),
    [],
  )
  const set = useCallback(
    (from: number, to: number, ticked: boolean) => {
      const here = from === to ? rowAt(from) : null
      if (here !== null) {
        mark([here], ticked)
        return
      }
      const offsets = Array.from({ length: to - from + 1 }, (_, index) => from + index)
      rowsOf(offsets).then(
        (found) => mark(found, ticked),
        () => tell('没有选中：有的行没有读到。请重试。'),
      )
    },
    [mark, rowAt, rowsOf, tell],
  )
  const tick = useCallback(
    (offset: number, ticked: boolean, upTo: boolean) => {
      const from = upTo && last !== null ? last : offset
      set(Math.min(from, offset), Math.max(from, offset), ticked)
      setLast(offset)
    },
    [last, set],
  )
  const tickAll = useCallback(
    (ticked: boolean) => {
      if (!ticked) setRows(none)
      else if (total > mostTicked) tell(`一次最多选中 ${mostTicked} 行，现在有 ${total} 行。请先筛选。`)
      else if (total > 0) set(0, total - 1, true)
    },
    [set, tell, total],
  )
  const grid = useMemo<GridTicks<MarkedRow>>(
    () => ({
      isTicked: ({ id }) => rows.has(id),
      all: rows.size === 0 ? 'none' : rows.size >= total ? 'all' : 'some',
      tick,
      tickAll,
    }),
    [rows, total, tick, tickAll],
  )
  return { rows, grid, clear: useCallback(() => setRows(none), []) }
}
