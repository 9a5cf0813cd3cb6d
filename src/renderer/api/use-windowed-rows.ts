/**
 * A long list as the grid needs it: an array as long as the whole list, filled only where somebody looks.
 * Blocks are fetched on demand and kept by the query cache.
 */
import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

export const blockSize = 200

export interface Block<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

/** Stands where a row has not arrived yet. */
export interface PendingRow {
  readonly pending: number
}

export interface WindowedRows<Row> {
  /** `null` until the first block of this list has arrived. */
  readonly rows: readonly (Row | PendingRow)[] | null
  readonly total: number
  readonly error: Error | null
  readonly refetch: () => void
  readonly show: (firstRow: number, lastRow: number) => void
  /** These rows, fetched where they are not here yet; places behind the end are left out. */
  readonly rowsOf: (offsets: readonly number[]) => Promise<readonly Row[]>
}

/** Whoever drags the scroll bar through a long list wants the rows where he stops, not all that fly by. */
const restingTime = 60

export interface WindowSource<Row> {
  /** Identifies the list: query name first, then whatever filters it. */
  readonly queryKey: readonly unknown[]
  readonly load: (offset: number, limit: number) => Promise<Block<Row>>
  readonly enabled?: boolean
}

interface Seen<Row> {
  readonly blocks: readonly (Block<Row> | null)[]
  readonly error: Error | null
}

export function isPending(row: object): row is PendingRow {
  return 'pending' in row
}

export function useWindowedRows<Row extends object>({
  queryKey,
  load,
  enabled = true,
}: WindowSource<Row>): WindowedRows<Row> {
  const [wanted, setWanted] = useState<readonly number[]>([0])
  const combine = useCallback(
    (results: UseQueryResult<Block<Row>>[]): Seen<Row> & { readonly refetch: () => void } => ({
      blocks: results.map((result) => result.data ?? null),
      error: results.find((result) => result.error !== null)?.error ?? null,
      refetch: () => {
        for (const result of results) void result.refetch()
      },
    }),
    [],
  )
  const seen = useQueries({
    queries: wanted.map((block) => ({
      queryKey: [...queryKey, block],
      queryFn: () => load(block * blockSize, blockSize),
      staleTime: Infinity,
      enabled,
    })),
    combine,
  })
  const rows = useMemo(() => assemble(wanted, seen.blocks), [wanted, seen.blocks])
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  const show = useCallback((firstRow: number, lastRow: number) => {
    const next = blocksAround(firstRow, lastRow)
    clearTimeout(waiting.current)
    waiting.current = setTimeout(
      () => setWanted((current) => (sameNumbers(current, next) ? current : next)),
      restingTime,
    )
  }, [])
  const queryClient = useQueryClient()
  const rowsOf = useCallback(
    async (offsets: readonly number[]): Promise<readonly Row[]> => {
      const blocks = new Map<number, Block<Row>>()
      for (const block of new Set(offsets.map((offset) => Math.floor(offset / blockSize)))) {
        const fetched = await queryClient.query({
          queryKey: [...queryKey, block],
          queryFn: () => load(block * blockSize, blockSize),
          staleTime: Infinity,
        })
        blocks.set(block, fetched)
      }
      return offsets.flatMap((offset) => blocks.get(Math.floor(offset / blockSize))?.rows[offset % blockSize] ?? [])
    },
    [queryClient, queryKey, load],
  )
  return { rows, total: rows?.length ?? 0, error: seen.error, refetch: seen.refetch, show, rowsOf }
}

/** The first block always belongs to it: it tells how long a list is after it was filtered anew. */
function blocksAround(firstRow: number, lastRow: number): number[] {
  const first = Math.max(0, Math.floor((firstRow - blockSize / 2) / blockSize))
  const last = Math.floor((lastRow + blockSize / 2) / blockSize)
  const blocks = new Set([0])
  for (let block = first; block <= last; block += 1) blocks.add(block)
  return [...blocks]
}

function assemble<Row extends object>(
  wanted: readonly number[],
  blocks: readonly (Block<Row> | null)[],
): readonly (Row | PendingRow)[] | null {
  const head = blocks[wanted.indexOf(0)] ?? null
  if (head === null) return null
  const rows: (Row | PendingRow)[] = pendingRows(head.total)
  wanted.forEach((number, index) => {
    const block = blocks[index] ?? null
    block?.rows.slice(0, Math.max(0, head.total - number * blockSize)).forEach((row, offset) => {
      rows[number * blockSize + offset] = row
    })
  })
  return rows
}

const placeholders: PendingRow[] = []

function pendingRows(total: number): PendingRow[] {
  for (let index = placeholders.length; index < total; index += 1) placeholders.push({ pending: index })
  return placeholders.slice(0, total)
}

function sameNumbers(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index])
}
