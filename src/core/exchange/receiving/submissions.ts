/** Who has submitted for which month, in time, late or not yet. The day is judged by when it came in here. Pure. */
import type { SubmissionCell, SubmissionState } from '../../../contract/api/exchange.ts'

/** 每月25日前. */
export const usualDueDay = 25

export interface ReceivedSubmission {
  readonly unit: string
  readonly period: string
  readonly sequence: number
  /** Day of the wall calendar on which it came in, and the instant. */
  readonly day: string
  readonly at: string
  readonly open: number
  readonly answered: boolean
}

export interface ExpectedUnit {
  readonly unit: string
  readonly name: string
  /** The first month for which something is expected. */
  readonly since: string
}

/** The months up to `until`, oldest first. */
export function periodsUntil(until: string, months: number): string[] {
  const [year = 0, month = 0] = until.split('-').map(Number)
  return Array.from({ length: months }, (_, index) => {
    const total = year * 12 + (month - 1) - (months - 1 - index)
    return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`
  })
}

/** A month without that day is due on its last. */
export function dueDate(period: string, dueDay: number): string {
  const [year = 0, month = 0] = period.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${period}-${String(Math.min(dueDay, lastDay)).padStart(2, '0')}`
}

export function submissionCells(
  expected: ExpectedUnit,
  received: readonly ReceivedSubmission[],
  periods: readonly string[],
  { dueDay, today }: { readonly dueDay: number; readonly today: string },
): SubmissionCell[] {
  const byPeriod = Map.groupBy(received, ({ period }) => period)
  return periods.map((period) => {
    const due = dueDate(period, dueDay)
    const packages = [...(byPeriod.get(period) ?? [])].sort((a, b) => (a.at < b.at ? -1 : 1))
    const [first] = packages
    const newest = packages.reduce<ReceivedSubmission | undefined>(
      (best, each) => (best === undefined || each.sequence > best.sequence ? each : best),
      undefined,
    )
    return {
      period,
      state: stateOf(first?.day, { due, today, isExpected: period >= expected.since }),
      firstAt: first?.at ?? null,
      packages: packages.length,
      open: newest?.open ?? 0,
      answered: newest?.answered ?? false,
    }
  })
}

function stateOf(
  firstDay: string | undefined,
  { due, today, isExpected }: { readonly due: string; readonly today: string; readonly isExpected: boolean },
): SubmissionState {
  if (firstDay !== undefined) return firstDay <= due ? 'received' : 'late'
  if (!isExpected) return 'none'
  return today > due ? 'missing' : 'due'
}
