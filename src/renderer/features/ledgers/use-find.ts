/** Finding in the list: how many rows hold the text, and where the next one is. */
import { useRef } from 'react'
import { useApi } from '../../api/api-context.ts'
import { useRead } from '../../api/queries.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import type { ListRows } from './use-list-rows.ts'

export interface Find {
  readonly matches: number | null
  readonly step: (from: number, direction: 'next' | 'previous') => Promise<void>
}

export function useFind(
  text: string,
  onlyMatching: boolean,
  list: ListRows,
  goTo: (offset: number, field: string | null) => void,
): Find {
  const { call } = useApi()
  // Whoever presses Enter twice at once means the match after the next one.
  const under = useRef<{ readonly steps: Promise<number>; readonly count: number } | null>(null)
  const wanted = useDebounced(text.trim(), 200)
  const { groupBy, ...request } = list.request
  const counted = useRead(
    'ledgers.page',
    { ...request, find: wanted, limit: 1 },
    { enabled: wanted !== '' && !onlyMatching },
  )
  const stepFrom = async (from: number, direction: 'next' | 'previous'): Promise<number> => {
    try {
      const found = await call('ledgers.locate', { ...request, groupBy, text: text.trim(), from, direction })
      if (found.offset === null) return from
      goTo(found.offset, 'field' in found ? found.field : null)
      return found.offset
    } catch (error) {
      toastFailure(error)
      return from
    }
  }
  const step = async (from: number, direction: 'next' | 'previous') => {
    if (text.trim() === '') return
    const count = (under.current?.count ?? 0) + 1
    const steps = (under.current?.steps ?? Promise.resolve(from)).then((at) => stepFrom(at, direction))
    under.current = { steps, count }
    await steps
    if (under.current.count === count) under.current = null
  }
  const matches = onlyMatching ? list.total : (counted.data?.total ?? null)
  return { matches, step }
}
