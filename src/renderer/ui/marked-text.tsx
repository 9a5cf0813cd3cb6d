/** Text in which the places that matched a search are marked. */
import type { ReactNode } from 'react'
import type { MarkedText as Marked } from '../../contract/api/search.ts'
import classes from './marked-text.module.css'

export function MarkedText({ text, ranges }: Marked) {
  const pieces: ReactNode[] = []
  let at = 0
  for (const { start, end } of ranges) {
    if (start > at) pieces.push(text.slice(at, start))
    pieces.push(
      <mark key={start} className={classes.mark}>
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  pieces.push(text.slice(at))
  return <>{pieces}</>
}
