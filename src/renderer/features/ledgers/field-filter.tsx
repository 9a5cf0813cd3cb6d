/** The filter of one column, by its kind: values to tick, words to contain, a stretch of numbers or days, empty or not. */
import { Button, Checkbox, ScrollArea, SegmentedControl, TextInput } from '@mantine/core'
import { useMemo, useState, type KeyboardEvent } from 'react'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { Condition } from '../../../contract/api/rows-request.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import type { Output } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { readDay } from '../../ui/date-text.ts'
import { grouped } from '../../ui/format.ts'
import { LoadingLines } from '../../ui/states.tsx'
import { useNameMatcher } from '../../ui/use-readings.ts'
import classes from './filter-menu.module.css'

export interface FieldFilterProps {
  readonly ledgerKey: LedgerKey
  readonly field: LedgerFieldInfo
  readonly condition: Condition | null
  readonly onChange: (condition: Condition | null) => void
}

type Way = 'values' | 'words' | 'range' | 'presence'
const wayLabels: Readonly<Record<Way, string>> = { values: '取值', words: '文字', range: '范围', presence: '空白' }

export function FieldFilter(props: FieldFilterProps) {
  const { field, condition } = props
  const ways = waysOf(field)
  const [way, setWay] = useState<Way>(condition === null ? (ways[0] ?? 'presence') : wayOf(condition))
  return (
    <div className={classes.filter}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={`“${field.label}”怎样筛选`}
        value={way}
        onChange={(value) => setWay(ways.find((candidate) => candidate === value) ?? way)}
        data={ways.map((value) => ({ value, label: wayLabels[value] }))}
      />
      {way === 'values' && <ByValues {...props} />}
      {way === 'words' && <ByWords {...props} />}
      {way === 'range' && <ByRange {...props} />}
      {way === 'presence' && <ByPresence {...props} />}
    </div>
  )
}

/** Columns whose values repeat begin with the values; names and long texts with words, numbers and days with a stretch. */
function waysOf({ type, required, grouped: isGrouped, own }: LedgerFieldInfo): readonly Way[] {
  if (type === 'integer' || type === 'date') return ['range', 'values', 'presence']
  const repeats = type === 'code' || isGrouped || (type === 'text' && !required && !own)
  return repeats ? ['values', 'words', 'presence'] : ['words', 'values', 'presence']
}

function wayOf({ kind }: Condition): Way {
  if (kind === 'oneOf') return 'values'
  if (kind === 'contains') return 'words'
  return kind === 'range' ? 'range' : 'presence'
}

const findBoxFrom = 9
const noValues: Output<'ledgers.values'> = []

function ByValues({ ledgerKey, field, condition, onChange }: FieldFilterProps) {
  const [find, setFind] = useState('')
  const values = useRead('ledgers.values', { ledger: ledgerKey, field: field.name })
  const all = values.data ?? noValues
  const match = useNameMatcher(useMemo(() => all.map(({ value }) => value), [all]))
  if (values.isPending) return <LoadingLines lines={5} height={16} />
  const chosen = condition?.kind === 'oneOf' ? condition.values : []
  const shown = all.filter(({ value }) => match(value, find) !== null)
  const choose = (next: readonly string[]) =>
    onChange(next.length === 0 ? null : { kind: 'oneOf', field: field.name, values: [...next] })
  return (
    <>
      {all.length >= findBoxFrom && (
        <TextInput
          aria-label={`在“${field.label}”的取值中查找`}
          placeholder="查找取值"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={240} type="auto">
        <div className={classes.list}>
          {shown.map(({ value, count }) => (
            <Checkbox
              key={value}
              className={classes.value ?? ''}
              checked={chosen.includes(value)}
              onChange={(event) =>
                choose(event.currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
              }
              label={
                <span className={classes.valueLabel}>
                  <span className={classes.valueText}>{value === '' ? '（空）' : value}</span>
                  <span className={classes.valueCount}>{grouped(count)}</span>
                </span>
              }
            />
          ))}
          {shown.length === 0 && <p className="sd-soft">这一列没有这样的取值</p>}
        </div>
      </ScrollArea.Autosize>
    </>
  )
}

function ByWords({ field, condition, onChange }: FieldFilterProps) {
  const current = condition?.kind === 'contains' ? condition : null
  const [text, setText] = useState(current?.text ?? '')
  const [not, setNot] = useState(current?.not ?? false)
  const apply = () =>
    onChange(text.trim() === '' ? null : { kind: 'contains', field: field.name, text: text.trim(), not })
  return (
    <>
      <TextInput
        label={`“${field.label}”里${not ? '不含' : '含有'}`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onEnter(apply)}
      />
      <Checkbox label="不含这些字的行" checked={not} onChange={(event) => setNot(event.currentTarget.checked)} />
      <Button variant="filled" onClick={apply}>
        筛选
      </Button>
    </>
  )
}

function ByRange({ field, condition, onChange }: FieldFilterProps) {
  const current = condition?.kind === 'range' ? condition : null
  const isDate = field.type === 'date'
  const [from, setFrom] = useState(String(current?.from ?? ''))
  const [to, setTo] = useState(String(current?.to ?? ''))
  /** Undefined: neither a day nor a number. */
  const read = (text: string): string | number | null | undefined => {
    if (text.trim() === '') return null
    if (isDate) return readDay(text, new Date().getFullYear()) ?? undefined
    const number = Number(text.trim())
    return Number.isInteger(number) ? number : undefined
  }
  const lower = read(from)
  const upper = read(to)
  const apply = () => {
    if (lower === undefined || upper === undefined) return
    onChange(lower === null && upper === null ? null : { kind: 'range', field: field.name, from: lower, to: upper })
  }
  const wrong = isDate ? '没有这一天，请写成 2026-12-31 这样' : '请写整数'
  return (
    <>
      <TextInput
        label={isDate ? '从哪一天起' : '不小于'}
        placeholder={isDate ? '2026-01-01' : ''}
        value={from}
        error={lower === undefined ? wrong : null}
        onChange={(event) => setFrom(event.currentTarget.value)}
        onKeyDown={onEnter(apply)}
      />
      <TextInput
        label={isDate ? '到哪一天止' : '不大于'}
        placeholder={isDate ? '2026-12-31' : ''}
        value={to}
        error={upper === undefined ? wrong : null}
        onChange={(event) => setTo(event.currentTarget.value)}
        onKeyDown={onEnter(apply)}
      />
      <Button variant="filled" onClick={apply} disabled={lower === undefined || upper === undefined}>
        筛选
      </Button>
    </>
  )
}

function ByPresence({ field, condition, onChange }: FieldFilterProps) {
  const kind = condition?.kind
  return (
    <div className={classes.presence}>
      <Button
        variant={kind === 'empty' ? 'light' : 'default'}
        aria-pressed={kind === 'empty'}
        onClick={() => onChange(kind === 'empty' ? null : { kind: 'empty', field: field.name })}
      >
        只看空着的
      </Button>
      <Button
        variant={kind === 'filled' ? 'light' : 'default'}
        aria-pressed={kind === 'filled'}
        onClick={() => onChange(kind === 'filled' ? null : { kind: 'filled', field: field.name })}
      >
        只看填了的
      </Button>
    </div>
  )
}

function onEnter(run: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    run()
  }
}
