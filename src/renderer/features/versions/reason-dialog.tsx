/** Why rows have been adjusted, and who approved it. */
import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DateBox } from '../../ui/date-box.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'

export interface ReasonDialogProps {
  readonly ledgerKey: LedgerKey
  /** The rows; null: closed. */
  readonly ids: readonly string[] | null
  readonly onClose: () => void
}

export function ReasonDialog({ ledgerKey, ids, onClose }: ReasonDialogProps) {
  const explain = useCommand('versions.explain')
  const { undo } = useUndoRedo()
  const [reason, setReason] = useState('')
  const [approvedBy, setApprovedBy] = useState('')
  const [approvedOn, setApprovedOn] = useState('')
  const close = () => {
    explain.reset()
    setReason('')
    onClose()
  }
  const save = () => {
    if (ids === null) return
    explain.mutate(
      { ledger: ledgerKey, ids: [...ids], reason: reason.trim(), approvedBy, approvedOn },
      {
        onSuccess: ({ explained, saved }) => {
          undoableToast(`已登记 ${explained} 处调整的原因`, '撤销', saved, undo)
          close()
        },
      },
    )
  }
  return (
    <ConfirmDialog
      opened={ids !== null}
      title={ids !== null && ids.length > 1 ? `登记 ${ids.length} 处调整的原因` : '登记调整原因'}
      confirmLabel="登记"
      busy={explain.isPending}
      disabled={reason.trim() === ''}
      refusal={explain.isError ? describeFailure(explain.error) : null}
      onClose={close}
      onConfirm={save}
    >
      <Textarea
        label="调整原因"
        placeholder="例如：区局〔2026〕5号文要求缩短处置时限"
        data-autofocus
        maxLength={500}
        minRows={2}
        autosize
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        mt={8}
        label="批准人"
        maxLength={60}
        value={approvedBy}
        onChange={(event) => setApprovedBy(event.currentTarget.value)}
      />
      <DateBox label="批准日期" value={approvedOn} onChange={setApprovedOn} />
    </ConfirmDialog>
  )
}
