/** The store of the meeting that a page shows, and how components look into it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Meeting } from '../../../contract/meetings.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import type { WritingMeeting } from './draft.ts'
import { MeetingStore, type SaveState } from './meeting-store.ts'
import { withWords } from './words.ts'

export function useMeetingStore(loaded: Meeting): MeetingStore {
  const queryClient = useQueryClient()
  const { mutateAsync: update } = useCommand('meetings.update')
  const { mutateAsync: write } = useCommand('desk.write')
  const [store] = useState(() => {
    const queryKey = ['meetings.get', { id: loaded.id }]
    return new MeetingStore(loaded, {
      save: async (version, draft) => (await update({ id: loaded.id, version, draft })).meeting,
      saveWords: async (version, words) => {
        const answer = await write({ id: loaded.id, version, words: [...words] })
        queryClient.setQueryData<Meeting>(
          queryKey,
          (known) => known && { ...withWords(known, words), version: answer.version },
        )
        return answer.version
      },
      describe: describeFailure,
      onSaved: (meeting) => queryClient.setQueryData(queryKey, meeting),
      onRefused: () => void queryClient.invalidateQueries({ queryKey }),
    })
  })
  useEffect(() => store.reload(loaded), [store, loaded])

  // Leaving the page, reloading or closing the window must not cost the last words.
  useEffect(() => {
    const saveLastWords = (): void => {
      if (store.save.at !== 'waiting') return
      store.keep()
      void store.flush()
    }
    window.addEventListener('pagehide', saveLastWords)
    return () => {
      window.removeEventListener('pagehide', saveLastWords)
      saveLastWords()
    }
  }, [store])
  return store
}

/** @param select must answer the same object while nothing of it has changed. */
export function useWriting<Part>(store: MeetingStore, select: (meeting: WritingMeeting) => Part): Part {
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => select(store.meeting), [store, select]),
  )
}

export function useSaveState(store: MeetingStore): SaveState {
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.save, [store]),
  )
}
