/**
 * The minute-taker's desk: agenda at the left, the text of one item in the middle with its decisions and votes, the room at the
 * right. Everything by keyboard; nothing ever lies over the text.
 */
import { memo, useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Mark } from '../../../../contract/desk/marks.ts'
import { secondsUsed } from '../../../../contract/desk/item-time.ts'
import type { AgendaRow, ResolutionRow, VoteRow, WritingMeeting } from '../draft.ts'
import type { MeetingStore } from '../meeting-store.ts'
import { useWriting } from '../use-meeting-store.ts'
import { AgendaRail, ItemHead } from './agenda-rail.tsx'
import { AttendanceRail, useRoom } from './attendance-rail.tsx'
import { carryOut, replaced } from './carry-out.ts'
import { DecisionList, type FieldFocus } from './decision-list.tsx'
import { useDeskFacts, type DeskFacts } from './desk-facts.ts'
import classes from './desk.module.css'
import { KeyHelp } from './key-help.tsx'
import { useClock } from './use-clock.ts'
import { VoteList } from './vote-list.tsx'
import { WritingSurface } from './writing-surface.tsx'

export interface MeetingDeskProps {
  readonly store: MeetingStore
}

/** Drawn once: what is saved around it does not concern it. */
export const MeetingDesk = memo(function MeetingDesk({ store }: MeetingDeskProps) {
  const facts = useDeskFacts(store)
  const textRef = useRef<HTMLTextAreaElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const { current, go, clock, toggleClock } = useAgendaSteps(store)
  const toText = useCallback(() => textRef.current?.focus(), [])
  useEffect(() => {
    const area = textRef.current
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [current])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.isComposing) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step !== undefined) go(neighbour(store.meeting.agenda, current, step))
      else if (event.code === 'KeyT' && current !== null) toggleClock(current)
      else if (event.code === 'KeyR') searchRef.current?.focus()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, current, go, toggleClock])

  return (
    <div className={classes.desk}>
      <AgendaRail store={store} current={current} clock={clock} onGo={go} onToggleClock={toggleClock} />
      <ItemDesk
        key={current ?? 'general'}
        store={store}
        itemKey={current}
        facts={facts}
        textRef={textRef}
        toText={toText}
      />
      <aside className={classes.rail} aria-label="到会与议定">
        <AttendanceRail store={store} facts={facts} searchRef={searchRef} onDone={toText} />
        <Decided store={store} itemKey={current} />
        <KeyHelp />
      </aside>
    </div>
  )
})

/** The general discussion follows the last item. */
function neighbour(agenda: readonly AgendaRow[], current: number | null, step: number): number | null {
  const at = current === null ? agenda.length : agenda.findIndex(({ key }) => key === current)
  const next = Math.min(agenda.length, Math.max(0, at + step))
  return agenda[next]?.key ?? null
}

/** Going on to another item leaves the one before as 已议, stops its clock, and starts the next one's if a clock was running. */
function useAgendaSteps(store: MeetingStore) {
  const [chosen, setCurrent] = useState(() => openingItem(store.meeting))
  const [clock, setClock] = useClock(store.id)

  const stop = useCallback(() => {
    if (clock === null) return
    store.write((meeting) => ({
      ...meeting,
      agenda: meeting.agenda.map((row) =>
        row.id === clock.item ? { ...row, usedSeconds: secondsUsed(row.usedSeconds, row.id, clock, Date.now()) } : row,
      ),
    }))
    setClock(null)
  }, [store, clock, setClock])

  const start = useCallback(
    async (key: number) => {
      store.write((meeting) => ({
        ...meeting,
        agenda: meeting.agenda.map((row) => (row.key === key ? { ...row, state: '正在议' as const } : settled(row))),
      }))
      // An item that was added a moment ago gets its id with the save.
      await store.flush()
      const item = store.meeting.agenda.find((row) => row.key === key)?.id
      if (item !== undefined && item !== null) setClock({ item, since: Date.now() })
    },
    [store, setClock],
  )

  const toggleClock = useCallback(
    (key: number) => {
      const id = store.meeting.agenda.find((row) => row.key === key)?.id
      const isRunning = clock !== null && clock.item === id
      stop()
      if (!isRunning) void start(key)
    },
    [store, clock, stop, start],
  )
  const go = useCallback(
    (key: number | null) => {
      setCurrent(key)
      if (clock === null) return
      stop()
      if (key !== null) void start(key)
    },
    [clock, stop, start],
  )
  // An item may vanish under the writer: by an undo, or because the meeting was changed elsewhere.
  const current = useWriting(
    store,
    useCallback(
      (meeting: WritingMeeting) =>
        chosen === null || meeting.agenda.some(({ key }) => key === chosen) ? chosen : openingItem(meeting),
      [chosen],
    ),
  )
  return { current, go, clock, toggleClock }
}

/** The one that is being talked about, else the first. */
function openingItem({ agenda }: WritingMeeting): number | null {
  return (agenda.find(({ state }) => state === '正在议') ?? agenda[0])?.key ?? null
}

