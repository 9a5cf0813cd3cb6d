/**
 * A page whose form is not saved asks before the router leaves it. One page is open at a time, so one guard is enough. Going
 * back by the browser's own button is not the router's and is not asked about; closing the window is.
 */
import { useCallback, useEffect, useState } from 'react'
import type { RouterOptions } from 'wouter'

type Leave = () => void

let guard: ((leave: Leave) => void) | null = null

/** For the router: every navigation of a link or of a command comes through here. */
export const askBeforeLeaving: NonNullable<RouterOptions['aroundNav']> = (navigate, to, options) => {
  const leave = (): void => navigate(to, options)
  if (guard === null) leave()
  else guard(leave)
}

export interface LeaveGuard {
  /** Goes where somebody wanted to go; null while nobody wants to. */
  readonly leave: Leave | null
  readonly stay: () => void
  /** For a step of the page itself that leads away, after it has saved or removed what it guards. */
  readonly release: () => void
}

export function useLeaveGuard(unsaved: boolean): LeaveGuard {
  const [leave, setLeave] = useState<Leave | null>(null)
  const release = useCallback(() => {
    guard = null
  }, [])
  useEffect(() => {
    if (!unsaved) return undefined
    guard = (go) =>
      setLeave(() => () => {
        guard = null
        go()
      })
    const onUnload = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', onUnload)
    return () => {
      guard = null
      window.removeEventListener('beforeunload', onUnload)
    }
  }, [unsaved])
  const stay = useCallback(() => setLeave(null), [])
  return { leave, stay, release }
}
