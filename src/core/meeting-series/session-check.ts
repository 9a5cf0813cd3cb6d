/** A count that a person writes, held against the meetings of its series as they are stored. */
import { AppError } from '../../contract/errors.ts'
import type { Db } from '../db/schema.ts'
import { nextNumber, type NumberingRule } from './numbering.ts'
import { readSeries, readSessions } from './repository.ts'
import { holderOf, leftOutBefore, type HeldSession, type LeftOut } from './sessions.ts'
import { countOf } from './title.ts'
import { toSeries } from './translate.ts'

export interface AskedSession {
  readonly seriesId: string
  readonly session: number
  readonly heldOn: string
  /** Which meeting it is for: it is not in its own way. Null: for one that is not there yet. */
  readonly meetingId: string | null
}

export interface SessionVerdict {
  readonly series: string
  readonly taken: HeldSession | null
  readonly leftOut: LeftOut | null
  readonly next: number
}

/** @returns null where the series is not kept here: its counts are not ours to judge. */
export async function judgeSession(db: Db, asked: AskedSession): Promise<SessionVerdict | null> {
  const row = await readSeries(db, asked.seriesId)
  if (row === null) return null
  const { name, titlePattern, firstSession } = toSeries(row)
  const held = (await readSessions(db, asked.seriesId)).filter(({ id }) => id !== asked.meetingId)
  const year = Number(asked.heldOn.slice(0, 4))
  const rule: NumberingRule = { numbering: countOf(titlePattern), firstNumber: firstSession, year }
  return {
    series: name,
    taken: holderOf(held, asked.session, rule),
    leftOut: leftOutBefore(held, asked.session, rule),
    next: nextNumber(held, rule),
  }
}

/** @throws AppError session_taken naming the other meeting. */
export async function assertSessionFree(db: Db, asked: AskedSession): Promise<void> {
  const verdict = await judgeSession(db, asked)
  if (verdict === null || verdict.taken === null) return
  const { series, taken, next } = verdict
  throw new AppError('session_taken', {
    series,
    session: asked.session,
    meeting: taken.title,
    day: taken.heldAt.slice(0, 10),
    next,
  })
}
