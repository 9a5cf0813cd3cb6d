/** Who held which post when, drawn as bars on one axis of time; every bar also reads as a sentence. */
import { Link } from 'wouter'
import type { Term } from '../../../contract/api/postings.ts'
import { todayIso } from '../../ui/format.ts'
import { timelineOf } from './timeline-bars.ts'
import classes from './timeline.module.css'

export interface TimelineProps {
  readonly terms: readonly Term[]
  /** Of a grid: persons are named. Of a person: grids are. */
  readonly of: 'grid' | 'person'
}

export function Timeline({ terms, of }: TimelineProps) {
  const { bars, from, to } = timelineOf(terms, todayIso())
  if (bars.length === 0) return <p className="sd-soft">还没有任职记录。</p>
  return (
    <div>
      <ul>
        {bars.map(({ term, start, width, isOpenStart }) => (
          <li key={term.postingId} className={classes.term}>
            <p className={classes.words}>
              {of === 'grid' ? (
                <Link to={`/staffing/people/${term.personId}`}>{term.name}</Link>
              ) : (
                <span>{term.gridName === '' ? '未分网格' : `${term.communityName} ${term.gridName}`}</span>
              )}{' '}
              <span className="sd-soft">{term.role === '' ? '角色未填' : term.role}</span>
            </p>
            <svg className={classes.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
              <rect className={classes.track} width="100" height="6" />
              <rect
                className={term.endedOn === null ? classes.current : isOpenStart ? classes.unknown : classes.past}
                x={start}
                width={width}
                height="6"
              />
            </svg>
            <p className={classes.dates}>
              {term.startedOn ?? '到岗时间未填'} 至 {term.endedOn ?? '今'}
              {term.endReason !== '' && ` · ${term.endReason}`}
            </p>
          </li>
        ))}
      </ul>
      {from !== to && (
        <p className={classes.axis} aria-hidden>
          <span>{from}</span>
          <span>{to}</span>
        </p>
      )}
    </div>
  )
}
