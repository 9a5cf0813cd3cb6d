/** Asks the core while someone types. The last answer stays until the next one is there; a late one is dropped. */
import { useEffect, useState } from 'react'
import type { SearchAnswer, SearchKind } from '../../../contract/api/search.ts'
import { useApi } from '../../api/api-context.ts'

export interface SearchState {
  /** Of an earlier text, as long as the answer to this one is under way. */
  readonly answer: SearchAnswer | null
  readonly answeredText: string
  readonly error: unknown
}

const nothingAsked: SearchState = { answer: null, answeredText: '', error: null }

export function useSearch(text: string, kind: SearchKind | null, limit: number, enabled: boolean): SearchState {
  const { call } = useApi()
  const [state, setState] = useState<SearchState>(nothingAsked)
  const asked = text.trim()
  useEffect(() => {
    if (!enabled || asked === '') return
    let wanted = true
    call('search.find', { text: asked, kind, limit }).then(
      (answer) => {
        if (wanted) setState({ answer, answeredText: asked, error: null })
      },
      (error: unknown) => {
        if (wanted) setState({ answer: null, answeredText: asked, error })
      },
    )
    return () => {
      wanted = false
    }
  }, [asked, call, enabled, kind, limit])
  return asked === '' || !enabled ? nothingAsked : state
}
