/** When postings begin and end: which days are refused, and what a transfer does to the posting that is left. Pure. */
import type { ErrorCode, ErrorDetails } from '../../contract/errors.ts'

/** A posting as far as its dates matter. Both days are inclusive; `null` is open. */
export interface Tenure {
  readonly gridId: string | null
  readonly role: string | null
  readonly startedOn: string | null
  readonly endedOn: string | null
}

export interface DateProblem {
  readonly code: ErrorCode
  readonly details: ErrorDetails
}

/** The board shows today: what is only to come is not registered yet. */
export function futureProblem(field: string, day: string, today: string): DateProblem | null {
  if (day <= today) return null
  return { code: 'value_invalid', details: { field, value: day, reason: `晚于今天（${today}），请到那天再登记` } }
}

/** Why a posting cannot end on a day. */
export function endProblem(posting: Tenure, endedOn: string, place: string): DateProblem | null {
  if (posting.startedOn === null || posting.startedOn <= endedOn) return null
  return { code: 'posting_dates', details: { place, day: endedOn, reason: `早于到岗时间 ${posting.startedOn}` } }
}

/** One person holds one seat of a grid once at a time. @param others the person's other postings. */
export function overlapProblem(
  seat: { readonly gridId: string; readonly role: string },
  startedOn: string,
  others: readonly Tenure[],
  place: string,
): DateProblem | null {
  const clash = others.find(
    (other) =>
      other.gridId === seat.gridId &&
      other.role === seat.role &&
      (other.endedOn === null || other.endedOn >= startedOn),
  )
  if (clash === undefined) return null
  const until = clash.endedOn === null ? '至今' : `至 ${clash.endedOn}`
  const reason = `此人已在这个岗位（${clash.startedOn ?? '到岗时间不详'} ${until}），时间重叠`
  return { code: 'posting_dates', details: { place, day: startedOn, reason } }
}

/**
 * The last day of a posting whose holder begins elsewhere on a day: the day before. `null`: it began on that very day and
 * so never came to be; it is taken out, and a transfer can be taken back on the same day.
 */
export function lastDayBefore(posting: Tenure, on: string): string | null {
  return posting.startedOn === on ? null : dayBefore(on)
}

export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
