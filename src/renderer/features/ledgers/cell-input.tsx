/**
 * The input of the active cell. It is there, unseen and empty, as soon as the cell is active: an input method composes
 * only where text can be entered, so the very first letter must find an input that already has the focus. It shows
 * itself with the first letter, with F2, Enter or a double click.
 */
import {
  use,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import type { LedgerField } from '../../../contract/ledgers/index.ts'
import { EditSessionContext, type GoTo } from './edit-session.ts'
import classes from './ledger-grid.module.css'

export interface CellInputProps {
  readonly field: LedgerField
  readonly text: string
  readonly tabIndex: number
  readonly onCommit: (text: string) => void
  /** Where Enter leads when the writing is done. */
  readonly below: Parameters<GoTo>[0]
}

export function CellInput({ field, text, tabIndex, onCommit, below }: CellInputProps) {
  const session = use(EditSessionContext)
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  // `null` while nothing is being written.
  const [draft, setDraft] = useState<string | null>(null)
  const isIdle = draft === null

  const write = (next: string) => {
    session.setEditing(true)
    setDraft(next)
  }
  const leave = () => {
    session.setEditing(false)
    setDraft(null)
  }
  const commit = () => {
    if (draft !== null && draft !== text) onCommit(draft)
    leave()
  }

  // A press on another cell takes this input away before it loses the focus: what stands in it is kept.
  const keepWritten = useEffectEvent(() => {
    if (session.isEditing() && draft !== null && draft !== text) onCommit(draft)
    session.setEditing(false)
  })
  useEffect(() => () => keepWritten(), [])
  useEffect(() => {
    session.offer(() => {
      session.setEditing(true)
      setDraft(text)
    })
    return () => session.offer(null)
  }, [session, text])
  // Going on with a text happens at its end; a first letter has put the caret behind itself already.
  useEffect(() => {
    const element = input.current
    if (!isIdle && element?.selectionStart === 0) element.setSelectionRange(element.value.length, element.value.length)
  }, [isIdle])

  const onIdleKey = (event: KeyboardEvent) => {
    if (event.key !== 'F2' && event.key !== 'Enter' && event.key !== 'Backspace') return
    event.preventDefault()
    write(event.key === 'Backspace' ? '' : text)
  }
  const onWritingKey = (event: KeyboardEvent) => {
    const breaksLine = field.type === 'longText' && (event.shiftKey || event.altKey)
    if (event.key === 'Tab') commit()
    else if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && !breaksLine) {
      event.preventDefault()
      commit()
      session.goTo(below)
    }
  }
  const keepInside = (event: MouseEvent) => {
    if (!isIdle) event.stopPropagation()
  }

  const shared = {
    ref: input,
    tabIndex,
    'aria-label': isIdle ? `${field.label} ${text}` : field.label,
    'data-idle': isIdle,
    value: draft ?? '',
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.key === 'Process') return
      if (isIdle) onIdleKey(event)
      else onWritingKey(event)
    },
    onCompositionStart: () => session.setEditing(true),
    onCut: (event: ClipboardEvent) => {
      if (!isIdle) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', text)
      if (text !== '') onCommit('')
    },
    onMouseDown: keepInside,
    onDoubleClick: keepInside,
    // Another window coming to the front ends nothing.
    onBlur: () => {
      if (document.hasFocus()) commit()
    },
  }
  if (field.type === 'longText') {
    return (
      <textarea
        {...shared}
        className={isIdle ? classes.idleInput : classes.longInput}
        rows={isIdle ? 1 : 5}
        onChange={(event) => write(event.currentTarget.value)}
      />
    )
  }
  const listId = field.codes === undefined ? undefined : `codes-${field.name}`
  return (
    <>
      <input
        {...shared}
        className={isIdle ? classes.idleInput : classes.input}
        inputMode={field.type === 'integer' ? 'numeric' : 'text'}
        list={isIdle ? undefined : listId}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {listId !== undefined && (
        <datalist id={listId}>
          {field.codes?.map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
      )}
    </>
  )
}
