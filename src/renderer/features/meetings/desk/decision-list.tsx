/** The decisions of one item under its text: the words, and three small fields that Tab walks. Enter in the last goes on writing. */
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { readUnits, unitsInWords } from '../../../../contract/desk/marks.ts'
import type { ResolutionRow } from '../draft.ts'
import type { DecisionField } from './carry-out.ts'
import type { DeskFacts } from './desk-facts.ts'
import classes from './desk.module.css'
import { SuggestBox } from './suggest-box.tsx'

/** Where the caret shall go; a new object each time. */
export interface FieldFocus {
  readonly key: number
  readonly field: DecisionField
}

export interface DecisionListProps {
  readonly rows: readonly ResolutionRow[]
  readonly facts: DeskFacts
  readonly focus: FieldFocus | null
  readonly onChange: (key: number, part: Partial<ResolutionRow>) => void
  readonly onRemove: (key: number) => void
  /** Goes on writing. */
  readonly onDone: () => void
}

export function DecisionList({ rows, focus, ...rest }: DecisionListProps) {
  return (
    <ol className={classes.decisions} aria-label="本议题议定事项">
      {rows.map((row, index) => (
        <Decision key={row.key} row={row} number={index + 1} focus={focus?.key === row.key ? focus : null} {...rest} />
      ))}
    </ol>
  )
}

interface DecisionProps extends Omit<DecisionListProps, 'rows'> {
  readonly row: ResolutionRow
  readonly number: number
}

const Decision = memo(function Decision({ row, number, facts, focus, onChange, onRemove, onDone }: DecisionProps) {
  const content = useRef<HTMLTextAreaElement>(null)
  const units = useRef<HTMLInputElement>(null)
  const person = useRef<HTMLInputElement>(null)
  const deadline = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus !== null) ({ content, units, person, deadline })[focus.field].current?.focus()
  }, [focus])
  const onKeyDown = (event: KeyboardEvent, next: () => void) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    if (event.key === 'Enter') next()
    else onDone()
  }
  const what = `议定事项 ${number}`
  return (
    <li className={classes.decision}>
      <span className={classes.mark}>议定 {number}</span>
      <textarea
        ref={content}
        className={classes.decisionText}
        aria-label={what}
        placeholder="议定的事项"
        rows={1}
        maxLength={20_000}
        value={row.content}
        onChange={(event) => onChange(row.key, { content: event.currentTarget.value.replaceAll('\n', '') })}
        onKeyDown={(event) => onKeyDown(event, () => units.current?.focus())}
      />
      <ActionIcon size={24} tabIndex={-1} aria-label={`删除${what}`} onClick={() => onRemove(row.key)}>
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
      <div className={classes.three}>
        <UnitsField
          row={row}
          what={what}
          facts={facts}
          inputRef={units}
          onChange={onChange}
          onDone={onDone}
          next={person}
        />
        <SuggestBox
          label={`${what} 责任人`}
          placeholder="责任人"
          maxLength={200}
          value={row.person}
          names={facts.names}
          match={facts.match}
          inputRef={person}
          onChange={(text) => onChange(row.key, { person: text })}
          onEnter={() => deadline.current?.focus()}
          onEscape={onDone}
        />
        <DeadlineField
          row={row}
          what={what}
          facts={facts}
          inputRef={deadline}
          onChange={onChange}
          onKeyDown={(event) => onKeyDown(event, onDone)}
        />
      </div>
    </li>
  )
})

interface FieldProps {
  readonly row: ResolutionRow
  readonly what: string
  readonly facts: DeskFacts
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly onChange: (key: number, part: Partial<ResolutionRow>) => void
}

interface UnitsFieldProps extends FieldProps {
  readonly next: RefObject<HTMLInputElement | null>
  readonly onDone: () => void
}

function UnitsField({ row, what, facts, inputRef, next, onChange, onDone }: UnitsFieldProps) {
  // A separator that was just typed is not yet part of the units, and must not vanish under the caret.
  const [typed, setTyped] = useState('')
  const words = unitsInWords({ lead: row.responsibleUnit, supporting: row.supportingUnits })
  const shown = unitsInWords(readUnits(typed)) === words ? typed : words
  return (
    <SuggestBox
      label={`${what} 牵头单位`}
      placeholder="牵头单位、协办单位"
      maxLength={500}
      several
      value={shown}
      names={facts.units}
      match={facts.match}
      inputRef={inputRef}
      onChange={(text) => {
        setTyped(text)
        const { lead, supporting } = readUnits(text)
        onChange(row.key, { responsibleUnit: lead, supportingUnits: [...supporting] })
      }}
      onEnter={() => next.current?.focus()}
      onEscape={onDone}
    />
  )
}

interface DeadlineFieldProps extends FieldProps {
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function DeadlineField({ row, what, facts, inputRef, onChange, onKeyDown }: DeadlineFieldProps) {
  const text = row.deadlineText === '' ? row.deadline : row.deadlineText
  const parsed = text === '' ? null : facts.readDeadline(text)
  return (
    <span className={classes.deadline}>
      <input
        ref={inputRef}
        className={classes.small}
        aria-label={`${what} 时限`}
        aria-describedby={`deadline-${row.key}`}
        aria-invalid={parsed?.ok === false}
        placeholder="时限，如 5个工作日"
        maxLength={200}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          const next = facts.readDeadline(value)
          onChange(row.key, { deadlineText: value, deadline: next.ok ? next.date : '' })
        }}
        onKeyDown={onKeyDown}
      />
      <span id={`deadline-${row.key}`} className={classes.why} data-wrong={parsed?.ok === false}>
        {parsed === null
          ? ''
          : parsed.ok
            ? [...parsed.explanation.reasons, ...parsed.explanation.warnings].join('')
            : parsed.reason}
      </span>
    </span>
  )
}
