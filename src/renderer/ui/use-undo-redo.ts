/** Undo and redo as the whole interface uses them: one step each, said in words. */
import { useCallback } from 'react'
import { useCommand, useRead } from '../api/queries.ts'
import { toastDone, toastFailure } from './toast.tsx'

export interface UndoRedo {
  readonly undo: () => void
  readonly redo: () => void
  readonly undoLabel: string | null
  readonly redoLabel: string | null
  readonly busy: boolean
}

export function useUndoRedo(): UndoRedo {
  const status = useRead('system.status', {})
  const { mutateAsync: runUndo, isPending: undoing } = useCommand('history.undo')
  const { mutateAsync: runRedo, isPending: redoing } = useCommand('history.redo')
  const busy = undoing || redoing
  const undo = useCallback(() => {
    // A promise, because the page that asked is often gone by the time of the answer.
    if (!busy) runUndo({}).then(({ label }) => toastDone(`已撤销：${label}`), toastFailure)
  }, [busy, runUndo])
  const redo = useCallback(() => {
    if (!busy) runRedo({}).then(({ label }) => toastDone(`已重做：${label}`), toastFailure)
  }, [busy, runRedo])
  return {
    undo,
    redo,
    undoLabel: status.data?.undo?.label ?? null,
    redoLabel: status.data?.redo?.label ?? null,
    busy,
  }
}
