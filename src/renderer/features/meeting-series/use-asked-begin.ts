/** A command from anywhere asks to begin a meeting: `/meetings?begin=1`. It asks once: going back does not begin another. */
import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'

export const beginPath = '/meetings?begin=1'

export function useAskedBegin(open: () => void): void {
  const search = useSearch()
  const [location, navigate] = useLocation()
  useEffect(() => {
    if (!new URLSearchParams(search).has('begin')) return
    open()
    navigate(location, { replace: true })
  }, [search, open, location, navigate])
}
