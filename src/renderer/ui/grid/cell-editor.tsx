/**
 * The one input of a grid. It always has the focus and lies, unseen and empty, over the active cell: an input method
 * composes only where text can be entered, so the very first letter must find an input that is focused already. It
 * shows itself with the first letter, with F2, Enter or a double click, and never leaves its place in the document.
 */
import { useEffect, useId, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react'
import classes from './grid.module.css'
import type { Move } from './selection.ts'

export interface Draft {
  readonly text: string
  /** Written over the cell: the arrows lead on. Otherwise they walk in the text. */
  readonly over: boolean
}

/** Where a high box goes that does not fit below. */
export type Opening = 'down' | 'up'

export interface CellEditorProps {
  readonly ref: Ref<HTMLTextAreaElement>
  readonly gridId: string
  readonly activeCellId: string
  readonly label: string
  readonly options: readonly string[]
  readonly optionMatches: (option: string, typed: string) => boolean
  readonly isLong: boolean
  readonly isNumber: boolean
  /** Nothing can be written here: the row belongs to others or has not arrived. */
  readonly isLocked: boolean
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** The cell stays in sight when one scrolls sideways. */
  readonly stays: boolean
  readonly opening: Opening
  readonly draft: Draft | null
  readonly onDraft: (draft: Draft) => void
  readonly onIdleKey: (event: KeyboardEvent) => void
  readonly onCommit: (text: string, then: Move | null) => void
  readonly onFillRange: (text: string) => void
  readonly onCancel: () => void
  readonly onCopy: (event: ClipboardEvent, cut: boolean) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

const longLines = 6
const longWidth = 320
const arrows: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export function CellEditor(props: CellEditorProps) {
  const { ref, draft, options, isLong } = props
  const isIdle = draft === null
  const listId = useId()
  const [choice, setChoice] = useState(-1)
  const shown = draft === null ? [] : matching(options, draft, props.optionMatches)
  const chosen = shown[choice]
  const height = isLong && !isIdle ? Math.max(props.height, longLines * 18 + 12) : props.height
  const width = isLong && !isIdle ? Math.max(props.width, longWidth) : props.width

  const top = props.opening === 'up' ? props.top + props.height - height : props.top

  const write = (text: string) => {
    setChoice(-1)
    props.onDraft({ text, over: draft?.over ?? true })
  }
  const commit = (text: string, then: Move | null) => {
    setChoice(-1)
    props.onCommit(text, then)
  }
  const onWritingKey = (event: KeyboardEvent, { text, over }: Draft) => {
    const final = chosen ?? text
    const breaksLine = isLong && (event.altKey || event.shiftKey)
    const arrow = arrows[event.key]
    if (event.key === 'Escape') {
      event.stopPropagation()
      setChoice(-1)
      props.onCancel()
    } else if (event.key === 'Tab') {
      event.preventDefault()
      commit(final, event.shiftKey ? 'previous' : 'next')
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      setChoice(-1)
      props.onFillRange(final)
    } else if (event.key === 'Enter' && !breaksLine) {
      event.preventDefault()
      commit(final, event.shiftKey ? 'up' : 'down')
    } else if (event.key === 'Enter' && event.altKey) {
      // The browser makes no line break of Alt+Enter, Excel does.
      event.preventDefault()
      insertText(event.currentTarget, '\n', write)
    } else if ((arrow === 'up' || arrow === 'down') && shown.length > 0) {
      event.preventDefault()
      setChoice((current) => walk(current, arrow === 'down' ? 1 : -1, shown.length))
    } else if (arrow !== undefined && over && !event.shiftKey) {
      event.preventDefault()
      commit(final, arrow)
    }
  }

  return (
    <div className={classes.editorLayer}>
      <div className={`${classes.editorPlace} ${props.stays ? classes.stays : ''}`}>
        <textarea
          ref={ref}
          className={[classes.editor, isLong && !isIdle && classes.longEditor, props.isNumber && classes.number]
            .filter(Boolean)
            .join(' ')}
          style={{
            left: props.left,
            top,
            width,
            height,
            ...(isLong ? {} : { lineHeight: `${props.height - 4}px` }),
          }}
          aria-label={props.label}
          aria-controls={isIdle ? props.gridId : shown.length > 0 ? listId : undefined}
          aria-activedescendant={isIdle ? props.activeCellId : chosen === undefined ? undefined : `${listId}-${choice}`}
          aria-multiline={isLong && !isIdle}
          data-idle={isIdle}
          readOnly={props.isLocked}
          rows={1}
          autoComplete="off"
          spellCheck={false}
          value={draft?.text ?? ''}
          onChange={(event) =>
            write(isLong ? event.currentTarget.value : event.currentTarget.value.replace(/[\r\n]+/g, ' '))
          }
          onKeyDown={(event) => {
            // While a composition is under way every key is the input method's.
            if (event.nativeEvent.isComposing || event.key === 'Process') return
            if (draft === null) props.onIdleKey(event)
            else onWritingKey(event, draft)
          }}
          onCopy={(event) => isIdle && props.onCopy(event, false)}
          onCut={(event) => isIdle && props.onCopy(event, true)}
          onPaste={(event) => isIdle && props.onPaste(event)}
          onBlur={() => {
            // Another window coming to the front ends nothing.
            if (document.hasFocus() && draft !== null) commit(draft.text, null)
          }}
        />
        {shown.length > 0 && (
          <Options
            id={listId}
            shown={shown}
            choice={choice}
            left={props.left}
            top={top}
            height={height}
            opening={props.opening}
            width={width}
            onChoose={(option) => commit(option, 'down')}
          />
        )}
      </div>
    </div>
  )
}

interface OptionsProps {
  readonly id: string
  readonly shown: readonly string[]
  readonly choice: number
  readonly left: number
  readonly top: number
  readonly height: number
  readonly opening: Opening
  readonly width: number
  readonly onChoose: (option: string) => void
}

function Options({ id, shown, choice, left, top, height, opening, width, onChoose }: OptionsProps) {
  useEffect(() => {
    document.getElementById(`${id}-${choice}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, choice])
  return (
    <div
      id={id}
      role="listbox"
      aria-label="常用写法"
      className={classes.options}
      style={{ left, minWidth: width, ...(opening === 'up' ? { bottom: -top } : { top: top + height }) }}
    >
      {shown.map((option, index) => (
        <div
          key={option}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === choice}
          className={classes.option}
          onMouseDown={(event) => {
            event.preventDefault()
            event.stopPropagation()
            onChoose(option)
          }}
        >
          {option}
        </div>
      ))}
    </div>
  )
}

/** All usual values while the old one stands there untouched; then those that hold what has been written, or sound so. */
function matching(
  options: readonly string[],
  { text, over }: Draft,
  holds: (option: string, typed: string) => boolean,
): readonly string[] {
  const wanted = text.trim()
  if (!over && options.includes(wanted)) return options
  const found = options.filter((option) => holds(option, wanted))
  return found.length === 1 && found[0] === wanted ? [] : found
}

function walk(current: number, by: number, count: number): number {
  return Math.max(0, Math.min(count - 1, current + by))
}

function insertText(element: EventTarget & Element, text: string, write: (text: string) => void): void {
  if (!(element instanceof HTMLTextAreaElement)) return
  const { selectionStart, selectionEnd, value } = element
  write(value.slice(0, selectionStart) + text + value.slice(selectionEnd))
  requestAnimationFrame(() => element.setSelectionRange(selectionStart + text.length, selectionStart + text.length))
}
