/** Find in the list without leaving it (Ctrl+F): from match to match, or, on wish, only the rows that match. */
import { ActionIcon, Checkbox, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { grouped } from '../../ui/format.ts'
import classes from './find-bar.module.css'

export interface FindBarProps {
  readonly title: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly onlyMatching: boolean
  readonly onOnlyMatching: (only: boolean) => void
  /** `null` while it is being counted. */
  readonly matches: number | null
  readonly onStep: (direction: 'next' | 'previous') => void
  /** Back to the grid. */
  readonly onLeave: () => void
}

export function FindBar(props: FindBarProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      box.current?.focus()
      box.current?.select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      if (props.text !== '') props.onText('')
      props.onLeave()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (props.onlyMatching) props.onLeave()
      else props.onStep(event.shiftKey ? 'previous' : 'next')
    }
  }
  const isSearching = props.text.trim() !== ''
  return (
    <div className={classes.bar} role="search">
      <TextInput
        ref={box}
        className={classes.box ?? ''}
        aria-label={`在${props.title}中查找`}
        placeholder="查找（Ctrl+F）"
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
        value={props.text}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {isSearching && (
        <>
          {!props.onlyMatching && (
            <>
              <ActionIcon
                aria-label="上一处（Shift+Enter）"
                title="上一处（Shift+Enter）"
                onClick={() => props.onStep('previous')}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon aria-label="下一处（Enter）" title="下一处（Enter）" onClick={() => props.onStep('next')}>
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
            </>
          )}
          <span className={classes.count} role="status">
            {props.matches === null ? '' : props.matches === 0 ? '没有找到' : `${grouped(props.matches)} 行`}
          </span>
          <Checkbox
            className={classes.only ?? ''}
            label="只显示符合的行"
            checked={props.onlyMatching}
            onChange={(event) => props.onOnlyMatching(event.currentTarget.checked)}
          />
        </>
      )}
    </div>
  )
}
