/** The votes of one item, in place: what was asked, how it was voted, the counts, and what they come to. */
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { restInFavour, resultOf, withMethod } from '../../../../contract/desk/vote-result.ts'
import { vote as voteSchema, voteMethods, type MeetingRules } from '../../../../contract/meetings.ts'
import type { VoteRow } from '../draft.ts'
import classes from './desk.module.css'

export interface VoteListProps {
  readonly rows: readonly VoteRow[]
  readonly entitled: number
  readonly rules: MeetingRules | null
  /** The vote whose first field takes the caret. */
  readonly focus: number | null
  readonly onChange: (key: number, part: Partial<VoteRow>) => void
  readonly onRemove: (key: number) => void
  readonly onDone: () => void
}

export function VoteList({ rows, focus, ...rest }: VoteListProps) {
  return (
    <ol className={classes.votes} aria-label="本议题表决">
      {rows.map((row, index) => (
        <VoteBlock key={row.key} row={row} number={index + 1} takesFocus={focus === row.key} {...rest} />
      ))}
    </ol>
  )
}

const counts = [
  ['present', '在场'],
  ['inFavour', '赞成'],
  ['against', '反对'],
  ['abstained', '弃权'],
] as const

interface VoteBlockProps extends Omit<VoteListProps, 'rows' | 'focus'> {
  readonly row: VoteRow
  readonly number: number
  readonly takesFocus: boolean
}

function VoteBlock({ row, number, takesFocus, entitled, rules, onChange, onRemove, onDone }: VoteBlockProps) {
  const question = useRef<HTMLInputElement>(null)
  const method = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    // What was suggested goes with the first letter that is typed.
    if (takesFocus) question.current?.select()
  }, [takesFocus])
  const result = resultOf(row, entitled, rules)
  const what = `表决 ${number}`
  const rest =
    row.method === '无记名'
      ? ([
          ['invalid', '废票'],
          ['notVoting', '未投'],
        ] as const)
      : ([['notVoting', '未参加']] as const)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    if (event.key === 'Enter' && event.target === question.current) method.current?.focus()
    else onDone()
  }
  return (
    <li className={classes.vote} onKeyDown={onKeyDown}>
      <span className={classes.mark}>{what}</span>
      <input
        ref={question}
        className={classes.small}
        aria-label={`${what} 事项`}
        placeholder="表决的事项"
        maxLength={200}
        value={row.question}
        onChange={({ currentTarget: { value } }) => onChange(row.key, { question: value })}
      />
      <ActionIcon size={24} tabIndex={-1} aria-label={`删除${what}`} onClick={() => onRemove(row.key)}>
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
      <div className={classes.counts}>
        <select
          ref={method}
          className={classes.small}
          aria-label={`${what} 方式`}
          value={row.method}
          onChange={({ currentTarget: { value } }) =>
            onChange(row.key, withMethod(row, voteSchema.shape.method.parse(value)))
          }
        >
          {voteMethods.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </select>
        {[...counts, ...rest].map(([name, label]) => (
          <label key={name} className={classes.count}>
            {label}
            <input
              className={classes.figure}
              inputMode="numeric"
              aria-label={`${what} ${label}`}
              value={row[name]}
              onFocus={(event) => event.currentTarget.select()}
              onChange={({ currentTarget: { value } }) => {
                const changed = { ...row, [name]: figure(value) }
                // As long as nobody has counted the hands in favour, the rest are in favour.
                const follows = name !== 'inFavour' && row.inFavour === restInFavour(row)
                onChange(row.key, follows ? { ...changed, inFavour: restInFavour(changed) } : changed)
              }}
            />
          </label>
        ))}
        <Button
          size="compact-sm"
          onClick={() => onChange(row.key, { inFavour: restInFavour(row) })}
          disabled={row.inFavour === restInFavour(row)}
        >
          其余赞成
        </Button>
      </div>
      <p className={classes.result} role="status" data-wrong={!result.addsUp} data-passed={result.passed}>
        {result.sentence}
      </p>
    </li>
  )
}

function figure(text: string): number {
  return Math.min(100_000, Number(text.replace(/\D/g, '').slice(0, 6)))
}
