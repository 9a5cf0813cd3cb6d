/**
 * Keeps a meeting saved while it is written: after a short pause and whenever a field is left, one save at a time,
 * each on top of the version before it. What is typed meanwhile is never overwritten.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Meeting } from '../../../contract/meetings.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { fromMeeting, toDraft, withSavedIds, type WritingMeeting } from './draft.ts'

const pause = 800

export type SaveState =
  | { readonly at: 'clean' }
  | { readonly at: 'waiting' }
  | { readonly at: 'saving' }
  | { readonly at: 'unfit' }
  | { readonly at: 'refused'; readonly message: string }

interface State {
  readonly meeting: WritingMeeting
  readonly save: SaveState
}

type Action =
  | { readonly type: 'write'; readonly change: (meeting: WritingMeeting) => WritingMeeting }
  | { readonly type: 'sent' }
  | { readonly type: 'saved'; readonly sent: WritingMeeting; readonly saved: Meeting }
  | { readonly type: 'unfit' }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'reload'; readonly meeting: Meeting }

function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'write':
      return { meeting: action.change(state.meeting), save: { at: 'waiting' } }
    case 'sent':
      return { ...state, save: { at: 'saving' } }
    case 'saved': {
      const isLatest = state.meeting === action.sent
      return {
        meeting: withSavedIds(state.meeting, action.sent, action.saved),
        save: { at: isLatest ? 'clean' : 'waiting' },
      }
    }
    case 'unfit':
      return { ...state, save: { at: 'unfit' } }
    case 'refused':
      return { ...state, save: { at: 'refused', message: action.message } }
    case 'reload':
      return { meeting: fromMeeting(action.meeting), save: { at: 'clean' } }
  }
}

export interface MeetingAutosave {
  readonly meeting: WritingMeeting
  readonly save: SaveState
  readonly write: (change: (meeting: WritingMeeting) => WritingMeeting) => void
  /** Saves what is unsaved now; resolves when nothing is left to save, or false when it could not be. */
  readonly flush: () => Promise<boolean>
}

export function useMeetingAutosave(loaded: Meeting): MeetingAutosave {
  const queryClient = useQueryClient()
  const { mutateAsync: update } = useCommand('meetings.update')
  const [state, setState] = useState((): State => ({ meeting: fromMeeting(loaded), save: { at: 'clean' } }))
  // What is written now, ahead of the drawing and also after the page has gone: a save must never start from less.
  const latest = useRef(state)
  const version = useRef(loaded.version)
  const running = useRef<Promise<boolean> | null>(null)
  const dispatch = useCallback((action: Action) => {
    latest.current = reduce(latest.current, action)
    setState(latest.current)
  }, [])

  // An undo or an import has changed the meeting behind this page; without words of our own at stake, show it.
  useEffect(() => {
    if (loaded.version === version.current || latest.current.save.at !== 'clean') return
    version.current = loaded.version
    dispatch({ type: 'reload', meeting: loaded })
  }, [dispatch, loaded])

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const sent = latest.current.meeting
    const draft = toDraft(sent)
    if (draft === null) {
      dispatch({ type: 'unfit' })
      return false
    }
    dispatch({ type: 'sent' })
    try {
      const { meeting: saved } = await update({ id: loaded.id, version: version.current, draft })
      version.current = saved.version
      queryClient.setQueryData(['meetings.get', { id: loaded.id }], saved)
      dispatch({ type: 'saved', sent, saved })
      return true
    } catch (error) {
      dispatch({ type: 'refused', message: describeFailure(error) })
      // What is on the page stays for copying; whoever opens the meeting again sees it as it is stored.
      void queryClient.invalidateQueries({ queryKey: ['meetings.get', { id: loaded.id }] })
      return false
    }
  }, [dispatch, loaded.id, queryClient, update])

  const flush = useCallback(async (): Promise<boolean> => {
    // Several may wait for the same save; the first of them starts the next one, and the others wait again.
    while (running.current !== null) await running.current
    if (latest.current.save.at === 'clean') return true
    running.current = saveOnce()
    const done = await running.current
    running.current = null
    return done
  }, [saveOnce])

  const waiting = state.save.at === 'waiting'
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [waiting, state.meeting, flush])

  // Leaving the page, reloading or closing the window must not cost the last words.
  useEffect(() => {
    const saveLastWords = (): void => {
      if (latest.current.save.at === 'waiting') void flush()
    }
    window.addEventListener('pagehide', saveLastWords)
    return () => {
      window.removeEventListener('pagehide', saveLastWords)
      saveLastWords()
    }
  }, [flush])

  const write = useCallback(
    (change: (meeting: WritingMeeting) => WritingMeeting) => dispatch({ type: 'write', change }),
    [dispatch],
  )
  return { meeting: state.meeting, save: state.save, write, flush }
}
