/** One field of a card: reads like text, edits like a box; handed on when one leaves it. */
import { useId, useState } from 'react'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import classes from './record-card.module.css'

export interface FieldBoxProps {
  readonly field: LedgerFieldInfo
  readonly text: string
  readonly onCommit: (text: string) => void
  readonly autoFocus?: boolean
  /** A field of a record that does not exist yet: shows where to write, and hands on every letter. */
  readonly isNew?: boolean
  readonly readOnly?: boolean
  /** What looks odd about the value. */
  readonly mark?: string | null
}

export function FieldBox(props: FieldBoxProps) {
  const { field, text, onCommit, autoFocus = false, isNew = false, readOnly = false, mark = null } = props
  const id = useId()
  const [draft, setDraft] = useState(text)
  const commit = () => {
    if (draft !== text) onCommit(draft)
  }
  const isIdentifier = field.type === 'identifier' || field.type === 'phone'
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {field.label}
        {field.required && (
          <span className={classes.required} aria-hidden>
            必填
          </span>
        )}
      </label>
      <textarea
        id={id}
        className={[classes.box, isNew && classes.outlined, isIdentifier && 'sd-identifier'].filter(Boolean).join(' ')}
        readOnly={readOnly}
        aria-required={field.required}
        aria-describedby={mark === null ? undefined : `${id}-mark`}
        rows={field.type === 'longText' ? 3 : 1}
        autoFocus={autoFocus}
        value={draft}
        onChange={(event) => {
          setDraft(event.currentTarget.value)
          if (isNew) onCommit(event.currentTarget.value)
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) setDraft(text)
          if (event.key === 'Enter' && field.type !== 'longText' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            commit()
          }
        }}
      />
      {mark !== null && (
        <p id={`${id}-mark`} className={classes.mark}>
          {mark}
        </p>
      )}
    </div>
  )
}
