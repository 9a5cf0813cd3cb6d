/**
 * Saves edited cells at once, each row's edits one after the other so that every one builds on the saved version
 * before it. The grid shows the new text meanwhile, and the old one again when the core refuses.
 */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { MarkedRow } from '../../../contract/api/ledgers.ts'
import { AppError } from '../../../contract/errors.ts'
import type { LedgerDefinition } from '../../../contract/ledgers/index.ts'
import type { RecordValues } from '../../../contract/records/define-record.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import type { Block } from '../../api/use-windowed-rows.ts'
import { toastFailure } from '../../ui/toast.tsx'

export interface RowSaver {
  readonly save: (row: MarkedRow, changed: RecordValues) => Promise<boolean>
  /** Refusals still standing, by `cellKey`. */
  readonly refusals: ReadonlyMap<string, string>
}

export function cellKey(rowId: string, field: string): string {
  return `${rowId}/${field}`
}

export function useRowSaver(ledger: LedgerDefinition, onSaved: (changed: RecordValues) => void): RowSaver {
  const queryClient = useQueryClient()
  const { mutateAsync: update } = useCommand('ledgers.update')
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map())
  const queues = useRef(new Map<string, Promise<unknown>>())
  // The list on screen may lag behind what this page has saved itself.
  const savedVersions = useRef(new Map<string, number>())

  const save = useCallback(
    async (row: MarkedRow, changed: RecordValues): Promise<boolean> => {
      const before = queues.current.get(row.id) ?? Promise.resolve()
      replaceRow(queryClient, { ...row, values: { ...row.values, ...changed } })
      const task = before
        .catch(() => undefined)
        .then(async () => {
          const version = Math.max(row.version, savedVersions.current.get(row.id) ?? 0)
          const answer = await update({ ledger: ledger.key, id: row.id, version, values: { ...changed } })
          savedVersions.current.set(row.id, answer.row.version)
          return answer.row
        })
      queues.current.set(row.id, task)
      try {
        const saved = await task
        replaceRow(queryClient, saved)
        setRefusals((current) => withoutCells(current, row.id, Object.keys(changed)))
        onSaved(changed)
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
    [ledger.key, onSaved, queryClient, update],
  )
  return { save, refusals }
}

function replaceRow(queryClient: QueryClient, row: MarkedRow): void {
  queryClient.setQueriesData<Block<MarkedRow>>({ queryKey: ['ledgers.page'] }, (block) =>
    block === undefined || !block.rows.some((candidate) => candidate.id === row.id)
      ? block
      : { ...block, rows: block.rows.map((candidate) => (candidate.id === row.id ? row : candidate)) },
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
