/** The box itself: what is typed, what is found, and which of it the keys are on. */
import { IconSearch } from '@tabler/icons-react'
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CompositionEvent,
  type KeyboardEvent,
} from 'react'
import { useLocation } from 'wouter'
import type { SearchKind } from '../../../contract/api/search.ts'
import { useAppCommands } from '../../app/commands.ts'
import { useNoticedWait } from '../../ui/states.tsx'
import { useNameMatcher } from '../../ui/use-readings.ts'
import { findCommands, sectionsOf, type Choice, type Filter } from './choices.ts'
import { FilterRow } from './filter-row.tsx'
import classes from './palette.module.css'
import { Examples, Nothing, Refused } from './palette-states.tsx'
import { recentSection, rememberChoice } from './recent-choices.ts'
import { SectionList } from './section-list.tsx'
import { targetPath } from './target-path.ts'
import { useSearch } from './use-search.ts'

const perGroup = 5
const perFilter = 50

export function PaletteBox({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  /** What is typed but for a composition under way. */
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<Filter | null>(null)
  const [active, setActive] = useState<string | null>(null)
  /** Enter was pressed on this text before its answer was there: the first choice is opened when it comes. */
  const [hurriedText, setHurriedText] = useState<string | null>(null)
  const listId = useId()
  const box = useFocusAtOnce()
  const [, navigate] = useLocation()

  const asked = text.trim()
  const overview = useSearch(text, null, perGroup, true)
  const filtered = useSearch(text, kindOf(filter), perFilter, kindOf(filter) !== null)
  const commands = useAppCommands()
  const match = useNameMatcher(useMemo(() => commands.flatMap(({ label, words }) => [label, words]), [commands]))
  const found = useMemo(() => (asked === '' ? [] : findCommands(commands, asked, match)), [asked, commands, match])
  const answer = kindOf(filter) === null ? overview : filtered
  const sections = useMemo(
    () => (asked === '' ? recentSection() : sectionsOf(text, filter, answer.answer, found)),
    [answer.answer, asked, filter, found, text],
  )
  const choices = sections.flatMap((section) => section.choices)
  const current = choices.find(({ id }) => id === active) ?? choices[0]
  const filters: Filter[] = [
    ...(overview.answer?.groups.map(({ kind }) => kind) ?? []),
    ...(found.length > 0 ? (['commands'] as const) : []),
  ]

  const write = (value: string): void => {
    setTyped(value)
    setText(value)
    setActive(null)
    setHurriedText(null)
    if (value.trim() === '') setFilter(null)
  }
  const open = (choice: Exclude<Choice, { type: 'suggestion' }>): void => {
    rememberChoice(choice)
    onClose()
    if (choice.type === 'hit') navigate(targetPath(choice.hit.target))
    else choice.command.run()
  }
  const take = (choice: Choice): void => {
    if (choice.type === 'suggestion') write(text.replace(/\S*$/u, '') + choice.insert)
    else open(choice)
  }
  const answered = asked === '' || answer.answeredText === asked
  /** Enter must not open what was found for an earlier text; commands and suggestions are found at once. */
  const enter = (): void => {
    if (current !== undefined && (answered || current.type !== 'hit')) take(current)
    else if (!answered) setHurriedText(asked)
  }
  const openFirst = useEffectEvent(() => {
    if (current !== undefined && current.type !== 'suggestion') open(current)
  })
  useEffect(() => {
    if (answered && hurriedText === asked) openFirst()
  }, [answered, asked, hurriedText])
  const move = (step: number): void => {
    const at = choices.findIndex(({ id }) => id === current?.id)
    setActive(choices[(at + step + choices.length) % Math.max(choices.length, 1)]?.id ?? null)
  }
  const turn = (step: number): void => {
    const all: (Filter | null)[] = [null, ...filters]
    setFilter(all[(all.indexOf(filter) + step + all.length) % all.length] ?? null)
    setActive(null)
    setHurriedText(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // The keys of a composition belong to the input method.
    if (event.nativeEvent.isComposing || event.key === 'Process') return
    const action = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Tab: () => turn(event.shiftKey ? -1 : 1),
      Enter: enter,
      Escape: onClose,
    }[event.key]
    if (action === undefined) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
  useEffect(() => {
    if (current !== undefined) document.getElementById(current.id)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  return (
    <>
      <div className={classes.head}>
        <IconSearch size={19} stroke={1.7} aria-hidden />
        <input
          ref={box}
          className={classes.input}
          data-autofocus
          role="combobox"
          aria-label="搜索或输入命令"
          aria-expanded={choices.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current?.id}
          placeholder="姓名、拼音首字母、电话任意几位、清单内容，或命令"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={(event) => {
            if (isComposing(event.nativeEvent)) setTyped(event.currentTarget.value)
            else write(event.currentTarget.value)
          }}
          onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Waiting key={asked} waiting={!answered} />
      </div>
      {asked !== '' && (
        <FilterRow
          filters={filters}
          filter={filter}
          answer={overview.answer}
          commands={found.length}
          onChange={setFilter}
        />
      )}
      {/* The scrolling part is the listbox itself: the keys of the box reach all of it. */}
      <div
        id={listId}
        role="listbox"
        aria-label="结果"
        aria-busy={!answered}
        className={classes.list}
        hidden={choices.length === 0}
      >
        <SectionList sections={sections} activeId={current?.id ?? null} onTake={take} onHover={setActive} />
      </div>
      <div className={classes.beside}>
        {asked === '' && <Examples onWrite={write} />}
        {answer.error !== null && <Refused error={answer.error} />}
        {asked !== '' && answered && answer.error === null && choices.length === 0 && <Nothing text={asked} />}
      </div>
      <footer className={classes.foot}>
        <span className={classes.notes} role="status">
          {(answer.answer?.notes ?? []).join('；')}
        </span>
        <span className={classes.keys} aria-hidden>
          <kbd>↑</kbd>
          <kbd>↓</kbd> 选择 <kbd>Enter</kbd> 打开 <kbd>Tab</kbd> 换一类 <kbd>Esc</kbd> 关闭
        </span>
      </footer>
    </>
  )
}

/**
 * The box has the focus before the next key can arrive: whoever types on after Ctrl+K must not write into the page behind. When
 * it goes, the focus is back where it was before a page that was opened from here takes it.
 */
function useFocusAtOnce() {
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    box.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return box
}

function kindOf(filter: Filter | null): SearchKind | null {
  return filter === null || filter === 'commands' ? null : filter
}

function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing
}

function Waiting({ waiting }: { readonly waiting: boolean }) {
  const noticed = useNoticedWait()
  return waiting && noticed ? <span className={classes.waiting}>正在查找…</span> : null
}
