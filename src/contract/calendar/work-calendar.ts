/**
 * Which days are worked (domain term 工作日): weekends off, and what the yearly notice of the State Council's office changes,
 * holidays (放假) and weekend days worked instead (调休). Pure; where the years come from is not its business.
 */
import { z } from 'zod'
import { addDays, isDay, isWeekend, weekdayOf, yearOf } from './days.ts'

const day = z.string().refine(isDay, {
  abort: true,
  error: ({ input }) => `“${String(input)}”不是日期，请写成 2026-10-01`,
})
const shortText = z.string().trim().min(1).max(200)

const FIRST_YEAR = 1990
const LAST_YEAR = 2199

/** One year's holidays as published (docs/calendar-file.md). */
export const calendarYear = z
  .strictObject({
    year: z.int().refine((year) => year >= FIRST_YEAR && year <= LAST_YEAR, {
      abort: true,
      error: `年份应在 ${FIRST_YEAR}—${LAST_YEAR} 之间`,
    }),
    source: shortText,
    holidays: z.array(z.strictObject({ name: shortText, from: day, to: day })).max(60),
    workdays: z.array(day).max(60),
  })
  .superRefine((file, context) => {
    for (const { path, message } of contradictions(file)) context.addIssue({ code: 'custom', path, message })
  })

export type CalendarYear = Readonly<z.infer<typeof calendarYear>>

interface Contradiction {
  readonly path: (string | number)[]
  readonly message: string
}

interface YearDays {
  readonly year: number
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  readonly workdays: readonly string[]
}

function* contradictions({ year, holidays, workdays }: YearDays): Generator<Contradiction> {
  const off = new Map<string, string>()
  for (const [index, { name, from, to }] of holidays.entries()) {
    const path = ['holidays', index]
    const outside = [from, to].find((each) => yearOf(each) !== year)
    if (outside !== undefined) {
      yield { path, message: `${name}的 ${outside} 不在 ${year} 年` }
    } else if (to < from) {
      yield { path, message: `${name}的结束日期 ${to} 早于开始日期 ${from}` }
    } else {
      for (const each of daysFrom(from, to)) {
        const other = off.get(each)
        if (other !== undefined) yield { path, message: `${name}与${other}都包括 ${each}` }
        off.set(each, name)
      }
    }
  }
  const worked = new Set<string>()
  for (const [index, each] of workdays.entries()) {
    const path = ['workdays', index]
    const holiday = off.get(each)
    if (yearOf(each) !== year) yield { path, message: `${each} 不在 ${year} 年` }
    else if (holiday !== undefined) yield { path, message: `${each} 已列为${holiday}假期` }
    else if (!isWeekend(each)) yield { path, message: `${each} 是${weekdayOf(each)}，本来就上班` }
    else if (worked.has(each)) yield { path, message: `${each} 重复` }
    worked.add(each)
  }
}

function* daysFrom(from: string, to: string): Generator<string> {
  for (let each = from; each <= to; each = addDays(each, 1)) yield each
}

export interface WorkCalendar {
  /** Years whose notice is known; all others are reckoned by weekends only. */
  readonly years: ReadonlySet<number>
  /** Day off → name of the holiday. */
  readonly holidays: ReadonlyMap<string, string>
  /** Weekend days that are worked instead. */
  readonly workdays: ReadonlySet<string>
}

/** Of two files for one year the later one counts: an office's own after the one that ships with the program. */
export function workCalendar(files: readonly CalendarYear[]): WorkCalendar {
  const years = [...new Map(files.map((file) => [file.year, file])).values()]
  return {
    years: new Set(years.map(({ year }) => year)),
    holidays: new Map(
      years.flatMap(({ holidays }) =>
        holidays.flatMap(({ name, from, to }) => [...daysFrom(from, to)].map((each) => [each, name] as const)),
      ),
    ),
    workdays: new Set(years.flatMap(({ workdays }) => workdays)),
  }
}

export interface DayStep {
  readonly day: string
  readonly workday: boolean
  /** Why it is off, or worked although it is a weekend day; `null` for an ordinary weekday. */
  readonly reason: string | null
}

export const weekendReason = '周末'
export const swappedReason = '调休上班'

export function dayStep(calendar: WorkCalendar, day: string): DayStep {
  const holiday = calendar.holidays.get(day)
  if (holiday !== undefined) return { day, workday: false, reason: holiday }
  if (calendar.workdays.has(day)) return { day, workday: true, reason: swappedReason }
  return isWeekend(day) ? { day, workday: false, reason: weekendReason } : { day, workday: true, reason: null }
}

export function isWorkday(calendar: WorkCalendar, day: string): boolean {
  return dayStep(calendar, day).workday
}

export interface WorkdayCount {
  readonly date: string
  /** Each day after the first up to and including `date`. */
  readonly steps: readonly DayStep[]
}

/** The `count`th workday after `from`; the day from which one counts is not counted itself (民法典第二百零一条). */
export function addWorkdays(calendar: WorkCalendar, from: string, count: number): WorkdayCount {
  if (!Number.isInteger(count) || count < 1) throw new Error(`not a number of workdays: ${count}`)
  const steps: DayStep[] = []
  let date = from
  for (let counted = 0; counted < count;) {
    date = addDays(date, 1)
    const step = dayStep(calendar, date)
    steps.push(step)
    if (step.workday) counted += 1
  }
  return { date, steps }
}

/** Workdays after `from` up to and including `to`; 0 when `to` does not lie after `from`. */
export function workdaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  return [...daysFrom(addDays(from, 1), to)].filter((each) => isWorkday(calendar, each)).length
}

/** The day itself when it is worked, else the next one that is. */
export function nextWorkday(calendar: WorkCalendar, day: string): string {
  return isWorkday(calendar, day) ? day : addWorkdays(calendar, day, 1).date
}
