/** The agenda at the left of the desk: which item is being talked about, its state, the minutes used and planned. */
import { ActionIcon, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState } from 'react'
import { secondsUsed, timeInFigures, type RunningClock } from '../../../../contract/desk/item-time.ts'
import { agendaItem, agendaStates } from '../../../../contract/meetings.ts'
import { newAgendaRow, type AgendaRow, type WritingMeeting } from '../draft.ts'
import type { MeetingStore } from '../meeting-store.ts'
import { useWriting } from '../use-meeting-store.ts'
import classes from './desk.module.css'
import { useNow } from './use-clock.ts'

const agendaOf = (meeting: WritingMeeting) => meeting.agenda

export interface AgendaRailProps {
  readonly store: MeetingStore
  /** Null: the general discussion. */
  readonly current: number | null
  readonly clock: RunningClock | null
  readonly onGo: (key: number | null) => void
  readonly onToggleClock: (key: number) => void
}

export function AgendaRail({ store, current, clock, onGo, onToggleClock }: AgendaRailProps) {
  const agenda = useWriting(store, agendaOf)
  return (
    <nav className={classes.agenda} aria-label="议程">
      <ol className={classes.items}>
        {agenda.map((row, index) => (
          <Item
            key={row.key}
            rowKey={row.key}
            number={index + 1}
            title={row.title}
            state={row.state}
            plannedMinutes={row.plannedMinutes}
            usedSeconds={row.usedSeconds}
            isCurrent={row.key === current}
            clock={clock !== null && clock.item === row.id ? clock : null}
            onGo={onGo}
            onToggleClock={onToggleClock}
          />
        ))}
        <li>
          <button
            type="button"
            className={classes.item}
            aria-current={current === null ? 'step' : undefined}
            onClick={() => onGo(null)}
          >
            <span className={classes.itemTitle}>综合讨论</span>
          </button>
        </li>
      </ol>
      <NewItem store={store} onGo={onGo} />
    </nav>
  )
}

interface ItemProps {
  readonly rowKey: number
  readonly number: number
  readonly title: string
  readonly state: AgendaRow['state']
  readonly plannedMinutes: number | null
  readonly usedSeconds: number
  readonly isCurrent: boolean
  readonly clock: RunningClock | null
  readonly onGo: (key: number) => void
  readonly onToggleClock: (key: number) => void
}

const Item = memo(function Item(props: ItemProps) {
  const { rowKey, number, title, state, plannedMinutes, usedSeconds, isCurrent, clock, onGo, onToggleClock } = props
  const ref = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <li ref={ref} className={classes.itemRow}>
      <button
        type="button"
        className={classes.item}
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => onGo(rowKey)}
      >
        <span className={classes.itemNumber}>{number}</span>
        <span className={classes.itemTitle}>{title === '' ? '未命名议题' : title}</span>
        <span className={classes.itemFacts}>
          <span data-state={state} className={classes.state}>
            {state}
          </span>
          <Used usedSeconds={usedSeconds} clock={clock} plannedMinutes={plannedMinutes} />
        </span>
      </button>
      {isCurrent && (
        <ActionIcon
          className={classes.clockButton ?? ''}
          aria-label={clock === null ? `开始计时：${title}` : `暂停计时：${title}`}
          aria-pressed={clock !== null}
          title={clock === null ? '开始计时（Alt+T）' : '暂停计时（Alt+T）'}
          onClick={() => onToggleClock(rowKey)}
        >
          {clock === null ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        </ActionIcon>
      )}
    </li>
  )
})

interface UsedProps {
  readonly usedSeconds: number
  readonly clock: RunningClock | null
  readonly plannedMinutes: number | null
}

function Used({ clock, ...rest }: UsedProps) {
  return clock === null ? (
    <Figures seconds={rest.usedSeconds} planned={rest.plannedMinutes} />
  ) : (
    <Running clock={clock} {...rest} />
  )
}

function Running({ usedSeconds, clock, plannedMinutes }: UsedProps & { readonly clock: RunningClock }) {
  const seconds = secondsUsed(usedSeconds, clock.item, clock, useNow())
  return <Figures seconds={seconds} planned={plannedMinutes} />
}

function Figures({ seconds, planned }: { readonly seconds: number; readonly planned: number | null }) {
  if (seconds === 0 && planned === null) return null
  const isOver = planned !== null && seconds > planned * 60
  return (
    <span className={isOver ? classes.over : undefined} title={isOver ? '已超过计划用时' : undefined}>
      {timeInFigures(seconds)}
      {planned !== null && ` / ${planned} 分`}
    </span>
  )
}

function NewItem({ store, onGo }: { readonly store: MeetingStore; readonly onGo: (key: number) => void }) {
  const [title, setTitle] = useState('')
  return (
    <TextInput
      className={classes.newItem ?? ''}
      aria-label="添加议题"
      placeholder="添加议题，回车"
      maxLength={200}
      value={title}
      onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || title.trim() === '') return
        event.preventDefault()
        const row = newAgendaRow(title.trim())
        store.write((meeting) => ({ ...meeting, agenda: [...meeting.agenda, row] }))
        setTitle('')
        onGo(row.key)
      }}
    />
  )
}

export interface ItemHeadProps {
  readonly row: AgendaRow
  readonly store: MeetingStore
}

/** The current item above its text: state and planned minutes can be set here. */
export function ItemHead({ row, store }: ItemHeadProps) {
  const change = (part: Partial<AgendaRow>) =>
    store.write((meeting) => ({
      ...meeting,
      agenda: meeting.agenda.map((each) => (each.key === row.key ? { ...each, ...part } : each)),
    }))
  return (
    <div className={classes.itemHead}>
      <h2>{row.title === '' ? '未命名议题' : row.title}</h2>
      {row.presenter !== '' && <span className="sd-soft">汇报人：{row.presenter}</span>}
      <NativeSelect
        aria-label="议题状态"
        data={[...agendaStates]}
        value={row.state}
        onChange={({ currentTarget }) => change({ state: agendaItem.shape.state.parse(currentTarget.value) })}
      />
      <NumberInput
        aria-label="计划用时（分）"
        placeholder="计划分钟"
        className={classes.planned ?? ''}
        min={1}
        max={600}
        allowDecimal={false}
        hideControls
        value={row.plannedMinutes ?? ''}
        onChange={(value) => change({ plannedMinutes: typeof value === 'number' ? value : null })}
      />
    </div>
  )
}
