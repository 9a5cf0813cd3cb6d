/** What one can do with several rows at once: the ticked ones, or those of the selected range. */
import { Button } from '@mantine/core'
import { IconArrowsJoin, IconEdit, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LedgerFieldInfo, MarkedRow } from '../../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useCommand } from '../../api/queries.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { BulkEditDialog } from './bulk-edit-dialog.tsx'
import type { BlockWriter } from './use-block-writer.ts'
import { dropRows } from './use-row-saver.ts'

export interface ChosenRowsProps {
  readonly ledgerKey: LedgerKey
  readonly fields: readonly LedgerFieldInfo[]
  /** Where the cursor is: what one most likely wants to change. */
  readonly field: string
  readonly count: number
  readonly rows: () => Promise<readonly MarkedRow[]>
  readonly writer: BlockWriter
  readonly onMerge: (ids: readonly [string, string]) => void
  readonly onEdited: () => void
  readonly onRemoved: () => void
}

export function ChosenRows(props: ChosenRowsProps) {
  const { ledgerKey, count, rows, writer } = props
  const queryClient = useQueryClient()
  const { mutateAsync, isPending } = useCommand('ledgers.remove')
  const { undo } = useUndoRedo()
  const [editing, setEditing] = useState(false)
  const remove = async () => {
    try {
      const ids = (await rows()).map(({ id }) => id)
      const { removed, saved } = await mutateAsync({ ledger: ledgerKey, ids })
      dropRows(queryClient, new Set(ids))
      props.onRemoved()
      undoableToast(`已删除 ${removed} 行`, '撤销', saved, undo)
    } catch (error) {
      toastFailure(error)
    }
  }
  const edit = async (cells: Readonly<Record<string, string>>) => {
    try {
      const chosen = await rows()
      const written = await writer.write({
        purpose: 'bulkEdit',
        rows: chosen.map((row) => ({ row, cells, offset: -1 })),
        added: [],
        leftOut: 0,
      })
      setEditing(false)
      if (written !== null) props.onEdited()
    } catch (error) {
      toastFailure(error)
    }
  }
  const merge = async () => {
    const [first, second] = await rows()
    if (first !== undefined && second !== undefined) props.onMerge([first.id, second.id])
  }
  return (
    <>
      {ledgerKey === 'people' && count === 2 && (
        <Button
          leftSection={<IconArrowsJoin size={16} stroke={1.7} aria-hidden />}
          onClick={() => void merge().catch(toastFailure)}
        >
          合并 2 人
        </Button>
      )}
      <Button leftSection={<IconEdit size={16} stroke={1.7} aria-hidden />} onClick={() => setEditing(true)}>
        批量修改 {count} 行
      </Button>
      <Button
        color="red"
        variant="light"
        leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
        loading={isPending}
        onClick={() => void remove()}
      >
        删除 {count} 行
      </Button>
      {editing && (
        <BulkEditDialog
          fields={props.fields}
          startField={props.field}
          rows={count}
          busy={writer.busy}
          onApply={(cells) => void edit(cells)}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  )
}
