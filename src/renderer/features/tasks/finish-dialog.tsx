/** Finishes one task or many with one note or proof. */
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import type { Task } from '../../../contract/tasks.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { ProofFiles } from './proof-files.tsx'

export interface FinishDialogProps {
  /** null: closed. */
  readonly tasks: readonly Task[] | null
  readonly onClose: () => void
  readonly onDone: () => void
}

export function FinishDialog({ tasks, onClose, onDone }: FinishDialogProps) {
  const report = useCommand('tasks.report')
  const { undo } = useUndoRedo()
  const [note, setNote] = useState('')
  const [files, setFiles] = useState<readonly StagedFile[]>([])
  const reset = () => {
    report.reset()
    setNote('')
    setFiles([])
  }
  const close = () => {
    reset()
    onClose()
  }
  const finish = () =>
    report.mutate(
      { ids: (tasks ?? []).map(({ id }) => id), report: { kind: '办结', note, fileIds: files.map(({ id }) => id) } },
      {
        onSuccess: ({ reported, saved }) => {
          undoableToast(`已办结 ${reported} 项`, '撤销', saved, undo)
          reset()
          onDone()
        },
      },
    )
  return (
    <ConfirmDialog
      opened={tasks !== null}
      title={tasks !== null && tasks.length > 1 ? `办结 ${tasks.length} 项` : '办结'}
      confirmLabel="办结"
      busy={report.isPending}
      refusal={report.isError ? describeFailure(report.error) : null}
      onClose={close}
      onConfirm={finish}
    >
      <p>
        {tasks?.length === 1
          ? tasks[0]?.content
          : tasks
              ?.map(({ content }) => content.slice(0, 24))
              .slice(0, 5)
              .join('；')}
      </p>
      <Textarea
        mt={8}
        label="办理结果"
        placeholder="写明结果，或附上佐证文件"
        data-autofocus
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <ProofFiles files={files} onChange={setFiles} />
    </ConfirmDialog>
  )
}
