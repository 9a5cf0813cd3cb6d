/**
 * A deadline as it was set, and why it falls on the day it does: in sentences that a clerk can read out when a unit asks.
 * Pure; the words a minute-taker types are read in `parse-deadline.ts`.
 */
import { z } from 'zod'
import { addDays, dateWithWeekday, dayOfMonth, fullDate, monthOf, shortDate, weekdayOf, yearOf } from './days.ts'
import {
  addWorkdays,
  dayStep,
  nextWorkday,
  swappedReason,
  weekendReason,
  type DayStep,
  type WorkCalendar,
} from './work-calendar.ts'

/** The longest span that is counted in days. */
export const MAX_COUNT = 999

const count = z.int().min(1).max(MAX_COUNT)

/** How a deadline was set; `from` is the day from which one counts, `note` says how words became a date. */
export const deadlineRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('workdays'), from: z.iso.date(), count }),
  z.strictObject({ kind: z.literal('days'), from: z.iso.date(), count }),
  z.strictObject({ kind: z.literal('day'), date: z.iso.date(), note: z.string().max(200) }),
])

export type DeadlineRule = Readonly<z.infer<typeof deadlineRule>>
export type DeadlineKind = DeadlineRule['kind']

export interface DeadlineExplanation {
  readonly date: string
  readonly reasons: readonly string[]
  /** What makes the date uncertain: years whose holidays are not known. */
  readonly warnings: readonly string[]
  /** Offered, never taken by itself, when the date is a day off; else `null`. */
  readonly nextWorkday: string | null
}

export function explainDeadline(calendar: WorkCalendar, rule: DeadlineRule): DeadlineExplanation {
  switch (rule.kind) {
    case 'workdays': {
      const { date, steps } = addWorkdays(calendar, rule.from, rule.count)
      const counted = `自${dateWithWeekday(rule.from)}的次日起算，第 ${rule.count} 个工作日是${dateWithWeekday(date)}。`
      return {
        date,
        reasons: [counted, ...skippedReasons(steps), ...swappedReasons(steps)],
        warnings: unknownYears(calendar, [rule.from, ...steps.map(({ day }) => day)]),
        nextWorkday: null,
      }
    }
    case 'days': {
      const date = addDays(rule.from, rule.count)
      const counted = `自${dateWithWeekday(rule.from)}的次日起算，第 ${rule.count} 天是${dateWithWeekday(date)}，按自然日计。`
      return onDay(calendar, date, [counted])
    }
    case 'day':
      return onDay(calendar, rule.date, [
        `指定日期是${dateWithWeekday(rule.date)}。`,
        ...(rule.note === '' ? [] : [rule.note]),
      ])
  }
}

/** A day that was said or counted in natural days stays what it is; the law's move to the next workday (民法典第二百零三条) is offered. */
function onDay(calendar: WorkCalendar, date: string, reasons: readonly string[]): DeadlineExplanation {
  const next = nextWorkday(calendar, date)
  const off =
    next === date ? [] : [`${dayOffInWords(dayStep(calendar, date))}，其后第一个工作日是${dateWithWeekday(next)}。`]
  return {
    date,
    reasons: [...reasons, ...off],
    warnings: unknownYears(calendar, [date, next]),
    nextWorkday: next === date ? null : next,
  }
}

function dayOffInWords({ day, reason }: DayStep): string {
  return `${shortDate(day)}（${weekdayOf(day)}）${reason === weekendReason ? '是周末' : `在${reason ?? ''}假期内`}`
}

interface Span {
  readonly reason: string
  readonly from: string
  readonly to: string
}

/** More weekends than this are counted, not listed. */
const LISTED_WEEKENDS = 3

function skippedReasons(steps: readonly DayStep[]): readonly string[] {
  const spans = daysOff(steps)
  const weekends = spans.filter(({ reason }) => reason === weekendReason)
  const listed = weekends.length > LISTED_WEEKENDS ? spans.filter(({ reason }) => reason !== weekendReason) : spans
  const texts = listed.map((span) => `${spanInWords(span, yearOf(steps[0]?.day ?? span.from))}（${span.reason}）`)
  if (listed !== spans) {
    texts.push(`周末 ${steps.filter(({ reason }) => reason === weekendReason).length} 天`)
  }
  return texts.length === 0 ? [] : [`其间不计：${texts.join('、')}。`]
}

/** Days off that follow each other for one reason, as spans. */
function daysOff(steps: readonly DayStep[]): readonly Span[] {
  const spans: Span[] = []
  for (const { day, workday, reason } of steps) {
    if (workday || reason === null) continue
    const last = spans.at(-1)
    if (last?.reason === reason && addDays(last.to, 1) === day) spans[spans.length - 1] = { ...last, to: day }
    else spans.push({ reason, from: day, to: day })
  }
  return spans
}

/** `10月1日至7日`; the year is said where it is another than the one in which counting began. */
function spanInWords({ from, to }: Span, year: number): string {
  const first = yearOf(from) === year ? shortDate(from) : fullDate(from)
  if (from === to) return first
  if (yearOf(from) !== yearOf(to)) return `${first}至${fullDate(to)}`
  return `${first}至${monthOf(from) === monthOf(to) ? `${dayOfMonth(to)}日` : shortDate(to)}`
}

function swappedReasons(steps: readonly DayStep[]): readonly string[] {
  const days = steps.filter(({ reason }) => reason === swappedReason)
  if (days.length === 0) return []
  return [`${days.map(({ day }) => `${shortDate(day)}（${weekdayOf(day)}）`).join('、')}${swappedReason}，计入。`]
}

function unknownYears(calendar: WorkCalendar, days: readonly string[]): readonly string[] {
  const years = [...new Set(days.map(yearOf))].filter((year) => !calendar.years.has(year))
  return years.map((year) => `没有${year}年的放假安排，这一年只按周末推算；安排公布后请添加并重新核对。`)
}
