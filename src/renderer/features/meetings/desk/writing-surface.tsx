/**
 * The text of one item, large and calm. The browser holds it while it is written; the store is told, and draws nothing for it.
 * A mark at the beginning of a line turns the line into a decision or a vote. Nothing reacts while an input method composes.
 */
import { useEffect, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react'
import { lineAt, nameTyped, sentenceTyped, withoutLine } from '../../../../contract/desk/line.ts'
import { isBareMark, readMarks, type Mark } from '../../../../contract/desk/marks.ts'
import { plainText } from '../../../../contract/desk/plain-text.ts'
import { gap, nextGap, sentencesFor } from '../../../../contract/desk/sentences.ts'
import type { MeetingStore } from '../meeting-store.ts'
import type { DeskFacts } from './desk-facts.ts'
import classes from './desk.module.css'
import { firstMatches } from './suggest-box.tsx'

/** As much as the contract takes. */
const mostCharacters = 20_000

/** What is asked for: of which texts, the place of what was typed for it, and what was typed. */
interface Asked {
  readonly of: 'sentences' | 'names'
  readonly start: number
  readonly typed: string
  readonly active: number
}

/** What is offered for it, from what is known by now: readings and names may come after the first key. */
interface Offer extends Asked {
  readonly options: readonly string[]
}

export interface WritingSurfaceProps {
  readonly store: MeetingStore
  readonly itemKey: number | null
  readonly label: string
  readonly kind: string
  readonly facts: DeskFacts
  readonly textRef: RefObject<HTMLTextAreaElement | null>
  /** @returns whether the marks could be carried out; then their line leaves the text. */
  readonly onMarks: (marks: readonly Mark[]) => boolean
}

export function WritingSurface({ store, itemKey, label, kind, facts, textRef, onMarks }: WritingSurfaceProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const offer = asked === null ? null : offerFor(asked, facts, kind)
  useTextFromStore(store, itemKey, textRef)

  const put = (area: HTMLTextAreaElement, text: string, start: number, end: number) => {
    area.setRangeText(text, start, end, 'end')
    store.type(itemKey, area.value)
  }
  const offerAt = (area: HTMLTextAreaElement) => {
    const { value, selectionStart } = area
    const sentence = sentenceTyped(value, selectionStart)
    const word = sentence ?? nameTyped(value, selectionStart)
    setAsked(word === null ? null : { of: sentence === null ? 'names' : 'sentences', ...word, active: 0 })
  }
  const take = (area: HTMLTextAreaElement, { start, options, active }: Offer, at = active) => {
    const text = options[at] ?? ''
    put(area, text, start, area.selectionStart)
    const firstGap = text.indexOf(gap)
    if (firstGap !== -1) area.setSelectionRange(start + firstGap, start + firstGap + gap.length)
    setAsked(null)
    area.focus()
  }
  const carryOut = (area: HTMLTextAreaElement, marks: readonly Mark[]): boolean => {
    const line = lineAt(area.value, area.selectionStart)
    // The line goes first: a field that takes the focus must find the text as it will be.
    const { text, caret } = withoutLine(area.value, line)
    if (!onMarks(marks)) return false
    area.value = text
    area.setSelectionRange(caret, caret)
    store.type(itemKey, text)
    return true
  }
  const onOfferKey = (event: KeyboardEvent<HTMLTextAreaElement>, open: Offer): boolean => {
    const count = open.options.length
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        setAsked({ ...open, active: (open.active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count })
        return true
      case 'Enter':
      case 'Tab':
        take(event.currentTarget, open)
        return true
      case 'Escape':
        setAsked(null)
        return true
      default:
        return false
    }
  }
  const onMarkKey = ({ key, shiftKey, currentTarget: area }: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (area.selectionStart !== area.selectionEnd || shiftKey || !['Enter', 'Tab', ' '].includes(key)) return false
    const line = lineAt(area.value, area.selectionStart)
    if (key === ' ' && !isBareMark(line.text.slice(0, area.selectionStart - line.start))) return false
    const marks = readMarks(line.text)
    return marks !== null && carryOut(area, marks)
  }
  const onGapKey = ({ key, shiftKey, currentTarget: area }: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (key !== 'Tab' || shiftKey) return false
    const at = nextGap(area.value, area.selectionEnd)
    if (at === null || at > lineAt(area.value, area.selectionEnd).end) return false
    area.setSelectionRange(at, at + gap.length)
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== ';') return
      event.preventDefault()
      const start = event.currentTarget.selectionStart
      setAsked({ of: 'sentences', start, typed: '', active: 0 })
      return
    }
    const taken = (offer !== null && onOfferKey(event, offer)) || onMarkKey(event) || onGapKey(event)
    if (taken) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    event.preventDefault()
    const area = event.currentTarget
    const room = mostCharacters - area.value.length + (area.selectionEnd - area.selectionStart)
    const text = plainText(event.clipboardData.getData('text/plain')).slice(0, Math.max(0, room))
    put(area, text, area.selectionStart, area.selectionEnd)
  }
  return (
    <>
      <textarea
        ref={textRef}
        className={classes.text}
        aria-label={label}
        aria-describedby="desk-offer"
        placeholder="在这里记录。行首 /议 记议定事项，/票 表决；分号选常用语，@ 选人名。"
        maxLength={mostCharacters}
        defaultValue={store.textOf(itemKey)}
        onInput={(event) => {
          store.type(itemKey, event.currentTarget.value)
          if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) offerAt(event.currentTarget)
        }}
        onCompositionEnd={(event) => offerAt(event.currentTarget)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => setAsked(null)}
      />
      <OfferBar
        offer={offer}
        onTake={(at) => textRef.current !== null && offer !== null && take(textRef.current, offer, at)}
      />
    </>
  )
}

function offerFor(asked: Asked, { names, match }: DeskFacts, kind: string): Offer | null {
  const all = asked.of === 'names' ? names : sentencesFor(kind)
  const options = asked.typed === '' ? all.slice(0, 8) : firstMatches(all, asked.typed, match)
  return options.length === 0 ? null : { ...asked, options }
}

/** Another hand has changed the text (undo, an import, a restored draft): it is shown, the caret stays where it was. */
function useTextFromStore(
  store: MeetingStore,
  itemKey: number | null,
  ref: RefObject<HTMLTextAreaElement | null>,
): void {
  useEffect(
    () =>
      store.subscribe(() => {
        const area = ref.current
        const text = store.textOf(itemKey)
        if (area === null || area.value === text) return
        const caret = Math.min(area.selectionStart, text.length)
        area.value = text
        area.setSelectionRange(caret, caret)
      }),
    [store, itemKey, ref],
  )
}

/** Under the text, like the bar of an input method: it never lies over what is written. */
function OfferBar({ offer, onTake }: { readonly offer: Offer | null; readonly onTake: (at: number) => void }) {
  return (
    <div className={classes.offer} id="desk-offer" role="listbox" aria-label="可选用语和人名" aria-live="polite">
      {offer?.options.map((option, index) => (
        <button
          key={option}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === offer.active}
          className={classes.offered}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          {option}
        </button>
      ))}
    </div>
  )
}
