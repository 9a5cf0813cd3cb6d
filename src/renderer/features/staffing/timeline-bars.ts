/** Where the bars of a history stand on one axis, from the first day known until today. Pure. */
import type { Term } from '../../../contract/api/postings.ts'

export interface TimelineBar {
  readonly term: Term
  /** Percent of the axis. */
  readonly start: number
  readonly width: number
  /** The first day is not known: the bar begins with the axis. */
  readonly isOpenStart: boolean
}

export interface TimelineBars {
  readonly bars: readonly TimelineBar[]
  readonly from: string
  readonly to: string
}

/** A bar that is too thin is not seen. */
const thinnest = 1

export function timelineOf(terms: readonly Term[], today: string): TimelineBars {
  const days = terms.flatMap(({ startedOn, endedOn }) => [startedOn, endedOn]).filter((day) => day !== null)
  const from = days.reduce((earliest, day) => (day < earliest ? day : earliest), today)
  const to = days.reduce((latest, day) => (day > latest ? day : latest), today)
  const length = Math.max(1, dayNumber(to) - dayNumber(from))
  const percent = (day: string): number => ((dayNumber(day) - dayNumber(from)) / length) * 100
  const bars = terms.map((term) => {
    const start = percent(term.startedOn ?? from)
    const width = Math.max(thinnest, percent(term.endedOn ?? to) - start)
    return { term, start: Math.min(start, 100 - thinnest), width, isOpenStart: term.startedOn === null }
  })
  return { bars, from, to }
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}
