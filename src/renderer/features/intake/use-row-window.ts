/** Which rows of a long list of equal rows are in sight. The list itself may have any length. */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly first: number
  /** Included; below `first` where there is nothing. */
  readonly last: number
  /** To be called with every scroll. */
  readonly look: () => void
  readonly reveal: (row: number) => void
}

/** Rows beyond the edges that are drawn before they come into sight. */
const margin = 12

/** @param head height of what stays at the top of the scroller. */
export function useRowWindow(count: number, rowHeight: number, head: number): RowWindow {
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 0 })
  const look = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const next = { top: element.scrollTop, height: element.clientHeight }
    setSeen((current) => (current.top === next.top && current.height === next.height ? current : next))
  }, [])
  // The scroller appears with the first rows.
  const isThere = count > 0
  useEffect(() => {
    const element = scroller.current
    if (element === null || !isThere) return undefined
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [look, isThere])
  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current
      if (element === null) return
      const top = row * rowHeight
      const room = element.clientHeight - head - rowHeight
      if (top < element.scrollTop) element.scrollTop = top
      else if (top > element.scrollTop + room) element.scrollTop = top - room
    },
    [rowHeight, head],
  )
  const first = Math.max(0, Math.floor(seen.top / rowHeight) - margin)
  const last = Math.min(count - 1, Math.ceil((seen.top + seen.height) / rowHeight) + margin)
  return { scroller, first, last, look, reveal }
}
