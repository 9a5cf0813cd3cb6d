/** The line between the two sheets; it is moved by pointer or arrow keys. */
import type { KeyboardEvent, PointerEvent } from 'react'
import classes from './splitter.module.css'

const least = 0.15
const most = 0.8
const step = 0.03

export interface SplitterProps {
  /** Of the left side. */
  readonly share: number
  readonly onShare: (share: number) => void
}

export function Splitter({ share, onShare }: SplitterProps) {
  const set = (wanted: number) => onShare(Math.min(most, Math.max(least, wanted)))
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const area = event.currentTarget.parentElement?.getBoundingClientRect()
    if (area !== undefined) set((event.clientX - area.left) / area.width)
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') set(share - step)
    if (key === 'ArrowRight') set(share + step)
  }
  return (
    <div
      className={classes.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label="左右宽度"
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={least * 100}
      aria-valuemax={most * 100}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onMove}
      onKeyDown={onKeyDown}
    />
  )
}
