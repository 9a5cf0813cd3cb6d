/**
 * Who is in the room: counts, quorum, and the people. Type initials, Enter signs in and out; Ctrl+1…4 sets 出席、代会、列席、请假.
 * Rows are drawn once each, so that two hundred of them cost nothing while somebody writes.
 */
import { NativeSelect } from '@mantine/core'
import { memo, useCallback, useMemo, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react'
import { countRoom, isDoorKept, isInRoom, withMovement } from '../../../../contract/deliberation/presence.ts'
import { attendance as attendanceSchema, attendanceStatuses, parties } from '../../../../contract/meetings.ts'
import { isByLetters } from '../../../../contract/search/match.ts'
import { attendanceFromText, type AttendanceRow, type AttendanceStatus, type WritingMeeting } from '../draft.ts'
import type { MeetingStore } from '../meeting-store.ts'
import { useWriting } from '../use-meeting-store.ts'
import type { DeskFacts } from './desk-facts.ts'
import classes from './desk.module.css'
import { RoomRules } from './room-rules.tsx'
import { SuggestBox } from './suggest-box.tsx'

const attendanceOf = (meeting: WritingMeeting) => meeting.attendance
const entitledOf = (meeting: WritingMeeting) => meeting.entitled
const rulesOf = (meeting: WritingMeeting) => meeting.rules

export function useRoom(store: MeetingStore) {
  const people = useWriting(store, attendanceOf)
  const entitled = useWriting(store, entitledOf)
  const rules = useWriting(store, rulesOf)
  const count = useMemo(() => countRoom(people, entitled, rules), [people, entitled, rules])
  return { people, rules, count }
}

export interface AttendanceRailProps {
  readonly store: MeetingStore
  readonly facts: DeskFacts
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onDone: () => void
}

export const AttendanceRail = memo(function AttendanceRail({ store, facts, searchRef, onDone }: AttendanceRailProps) {
  const { people, rules, count } = useRoom(store)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState<number | null>(null)
  const doorKept = isDoorKept(people)
  const { match } = facts
  const shown = useMemo(
    () =>
      typed === ''
        ? people
        : people.filter(({ name, unit }) => match(name, typed) !== null || match(unit, typed) !== null),
    [people, typed, match],
  )
  const chosen = shown.find(({ key }) => key === active) ?? (typed === '' ? undefined : shown[0])

  const change = useCallback(
    (key: number, part: (row: AttendanceRow) => Partial<AttendanceRow>) =>
      store.write((meeting) => ({
        ...meeting,
        attendance: meeting.attendance.map((row) => (row.key === key ? { ...row, ...part(row) } : row)),
      })),
    [store],
  )
  const toggle = useCallback(
    (key: number) =>
      change(key, (row) => ({
        ...(row.status === '请假' ? { status: '出席' as const } : {}),
        movements: withMovement(row.movements, row.movements.at(-1)?.kind === 'in' ? 'out' : 'in', clockNow()),
      })),
    [change],
  )
  const add = (text: string) => {
    const added = attendanceFromText(text, '出席')
    if (added.length > 0) store.write((meeting) => ({ ...meeting, attendance: [...meeting.attendance, ...added] }))
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const status = event.ctrlKey ? attendanceStatuses[Number(event.key) - 1] : undefined
    if (step !== undefined && shown.length > 0) {
      const at = chosen === undefined ? (step > 0 ? -1 : 0) : shown.indexOf(chosen)
      setActive(shown[(at + step + shown.length) % shown.length]?.key ?? null)
    } else if (event.key === 'Enter') {
      if (chosen !== undefined) {
        toggle(chosen.key)
        setTyped('')
        setActive(null)
      } else if (typed.trim() !== '' && !isByLetters(typed)) add(typed)
    } else if (event.key === 'Escape') {
      if (typed === '' && active === null) onDone()
      setTyped('')
      setActive(null)
    } else if (status !== undefined && chosen !== undefined) {
      change(chosen.key, () => ({ status }))
      setActive(chosen.key)
    } else return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\r\n]/.test(text.trim())) return
    event.preventDefault()
    add(text)
  }
  return (
    <section className={classes.room} aria-label="到会情况">
      <p className={classes.presence}>
        到会{' '}
        <strong>
          {count.present}/{count.entitled}
        </strong>
        {count.quorum !== null && (
          <span data-reached={count.quorum.reached} className={classes.quorum}>
            {count.quorum.reached ? '法定人数 已达' : '法定人数 未达'}
          </span>
        )}
      </p>
      <p className={classes.sentence} role="status">
        {count.quorum?.sentence ?? `应到 ${count.entitled} 人，实到 ${count.present} 人，列席 ${count.observers} 人。`}
      </p>
      {count.problems.map((problem) => (
        <p key={problem} className={classes.problem}>
          {problem}
        </p>
      ))}
      <RoomRules store={store} rules={rules} />
      <input
        ref={searchRef}
        className={classes.small}
        aria-label="签到：输入姓名首字母"
        aria-describedby="room-help"
        placeholder="姓名首字母，回车签到"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setActive(null)
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <p className={classes.hint} id="room-help">
        {hintFor(typed, shown.length)}
      </p>
      {chosen !== undefined && (
        <Details row={chosen} facts={facts} change={change} onDone={() => searchRef.current?.focus()} />
      )}
      <ul className={classes.people} aria-label="参会名单" tabIndex={-1}>
        {shown.map((row) => (
          <Person
            key={row.key}
            row={row}
            there={isInRoom(row, doorKept)}
            isChosen={row.key === chosen?.key}
            onToggle={toggle}
            onChoose={setActive}
          />
        ))}
      </ul>
    </section>
  )
})

