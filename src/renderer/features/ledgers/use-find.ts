/** Finding in the list: how many rows hold the text, and where the next one is. */
import { useState } from 'react'
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
  const [busy, setBusy] = useState(false)
  const wanted = useDebounced(text.trim(), 200)
  const { groupBy, ...request } = list.request
  const counted = useRead(
    'ledgers.page',
    { ...request, find: wanted, limit: 1 },
    { enabled: wanted !== '' && !onlyMatching },
  )
  const step = async (from: number, direction: 'next' | 'previous') => {
    if (text.trim() === '' || busy) return
    setBusy(true)
    try {
      const found = await call('ledgers.locate', { ...request, groupBy, text: text.trim(), from, direction })
      if (found.offset !== null) goTo(found.offset, 'field' in found ? found.field : null)
    } catch (error) {
      toastFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const matches = onlyMatching ? list.total : (counted.data?.total ?? null)
  return { matches, step }
}
