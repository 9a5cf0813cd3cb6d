/**
 * A field that offers names while they are typed, by characters, pinyin or initials; any other text may be written too.
 * Several names stand side by side with `、`. Nothing is taken over while an input method composes.
 */
import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import { isByLetters } from '../../../../contract/search/match.ts'
import classes from './desk.module.css'

const most = 8
const separators = /[、，,;；]/

export type NameMatcher = (name: string, typed: string) => unknown

export interface SuggestBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly maxLength: number
  readonly several?: boolean
  readonly names: readonly string[]
  readonly match: NameMatcher
  readonly inputRef?: Ref<HTMLInputElement>
  readonly onChange: (value: string) => void
  readonly onEnter: () => void
  readonly onEscape: () => void
}

export function SuggestBox(props: SuggestBoxProps) {
  const { label, placeholder, value, maxLength, several = false, names, match, inputRef, onChange } = props
  const listId = useId()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const last = several ? value.length - (value.split(separators).at(-1) ?? '').length : 0
  const typed = value.slice(last).trim()
  const options = isOpen && typed !== '' ? firstMatches(names, typed, match) : []
  const chosen = options[active] ?? (isByLetters(typed) ? options[0] : undefined)

  const choose = (name: string) => {
    onChange(value.slice(0, last) + name)
    setOpen(false)
    setActive(-1)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && options.length > 0) {
      event.preventDefault()
      setActive((active + step + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen === undefined) props.onEnter()
      else choose(chosen)
    } else if (event.key === 'Tab' && chosen !== undefined) {
      choose(chosen)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (options.length > 0) setOpen(false)
      else props.onEscape()
    }
  }
  return (
    <span className={classes.suggest}>
      <input
        ref={inputRef}
        className={classes.small}
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${options.indexOf(chosen)}`}
        autoComplete="off"
        placeholder={placeholder}
        title={value}
        maxLength={maxLength}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value)
          setOpen(true)
          setActive(-1)
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <span
        className={classes.options}
        role="listbox"
        id={listId}
        aria-label={`${label}：可选`}
        hidden={options.length === 0}
      >
        {options.map((name, index) => (
          <span
            key={name}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={name === chosen}
            className={classes.option}
            // The field keeps the focus, so that its list is still there when the click arrives.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(name)}
          >
            {name}
          </span>
        ))}
      </span>
    </span>
  )
}

/** Stops looking as soon as there are enough. */
export function firstMatches(names: readonly string[], typed: string, match: NameMatcher): string[] {
  const found: string[] = []
  for (const name of names) {
    if (found.length === most) break
    if (name !== typed && match(name, typed) !== null) found.push(name)
  }
  return found
}
