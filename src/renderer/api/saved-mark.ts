/** When something was last saved, as answered by a command after its commit; nothing else may set it. */
import { useSyncExternalStore } from 'react'
import type { Saved } from '../../contract/api/shared.ts'

let last: Saved | null = null
const listeners = new Set<() => void>()

export function noteSaved(saved: Saved): void {
  last = saved
  for (const listener of listeners) listener()
}

export function lastSaved(): Saved | null {
  return last
}

export function useLastSaved(): Saved | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, lastSaved)
}
