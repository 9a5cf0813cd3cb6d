/** A text area that grows with what is written into it. */
import { useId } from 'react'
import classes from './meeting-page.module.css'

/** As in the style sheet; a box that grows with its text ignores `rows`. */
const lineHeight = 22
const padding = 12

export interface WritingBoxProps {
  readonly label: string
  readonly hideLabel?: boolean
  readonly rows?: number
  readonly value: string
  readonly placeholder?: string
  readonly onChange: (text: string) => void
}

export function WritingBox({ label, hideLabel = false, rows = 1, value, placeholder, onChange }: WritingBoxProps) {
  const id = useId()
  return (
    <div className={classes.box}>
      <label htmlFor={id} className={hideLabel ? 'sd-hidden' : classes.boxLabel}>
        {label}
      </label>
      <textarea
        id={id}
        className={classes.writing}
        rows={rows}
        style={{ minHeight: rows * lineHeight + padding }}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
