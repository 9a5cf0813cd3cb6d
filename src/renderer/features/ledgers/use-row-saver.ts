/**
 * Saves edited cells at once, each row's edits one after the other so that every one builds on the saved version
 * before it. The grid shows the new text meanwhile, and the old one again when the core refuses.
 */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { MarkedRow } from '../../../contract/api/ledgers.ts'
import { AppError } from '../../../contract/errors.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import type { RecordValues } from '../../../contract/records/define-record.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import type { Block } from '../../api/use-windowed-rows.ts'
import { toastFailure } from '../../ui/toast.tsx'

export interface RowSaver {
  readonly save: (row: MarkedRow, changed: RecordValues) => Promise<boolean>
  /** Waits until every edit that is under way has been answered. */
  readonly settled: () => Promise<void>
  /** The version that a row has by now, whatever the copy in hand says. */
  readonly versionOf: (row: MarkedRow) => number
  /** Rows that somebody else here has written: shown, and known as the newest. */
  readonly take: (rows: readonly MarkedRow[]) => void
  /** Refusals still standing, by `cellKey`. */
  readonly refusals: ReadonlyMap<string, string>
}

export function cellKey(rowId: string, field: string): string {
  return `${rowId}/${field}`
}

export type OnSaved = (ids: readonly string[], fields: readonly string[]) => void

export function useRowSaver(ledger: LedgerKey, onSaved: OnSaved): RowSaver {
  const queryClient = useQueryClient()
  const { mutateAsync: update } = useCommand('ledgers.update')
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map())
  const queues = useRef(new Map<string, Promise<unknown>>())
  // The list on screen may lag behind what this page has saved itself.
  const savedVersions = useRef(new Map<string, number>())

  const versionOf = useCallback((row: MarkedRow) => Math.max(row.version, savedVersions.current.get(row.id) ?? 0), [])
  const settled = useCallback(async () => {
    await Promise.allSettled(queues.current.values())
  }, [])
  const take = useCallback(
    (rows: readonly MarkedRow[]) => {
      for (const row of rows) savedVersions.current.set(row.id, row.version)
      replaceRows(queryClient, rows)
      setRefusals((current) => (current.size === 0 ? current : new Map()))
    },
    [queryClient],
  )

  const save = useCallback(
    async (row: MarkedRow, changed: RecordValues): Promise<boolean> => {
      const before = queues.current.get(row.id) ?? Promise.resolve()
      replaceRow(queryClient, { ...row, values: { ...row.values, ...changed } })
      const task = before
        .catch(() => undefined)
        .then(async () => {
          const answer = await update({ ledger, id: row.id, version: versionOf(row), values: { ...changed } })
          savedVersions.current.set(row.id, answer.row.version)
          return answer.row
        })
      queues.current.set(row.id, task)
      try {
        const saved = await task
        replaceRow(queryClient, saved)
        setRefusals((current) => withoutCells(current, row.id, Object.keys(changed)))
        onSaved([row.id], Object.keys(changed))
        return true
      } catch (error) {
        replaceRow(queryClient, row)
        setRefusals((current) => withCells(current, row.id, Object.keys(changed), describeFailure(error)))
        toastFailure(error)
        if (error instanceof AppError && error.code === 'version_conflict') refresh(queryClient)
        return false
      } finally {
        if (queues.current.get(row.id) === task) queues.current.delete(row.id)
      }
    },
    [ledger, onSaved, queryClient, update, versionOf],
  )
  return { save, settled, versionOf, take, refusals }
}

function replaceRow(queryClient: QueryClient, row: MarkedRow): void {
  replaceRows(queryClient, [row])
}

function replaceRows(queryClient: QueryClient, rows: readonly MarkedRow[]): void {
  const newer = new Map(rows.map((row) => [row.id, row]))
  queryClient.setQueriesData<Block<MarkedRow>>({ queryKey: ['ledgers.page'] }, (block) =>
    block === undefined || !block.rows.some(({ id }) => newer.has(id))
      ? block
      : { ...block, rows: block.rows.map((row) => newer.get(row.id) ?? row) },
  )
}

/** Deleted rows leave the pages in hand at once; the pages themselves are asked for again meanwhile. */
export function dropRows(queryClient: QueryClient, ids: ReadonlySet<string>): void {
  queryClient.setQueriesData<Block<MarkedRow>>({ queryKey: ['ledgers.page'] }, (block) =>
    block === undefined ? block : { ...block, rows: block.rows.filter((row) => !ids.has(row.id)) },
  )
}

function refresh(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: ['ledgers.page'] })
  void queryClient.invalidateQueries({ queryKey: ['ledgers.get'] })
}

function withCells(
  current: ReadonlyMap<string, string>,
  rowId: string,
  fields: readonly string[],
  message: string,
): Map<string, string> {
  const next = new Map(current)
  for (const field of fields) next.set(cellKey(rowId, field), message)
  return next
}

function withoutCells(
  current: ReadonlyMap<string, string>,
  rowId: string,
  fields: readonly string[],
): ReadonlyMap<string, string> {
  if (!fields.some((field) => current.has(cellKey(rowId, field)))) return current
  const next = new Map(current)
  for (const field of fields) next.delete(cellKey(rowId, field))
  return next
}
