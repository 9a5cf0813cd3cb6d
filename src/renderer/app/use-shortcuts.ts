/** Keys that work on every page. Inside a text field the field's own undo and the input method come first. */
import { useEffect } from 'react'
import { toastDone } from '../ui/toast.tsx'
import { useUndoRedo } from '../ui/use-undo-redo.ts'

export interface ShortcutTargets {
  readonly toggleSearch: () => void
}

export function useShortcuts({ toggleSearch }: ShortcutTargets): void {
  const { undo, redo } = useUndoRedo()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      const key = event.key.toLowerCase()
      if (key === 's') {
        event.preventDefault()
        toastDone('内容随改随存，不需要另外保存')
        return
      }
      if (key === 'k' && !event.shiftKey) {
        event.preventDefault()
        toggleSearch()
        return
      }
      if (isTyping(event.target)) return
      if (key === 'z' && !event.shiftKey) {
        event.preventDefault()
        undo()
      } else if (key === 'y' || (key === 'z' && event.shiftKey)) {
        event.preventDefault()
        redo()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [undo, redo, toggleSearch])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // The input of an active cell in which nothing is being written.
  if (target.dataset['idle'] === 'true') return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}