function hintFor(typed: string, found: number): string {
  if (typed === '' || found > 0) return '回车签到或离场，↑↓ 选人，Ctrl+1—4 出席、代会、列席、请假'
  if (isByLetters(typed)) return '名单里没有这个首字母的人；新到的人请写汉字姓名，外文姓名写成“单位 姓名”'
  return '名单里没有；写成“单位 姓名”回车加入出席，可粘贴多行'
}

function clockNow(now: Date = new Date()): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(now.getHours())}:${pad(now.getMinutes())}`
}

interface PersonProps {
  readonly row: AttendanceRow
  readonly there: boolean
  readonly isChosen: boolean
  readonly onToggle: (key: number) => void
  readonly onChoose: (key: number) => void
}

const Person = memo(function Person({ row, there, isChosen, onToggle, onChoose }: PersonProps) {
  const last = row.movements.at(-1)
  return (
    <li className={classes.person} data-chosen={isChosen} data-there={there}>
      <button
        type="button"
        tabIndex={-1}
        className={classes.personName}
        title={row.unit}
        onClick={() => onChoose(row.key)}
      >
        {row.name === '' ? '未填姓名' : row.name}
        <span className={classes.personUnit}>{row.standsInFor === '' ? row.unit : `代 ${row.standsInFor}`}</span>
      </button>
      <span className={classes.personStatus}>
        {row.status}
        {last !== undefined && ` ${last.at}${last.kind === 'in' ? '到' : '离'}`}
      </span>
      <button
        type="button"
        tabIndex={-1}
        className={classes.sign}
        aria-label={`${there && last !== undefined ? '离场' : '签到'}：${row.name}`}
        aria-pressed={there}
        onClick={() => onToggle(row.key)}
      >
        {last?.kind === 'in' ? '离场' : '签到'}
      </button>
    </li>
  )
})

interface DetailsProps {
  readonly row: AttendanceRow
  readonly facts: DeskFacts
  readonly change: (key: number, part: (row: AttendanceRow) => Partial<AttendanceRow>) => void
  readonly onDone: () => void
}

/** The person who is chosen: status, party, for whom, and when he or she came and went. */
function Details({ row, facts, change, onDone }: DetailsProps) {
  return (
    <div className={classes.details} role="group" aria-label={`${row.name}：参会情况`}>
      <NativeSelect
        aria-label={`${row.name} 状态`}
        data={[...attendanceStatuses]}
        value={row.status}
        onChange={({ currentTarget: { value } }) => {
          const status: AttendanceStatus = attendanceSchema.shape.status.parse(value)
          change(row.key, () => ({ status }))
        }}
      />
      <NativeSelect
        aria-label={`${row.name} 参加方`}
        data={[{ value: '', label: '参加方' }, ...parties]}
        value={row.party ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const party = value === '' ? null : attendanceSchema.shape.party.parse(value)
          change(row.key, () => ({ party }))
        }}
      />
      {row.status === '代会' && (
        <SuggestBox
          label={`${row.name} 代谁参会`}
          placeholder="代谁参会"
          maxLength={200}
          value={row.standsInFor}
          names={facts.names}
          match={facts.match}
          onChange={(standsInFor) => change(row.key, () => ({ standsInFor }))}
          onEnter={onDone}
          onEscape={onDone}
        />
      )}
      {row.movements.length > 0 && (
        <p className={classes.sentence}>
          {row.movements.map(({ at, kind }) => `${at}${kind === 'in' ? '到' : '离'}`).join('，')}
        </p>
      )}
    </div>
  )
}
