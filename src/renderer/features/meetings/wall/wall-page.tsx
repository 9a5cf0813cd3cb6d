/**
 * The meeting on the wall: large, dark, without navigation. It only reads what has been saved, again every few seconds; the
 * running clock comes from the desk in the same browser.
 */
import { useLocation } from 'wouter'
import { useEffect } from 'react'
import { countRoom } from '../../../../contract/deliberation/presence.ts'
import { secondsUsed, timeInFigures, type RunningClock } from '../../../../contract/desk/item-time.ts'
import type { Meeting } from '../../../../contract/meetings.ts'
import { useRead } from '../../../api/queries.ts'
import { meetingTime } from '../../../ui/format.ts'
import { FailureState } from '../../../ui/states.tsx'
import { useClock, useNow } from '../desk/use-clock.ts'
import classes from './wall.module.css'

const refresh = 3000

export function WallPage({ id }: { readonly id: string }) {
  const { data, isError, error, refetch } = useRead('meetings.get', { id })
  const [, navigate] = useLocation()
  useEffect(() => {
    const timer = setInterval(() => void refetch(), refresh)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') navigate(`/meetings/${id}`)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => {
      clearInterval(timer)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [id, navigate, refetch])
  if (data !== undefined) return <Wall meeting={data} />
  return isError ? (
    <FailureState title="没有读到这次会议" error={error} onRetry={() => void refetch()} />
  ) : (
    <main className={classes.wall} aria-busy="true" />
  )
}

function Wall({ meeting }: { readonly meeting: Meeting }) {
  const [clock] = useClock(meeting.id)
  const { agenda, resolutions } = meeting
  const at = agenda.findIndex(({ state }) => state === '正在议')
  const current = agenda[at]
  const count = countRoom(meeting.attendance, meeting.entitled, meeting.rules)
  const last = resolutions.at(-1)
  return (
    <main className={classes.wall}>
      <header className={classes.head}>
        <h1>{meeting.title}</h1>
        <p>
          {meetingTime(meeting.heldAt)} {meeting.place}
        </p>
      </header>
      <section className={classes.now} aria-label="正在议">
        {current === undefined ? (
          <p className={classes.title}>{meeting.stage === '筹备' ? '会议即将开始' : '综合讨论'}</p>
        ) : (
          <>
            <p className={classes.label}>正在议 · 第 {at + 1} 项</p>
            <p className={classes.title}>{current.title}</p>
            <p className={classes.time}>
              <Time item={current} clock={clock} />
              {current.plannedMinutes !== null && ` / ${current.plannedMinutes} 分钟`}
            </p>
          </>
        )}
        {last !== undefined && (
          <p className={classes.decision}>
            <span className={classes.label}>最近议定</span>
            {last.content}
            {last.responsibleUnit !== '' && `（${last.responsibleUnit}）`}
          </p>
        )}
      </section>
      <Agenda agenda={agenda} at={at} />
      <footer className={classes.foot}>
        <strong>
          到会 {count.present}/{count.entitled}
        </strong>
        {count.quorum !== null && (
          <span data-reached={count.quorum.reached} className={classes.quorum}>
            {count.quorum.reached ? '达到法定人数' : '未达到法定人数'}
          </span>
        )}
      </footer>
    </main>
  )
}

interface TimeProps {
  readonly item: Meeting['agenda'][number]
  readonly clock: RunningClock | null
}

function Time({ item, clock }: TimeProps) {
  return timeInFigures(secondsUsed(item.usedSeconds, item.id ?? null, clock, useNow()))
}

/** What fits on the wall: from the item before the current one on. */
const shown = 9

function Agenda({ agenda, at }: { readonly agenda: Meeting['agenda']; readonly at: number }) {
  const from = Math.max(0, Math.min(at - 1, agenda.length - shown))
  const rest = agenda.length - from - shown
  return (
    <ol className={classes.agenda} aria-label="议程" start={from + 1}>
      {agenda.slice(from, from + shown).map((item, index) => (
        <li key={item.id} data-state={item.state} aria-current={from + index === at ? 'step' : undefined}>
          <span className={classes.number}>{from + index + 1}</span>
          <span className={classes.itemTitle}>{item.title}</span>
          <span>{item.state}</span>
        </li>
      ))}
      {rest > 0 && <li className={classes.more}>还有 {rest} 项</li>}
    </ol>
  )
}
