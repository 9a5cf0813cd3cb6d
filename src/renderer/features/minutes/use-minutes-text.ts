/**
 * Keeps the text of the minutes saved while it is edited: after a short pause, one save at a time, each on top of the version
 * before it. What is typed meanwhile is never overwritten.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { MinutesState } from '../../../contract/api/minutes.ts'
import type { MinutesText } from '../../../contract/minutes-text.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { beginEditing, reduceText, textOf, type EditAction, type Editing } from './edit-text.ts'

const pause = 800

export type TextSaving =
  { readonly at: 'clean' } | { readonly at: 'waiting' } | { readonly at: 'refused'; readonly message: string }

export interface MinutesEditing {
  readonly editing: Editing
  readonly saving: TextSaving
  readonly edit: (action: EditAction) => void
  /** Saves what is unsaved; false when it could not be. */
  readonly flush: () => Promise<boolean>
  /** Puts a text in place at once; `null` gives the edited text up. */
  readonly adopt: (text: MinutesText | null) => Promise<void>
}

type Action =
  { readonly type: 'edit'; readonly action: EditAction } | { readonly type: 'load'; readonly text: MinutesText }

function reduce(editing: Editing, action: Action): Editing {
  return action.type === 'load' ? beginEditing(action.text) : reduceText(editing, action.action)
}

export function useMinutesText(id: string, loaded: MinutesState): MinutesEditing {
  const queryClient = useQueryClient()
  const { mutateAsync: save } = useCommand('minutes.saveText')
  const [editing, dispatch] = useReducer(reduce, loaded.text, beginEditing)
  const [saving, setSaving] = useState<TextSaving>({ at: 'clean' })
  const version = useRef(loaded.version)
  const saved = useRef(JSON.stringify(textOf(editing)))
  const latest = useRef(editing)
  const running = useRef<Promise<boolean> | null>(null)
  useEffect(() => {
    latest.current = editing
  }, [editing])

  const load = useCallback((state: MinutesState) => {
    version.current = state.version
    const next = beginEditing(state.text)
    saved.current = JSON.stringify(textOf(next))
    latest.current = next
    dispatch({ type: 'load', text: state.text })
    setSaving({ at: 'clean' })
  }, [])

  const isUnsaved = useCallback(() => JSON.stringify(textOf(latest.current)) !== saved.current, [])

  // An undo or an edit of the meeting has changed what lies behind this page; without words of our own at stake, show it.
  useEffect(() => {
    if (loaded.version !== version.current && !isUnsaved() && running.current === null) load(loaded)
  }, [isUnsaved, load, loaded])

  const store = useCallback(
    async (text: MinutesText | null, seen: boolean): Promise<MinutesState> => {
      const { state } = await save({ id, version: version.current, text, seen })
      version.current = state.version
      queryClient.setQueryData(['minutes.text', { id }], state)
      return state
    },
    [id, queryClient, save],
  )

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const text = textOf(latest.current)
    const sent = JSON.stringify(text)
    try {
      await store(text, false)
      saved.current = sent
      setSaving({ at: isUnsaved() ? 'waiting' : 'clean' })
      return true
    } catch (error) {
      setSaving({ at: 'refused', message: describeFailure(error) })
      void queryClient.invalidateQueries({ queryKey: ['minutes.text', { id }] })
      return false
    }
  }, [id, isUnsaved, queryClient, store])

  const flush = useCallback(async (): Promise<boolean> => {
    while (running.current !== null) await running.current
    if (!isUnsaved()) {
      setSaving((shown) => (shown.at === 'refused' ? shown : { at: 'clean' }))
      return true
    }
    running.current = saveOnce()
    const done = await running.current
    running.current = null
    return done
  }, [isUnsaved, saveOnce])

  useEffect(() => {
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [editing.blocks, flush])

  // Leaving the page, reloading or closing the window must not cost the last words.
  useEffect(() => {
    const saveLastWords = (): void => void flush()
    window.addEventListener('pagehide', saveLastWords)
    return () => {
      window.removeEventListener('pagehide', saveLastWords)
      saveLastWords()
    }
  }, [flush])

  const edit = useCallback((action: EditAction) => {
    dispatch({ type: 'edit', action })
    if (action.type !== 'caret') setSaving({ at: 'waiting' })
  }, [])

  const adopt = useCallback(
    async (text: MinutesText | null) => {
      while (running.current !== null) await running.current
      load(await store(text, true))
    },
    [load, store],
  )
  return { editing, saving, edit, flush, adopt }
}
