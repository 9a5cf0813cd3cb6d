/** What of a long list is in sight. Renders only when other lines have to be drawn, not at every pixel. */
import { useEffect, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { drawnLines, scrollStep, type DrawnLines } from './viewport.ts'

export interface Viewport {
  readonly drawn: DrawnLines
  /** Of what one sees, without scroll bars and without the header. */
  readonly width: number
  readonly height: number
  readonly onScroll: () => void
}

export const headerHeight = 32

export function useViewport(scroller: RefObject<HTMLElement | null>, lineHeight: number, lines: number): Viewport {
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [top, setTop] = useState(0)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: Math.max(0, element.clientHeight - headerHeight) }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  const onScroll = () => {
    const next = scrollStep(scroller.current?.scrollTop ?? 0, lineHeight)
    // In the frame of the scroll itself: a frame later the new lines would come after their place is seen.
    flushSync(() => setTop(next))
  }
  return { drawn: drawnLines(top, size.height, lineHeight, lines), ...size, onScroll }
}
