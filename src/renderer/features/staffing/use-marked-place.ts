/** The grid or community that somebody was led to: from a finding, a bar, or a link (`?grid=<id>`, `?community=<id>`). */
import { useCallback, useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'

export interface MarkedPlace {
  readonly marked: string | null
  readonly goTo: (id: string) => void
}

/** @param onShowAll asked for when the place is not drawn. */
export function useMarkedPlace(onShowAll: () => void): MarkedPlace {
  // An object of its own each time: being led to the same place again leads there again.
  const [place, setPlace] = useState<{ readonly id: string } | null>(null)
  const goTo = useCallback(
    (id: string) => {
      if (elementOf(id) === null) onShowAll()
      setPlace({ id })
    },
    [onShowAll],
  )
  useEffect(() => {
    const element = place === null ? null : elementOf(place.id)
    element?.scrollIntoView({ block: 'center', inline: 'nearest' })
    element?.focus({ preventScroll: true })
  }, [place])
  useLink(goTo)
  return { marked: place?.id ?? null, goTo }
}

/** Answered once and taken out of the address, so that the same hit of a search leads here again. */
function useLink(goTo: (id: string) => void): void {
  const [path, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const linked = asked.get('grid') ?? asked.get('community')
  useEffect(() => {
    if (linked === null) return
    goTo(linked)
    navigate(path, { replace: true })
  }, [linked, goTo, navigate, path])
}

function elementOf(id: string): HTMLElement | null {
  return document.getElementById(`place-${id}`)
}
