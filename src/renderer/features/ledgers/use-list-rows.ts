/**
 * The rows of a list as somebody has arranged it: fetched where one looks, grouped, and steady under the hand. A row that
 * has been edited stays in sight although it stops matching, until one filters anew.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { MarkedRow } from '../../../contract/api/ledgers.ts'
import type { Condition, SortKey } from '../../../contract/api/rows-request.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useApi } from '../../api/api-context.ts'
import { isPending, useWindowedRows, type PendingRow } from '../../api/use-windowed-rows.ts'
import { flatRows, groupedRows, type RowModel } from '../../ui/grid/row-model.ts'
import type { OnSaved } from './use-row-saver.ts'

export interface RowsWanted {
  readonly ledger: LedgerKey
  readonly find: string
  readonly where: readonly Condition[]
  readonly sort: readonly SortKey[]
  readonly groupBy: string | null
}

export interface ListRows {
  /** `null` until the first rows have arrived. */
  readonly model: RowModel | null
  readonly total: number
  readonly error: Error | null
  readonly refetch: () => void
  readonly rowAt: (offset: number) => MarkedRow | null
  readonly rowsOf: (offsets: readonly number[]) => Promise<readonly MarkedRow[]>
  readonly show: (firstOffset: number, lastOffset: number) => void
  readonly toggleGroup: (key: string) => void
  /** How many rows are kept in sight although they may match no more. */
  readonly kept: number
  /** Filters and sorts anew, without the kept rows. */
  readonly refilter: () => void
  readonly noteSaved: OnSaved
  /** The same rows, for questions about them: where one of them is, which holds a text. */
  readonly request: ReturnType<typeof requestOf>
}

/** Columns of the people list that stand in every row of a grid; one edit changes them all. */
const sharedByGrid: ReadonlySet<string> = new Set(['communityName', 'gridName', 'gridCode', 'households'])
/** What a request may carry; whoever edits more rows than this under a filter sees the oldest ones go. */
const mostKept = 500

export function useListRows(wanted: RowsWanted, canAppend: boolean): ListRows {
  const { call } = useApi()
  const queryClient = useQueryClient()
  const request = useMemo(() => requestOf(wanted), [wanted])
  const [kept, setKept] = useState<Kept>({ of: request, ids: [] })
  const keptIds = kept.of === request ? kept.ids : noIds
  // Asked for when a block is loaded: what has been loaded before and what comes later must fit together.
  const held = useRef<{ request: typeof request; ids: readonly string[]; moved: boolean } | null>(null)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())

  const reload = useCallback(() => {
    for (const name of ['ledgers.page', 'ledgers.groups']) void queryClient.invalidateQueries({ queryKey: [name] })
  }, [queryClient])
  const load = useCallback(
    async (offset: number, limit: number) => {
      const mine = held.current?.request === request ? held.current : null
      const block = await call('ledgers.page', { ...request, keep: [...(mine?.ids ?? [])], offset, limit })
      // Edits have moved rows in the order of the list: blocks read before and after do not fit together.
      if (mine?.moved === true) {
        mine.moved = false
        reload()
      }
      return block
    },
    [call, request, reload],
  )
  const queryKey = useMemo(() => ['ledgers.page', request], [request])
  const { rows, total, show, rowsOf, error, refetch } = useWindowedRows({ queryKey, load })
  const { groupBy } = request
  const groups = useQuery({
    queryKey: ['ledgers.groups', request],
    queryFn: () => {
      const { groupBy: by, ...rest } = request
      const mine = held.current?.request === request ? held.current : null
      return call('ledgers.groups', { ...rest, keep: [...(mine?.ids ?? [])], by: by ?? '' })
    },
    staleTime: Infinity,
    enabled: groupBy !== null,
  })

  const fresh = useMemo((): Shown | null => {
    if (rows === null) return null
    if (groupBy === null) return { rows, total, model: flatRows(total, canAppend) }
    return groups.data === undefined ? null : { rows, total, model: groupedRows(groups.data, closed, canAppend) }
  }, [rows, total, groupBy, groups.data, closed, canAppend])
  // What was asked before stays in sight until the answer to what is asked now has come.
  const [last, setLast] = useState<Shown | null>(null)
  if (fresh !== null && fresh !== last) setLast(fresh)
  const shown = fresh ?? last

  const rowAt = useCallback(
    (offset: number) => {
      const row = shown?.rows[offset]
      return row === undefined || isPending(row) ? null : row
    },
    [shown],
  )
  const noteSaved = useCallback<OnSaved>(
    (changedIds, fields) => {
      const moves = fields.some((name) => name === request.groupBy || request.sort.some(({ field }) => field === name))
      const mayLeave = request.find !== '' || fields.some((name) => request.where.some(({ field }) => field === name))
      const before = held.current?.request === request ? held.current : { request, ids: noIds, moved: false }
      const ids = mayLeave ? [...new Set([...before.ids, ...changedIds])].slice(-mostKept) : before.ids
      held.current = { request, ids, moved: before.moved || moves }
      if (ids !== before.ids) setKept({ of: request, ids })
      if (request.ledger === 'people' && !moves && fields.some((name) => sharedByGrid.has(name))) reload()
    },
    [request, reload],
  )
  const refilter = useCallback(() => {
    held.current = null
    setKept({ of: request, ids: noIds })
    reload()
  }, [request, reload])
  const toggleGroup = useCallback((key: string) => {
    setClosed((current) => {
      const next = new Set(current)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }, [])
  return {
    model: shown?.model ?? null,
    total: shown?.total ?? 0,
    error: error ?? groups.error,
    refetch,
    rowAt,
    rowsOf,
    show,
    toggleGroup,
    kept: keptIds.length,
    refilter,
    noteSaved,
    request,
  }
}

interface Shown {
  readonly rows: readonly (MarkedRow | PendingRow)[]
  readonly total: number
  readonly model: RowModel
}

interface Kept {
  readonly of: object
  readonly ids: readonly string[]
}

const noIds: readonly string[] = []

function requestOf({ ledger, find, where, sort, groupBy }: RowsWanted) {
  return { ledger, find: find.trim(), where: [...where], sort: [...sort], groupBy }
}
