/** Offers to take a step back from its own message, as long as nothing else has happened since. */
import type { Saved } from '../../contract/api/shared.ts'
import { lastSaved } from '../api/saved-mark.ts'
import { toastDone, toastWithAction } from './toast.tsx'

export function undoableToast(message: string, label: string, step: Saved, undo: () => void): void {
  toastWithAction(message, {
    label,
    run: () => {
      if (lastSaved()?.commandId === step.commandId) undo()
      else toastDone('之后又有别的改动。请用右上角的撤销按顺序退回。')
    },
  })
}
