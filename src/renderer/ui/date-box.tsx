/** A day, or a day with its time, typed as people type it and shown in one form once it is understood. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { readDay, readMoment } from './date-text.ts'

export interface DateBoxProps {
  readonly label: string
  readonly hideLabel?: boolean
  readonly withTime?: boolean
  /** Emptied, a moment is gone; without this it stays as it was. */
  readonly mayBeEmpty?: boolean
  /** Instead of how a date is written. */
  readonly placeholder?: string
  /** ISO text, or empty. */
  readonly value: string
  readonly onChange: (value: string) => void
}

export function DateBox(props: DateBoxProps) {
  const { label, hideLabel = false, withTime = false, mayBeEmpty = !withTime, value, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const shown = value.replace('T', ' ')
  const read = (text: string) => {
    const year = new Date().getFullYear()
    return withTime ? readMoment(text, year) : readDay(text, year)
  }
  const isWrong = typed !== null && typed.trim() !== '' && read(typed) === null
  const settle = () => {
    if (typed === null || isWrong) return
    setTyped(null)
    const next = typed.trim() === '' ? '' : (read(typed) ?? value)
    if (next !== value && (mayBeEmpty || next !== '')) onChange(next)
  }
  return (
    <TextInput
      {...(hideLabel ? { 'aria-label': label } : { label })}
      placeholder={props.placeholder ?? (withTime ? '2026-11-05 14:30' : '2026-12-31')}
      value={typed ?? shown}
      error={isWrong ? (withTime ? '请写成 2026-11-05 14:30 这样' : '没有这一天，请写成 2026-12-31 这样') : null}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle()
      }}
    />
  )
}
