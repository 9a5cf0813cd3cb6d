/** Writes blocks of cells as one step: pasted, filled, cleared, or the same value for many rows. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { MarkedRow, WritePurpose } from '../../../contract/api/ledgers.ts'
import { AppError } from '../../../contract/errors.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import type { CellValue } from '../../../contract/records/define-record.ts'
import { useCommand } from '../../api/queries.ts'
import type { CellTexts } from '../../ui/grid/types.ts'
import { grouped } from '../../ui/format.ts'
import { toastFailure, toastWaiting } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { cellText, typedValue } from './cell-text.ts'
import type { OnSaved, RowSaver } from './use-row-saver.ts'

export interface BlockRow {
  readonly row: MarkedRow
  readonly cells: CellTexts
  /** The place that the row has in the list, for sentences about it; -1 when it is not known. */
  readonly offset: number
}

export interface WrittenBlock {
  readonly purpose: WritePurpose
  readonly rows: readonly BlockRow[]
  readonly added: readonly CellTexts[]
  /** Cells that found no column. */
  readonly leftOut: number
}

export interface BlockWriter {
  readonly write: (block: WrittenBlock) => Promise<readonly MarkedRow[] | null>
  readonly busy: boolean
}

const doneWords: Readonly<Record<WritePurpose, string>> = {
  paste: '已粘贴',
  fill: '已填充',
  clear: '已清空',
  bulkEdit: '已修改',
}
/** A person notices the wait for this many rows. */
const manyRows = 500

export function useBlockWriter(
  ledger: LedgerKey,
  ownUnit: string,
  saver: RowSaver,
  onSaved: OnSaved,
  lastOffset: number,
): BlockWriter {
  const queryClient = useQueryClient()
  const { mutateAsync } = useCommand('ledgers.write')
  const { undo } = useUndoRedo()
  const [busy, setBusy] = useState(false)
  const { settled, versionOf, take } = saver

  const write = useCallback(
    async (block: WrittenBlock): Promise<readonly MarkedRow[] | null> => {
      const own = block.rows.filter(({ row }) => row.unit === ownUnit)
      const changes = own.flatMap(({ row, cells, offset }) => {
        const values = changedValues(row, cells)
        return Object.keys(values).length === 0 ? [] : [{ row, values, offset }]
      })
      const left = leftOutWords(block.leftOut, block.rows.length - own.length)
      if (changes.length === 0 && block.added.length === 0) {
        if (left !== '') toastFailure(new AppError('nothing_written', { reason: left }))
        return null
      }
      setBusy(true)
      const many = changes.length + block.added.length >= manyRows
      const stopWaiting = many ? toastWaiting(`正在写入 ${grouped(changes.length + block.added.length)} 行`) : null
      try {
        await settled()
        const { rows, saved } = await mutateAsync({
          ledger,
          purpose: block.purpose,
          update: changes.map(({ row, values }) => ({ id: row.id, version: versionOf(row), values })),
          create: block.added.map((cells) => ({ values: typedValues(cells) })),
        })
        take(rows)
        onSaved(
          changes.map(({ row }) => row.id),
          [...new Set(changes.flatMap(({ values }) => Object.keys(values)))],
        )
        if (block.added.length > 0)
          for (const name of ['ledgers.page', 'ledgers.groups'])
            await queryClient.invalidateQueries({ queryKey: [name] })
        undoableToast(doneSentence(block.purpose, changes.length, block.added.length, left), '撤销', saved, undo)
        return rows
      } catch (error) {
        const places = [
          ...changes.map(({ offset }) => offset),
          ...block.added.map((_, index) => lastOffset + 1 + index),
        ]
        toastFailure(withListRow(error, places))
        if (error instanceof AppError && error.code === 'version_conflict')
          void queryClient.invalidateQueries({ queryKey: ['ledgers.page'] })
        return null
      } finally {
        stopWaiting?.()
        setBusy(false)
      }
    },
    [ledger, ownUnit, settled, versionOf, take, mutateAsync, onSaved, queryClient, undo, lastOffset],
  )
  return { write, busy }
}

function changedValues(row: MarkedRow, cells: CellTexts): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(typedValues(cells)).filter(([name, value]) => cellText(value) !== cellText(row.values[name])),
  )
}

function typedValues(cells: CellTexts): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, typedValue(text)]))
}

function doneSentence(purpose: WritePurpose, changed: number, added: number, left: string): string {
  const parts = []
  if (changed > 0) parts.push(`${doneWords[purpose]} ${grouped(changed)} 行`)
  if (added > 0) parts.push(`新增 ${grouped(added)} 行`)
  if (left !== '') parts.push(left)
  return parts.join('，')
}

function leftOutWords(cells: number, foreignRows: number): string {
  const parts = []
  if (cells > 0) parts.push(`右边 ${grouped(cells)} 格没有对应的列，没有写入`)
  if (foreignRows > 0) parts.push(`其他单位的 ${grouped(foreignRows)} 行没有改`)
  return parts.join('，')
}

/** The core counts in the block; the clerk counts in the list. */
function withListRow(error: unknown, offsets: readonly number[]): unknown {
  if (!(error instanceof AppError) || error.code !== 'cells_invalid') return error
  const offset = offsets[Number(error.details['row']) - 1]
  return offset === undefined || offset < 0 ? error : new AppError(error.code, { ...error.details, row: offset + 1 })
}