const settled = (row: AgendaRow): AgendaRow => (row.state === '正在议' ? { ...row, state: '已议' } : row)

const resolutionsOf = (meeting: WritingMeeting) => meeting.resolutions
const votesOf = (meeting: WritingMeeting) => meeting.votes
const kindOf = (meeting: WritingMeeting) => meeting.kind

function useOfItem<Row extends { readonly itemKey: number | null }>(rows: readonly Row[], itemKey: number | null) {
  return useMemo(() => rows.filter((row) => row.itemKey === itemKey), [rows, itemKey])
}

interface ItemDeskProps {
  readonly store: MeetingStore
  readonly itemKey: number | null
  readonly facts: DeskFacts
  readonly textRef: RefObject<HTMLTextAreaElement | null>
  readonly toText: () => void
}

function ItemDesk({ store, itemKey, facts, textRef, toText }: ItemDeskProps) {
  const row = useWriting(
    store,
    useCallback((meeting: WritingMeeting) => meeting.agenda.find(({ key }) => key === itemKey) ?? null, [itemKey]),
  )
  const kind = useWriting(store, kindOf)
  const decisions = useOfItem(useWriting(store, resolutionsOf), itemKey)
  const votes = useOfItem(useWriting(store, votesOf), itemKey)
  const { rules, count } = useRoom(store)
  const [focus, setFocus] = useState<FieldFocus | null>(null)
  const [voteFocus, setVoteFocus] = useState<number | null>(null)
  const [refusal, setRefusal] = useState('')

  const changeDecision = useCallback(
    (key: number, part: Partial<ResolutionRow>) =>
      store.write((meeting) => ({
        ...meeting,
        resolutions: meeting.resolutions.map((each) => (each.key === key ? { ...each, ...part } : each)),
      })),
    [store],
  )
  const changeVote = useCallback(
    (key: number, part: Partial<VoteRow>) =>
      store.write((meeting) => ({
        ...meeting,
        votes: meeting.votes.map((each) => (each.key === key ? { ...each, ...part } : each)),
      })),
    [store],
  )
  const removeDecision = useCallback(
    (key: number) => {
      store.write((meeting) => ({ ...meeting, resolutions: meeting.resolutions.filter((each) => each.key !== key) }))
      toText()
    },
    [store, toText],
  )
  const removeVote = useCallback(
    (key: number) => {
      store.write((meeting) => ({ ...meeting, votes: meeting.votes.filter((each) => each.key !== key) }))
      toText()
    },
    [store, toText],
  )

  const onMarks = (marks: readonly Mark[]): boolean => {
    const drafted = carryOut(marks, {
      itemKey,
      decisions,
      readDeadline: facts.readDeadline,
      title: row?.title ?? '',
      present: count.present,
    })
    setRefusal(drafted.refusal)
    if (drafted.refusal !== '') return false
    store.write((meeting) => ({
      ...meeting,
      resolutions: replaced(meeting.resolutions, drafted.decision),
      votes: drafted.vote === null ? meeting.votes : [...meeting.votes, drafted.vote],
    }))
    if (drafted.vote !== null) setVoteFocus(drafted.vote.key)
    else if (drafted.decision !== null && drafted.field !== null)
      setFocus({ key: drafted.decision.key, field: drafted.field })
    return true
  }
  const label = itemKey === null ? '综合讨论' : `讨论记录：${row?.title ?? ''}`
  return (
    <section className={classes.middle} aria-label="当前议题">
      {row === null ? <h2 className={classes.generalHead}>综合讨论</h2> : <ItemHead row={row} store={store} />}
      <WritingSurface
        store={store}
        itemKey={itemKey}
        label={label}
        kind={kind}
        facts={facts}
        textRef={textRef}
        onMarks={onMarks}
      />
      <p className={classes.refusal} role="status">
        {refusal}
      </p>
      <DecisionList
        rows={decisions}
        facts={facts}
        focus={focus}
        onChange={changeDecision}
        onRemove={removeDecision}
        onDone={toText}
      />
      <VoteList
        rows={votes}
        entitled={count.entitled}
        rules={rules}
        focus={voteFocus}
        onChange={changeVote}
        onRemove={removeVote}
        onDone={toText}
      />
    </section>
  )
}

/** What has been decided under this item, short, at the right. */
function Decided({ store, itemKey }: { readonly store: MeetingStore; readonly itemKey: number | null }) {
  const rows = useOfItem(useWriting(store, resolutionsOf), itemKey)
  return (
    <section className={classes.decided} aria-label="本议题议定">
      <h3>
        议定 <span className="sd-soft">{rows.length} 项</span>
      </h3>
      <ol>
        {rows.map((row) => (
          <li key={row.key}>
            <span className={classes.decidedText}>{row.content === '' ? '未写内容' : row.content}</span>
            <span className="sd-soft">
              {[row.responsibleUnit, row.person, row.deadline].filter((text) => text !== '').join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
