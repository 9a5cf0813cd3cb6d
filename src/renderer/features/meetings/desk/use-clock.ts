/** The running clock of a meeting's items, shared by all windows of this browser, so that the wall shows what the desk does. */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { runningClock, type RunningClock } from '../../../../contract/desk/item-time.ts'

const storageKey = (meetingId: string): string => `sidantong.meeting.${meetingId}.clock`
const changed = 'sidantong-clock'

/** The browser tells other windows of a change; this one is told by us. */
function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener)
  window.addEventListener(changed, listener)
  return () => {
    window.removeEventListener('storage', listener)
    window.removeEventListener(changed, listener)
  }
}

export function useClock(meetingId: string): readonly [RunningClock | null, (clock: RunningClock | null) => void] {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey(meetingId)))
  const clock = useMemo(() => (text === null ? null : read(text)), [text])
  const set = useCallback(
    (next: RunningClock | null) => {
      if (next === null) localStorage.removeItem(storageKey(meetingId))
      else localStorage.setItem(storageKey(meetingId), JSON.stringify(next))
      window.dispatchEvent(new Event(changed))
    },
    [meetingId],
  )
  return [clock, set]
}

function read(text: string): RunningClock | null {
  try {
    return runningClock.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1000)
  return () => clearInterval(timer)
}

/** The time now, to the second. */
export function useNow(): number {
  return useSyncExternalStore(everySecond, () => Math.floor(Date.now() / 1000) * 1000)
}
