/** Selecting with the mouse: press, drag, Shift+press. Places are reckoned from the pointer, not asked of elements. */
import { useState, type PointerEvent, type RefObject } from 'react'
import { columnAt, type ColumnLayout } from './column-layout.ts'
import type { CellPlace, SelectionAction } from './selection.ts'
import { headerHeight } from './use-viewport.ts'

export interface PointerSelection {
  readonly placeOf: (event: { readonly clientX: number; readonly clientY: number }) => CellPlace | null
  readonly begin: (event: PointerEvent<HTMLElement>, place: CellPlace) => void
  readonly move: (event: PointerEvent<HTMLElement>) => void
  readonly end: () => void
}

export function usePointerSelection<C>(
  scroller: RefObject<HTMLElement | null>,
  layout: ColumnLayout<C>,
  lineHeight: number,
  lines: number,
  select: (action: SelectionAction) => void,
): PointerSelection {
  const [last, setLast] = useState<CellPlace | null>(null)
  const placeOf: PointerSelection['placeOf'] = ({ clientX, clientY }) => {
    const element = scroller.current
    if (element === null) return null
    const box = element.getBoundingClientRect()
    const line = Math.floor((clientY - box.top - headerHeight + element.scrollTop) / lineHeight)
    if (line < 0 || line >= lines) return null
    return { line, column: columnAt(layout, clientX - box.left, element.scrollLeft) }
  }
  return {
    placeOf,
    begin: (event, place) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setLast(place)
      select(event.shiftKey ? { type: 'extendTo', place } : { type: 'go', place })
    },
    move: (event) => {
      if (last === null) return
      const place = placeOf(event)
      if (place === null || (place.line === last.line && place.column === last.column)) return
      setLast(place)
      select({ type: 'extendTo', place })
    },
    end: () => setLast(null),
  }
}
