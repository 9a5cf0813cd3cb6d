/**
 * What a minute-taker types as a deadline: a span (`5个工作日`), a relative day (`下周三`, `月底`) or a date (`12月1日`).
 * Pure. What can be read in two ways is refused with both, never guessed.
 */
import { foldWidth, trimInvisible } from '../values/fold.ts'
import { parseDate, smallNumber } from '../values/parse-date.ts'
import {
  addDays,
  addMonths,
  dateWithWeekday,
  dayOfMonth,
  daysAfterMonday,
  daysBetween,
  fullDate,
  lastDayOfMonth,
  monthOf,
  yearOf,
} from './days.ts'
import {
  explainDeadline,
  MAX_COUNT,
  type DeadlineExplanation,
  type DeadlineKind,
  type DeadlineRule,
} from './deadline.ts'
import type { WorkCalendar } from './work-calendar.ts'

export type ParsedDeadline =
  | {
      readonly ok: true
      readonly date: string
      readonly kind: DeadlineKind
      readonly rule: DeadlineRule
      readonly explanation: DeadlineExplanation
    }
  | { readonly ok: false; readonly reason: string }

const MAX_LENGTH = 40

/** @param from the day from which one counts, ISO: the day of the meeting. */
export function parseDeadlineText(text: string, from: string, calendar: WorkCalendar): ParsedDeadline {
  const { words, before } = plainForm(text)
  if (words === '') return refused('没有填写时限')
  const reading = words.length > MAX_LENGTH ? refused(unknownReason(words)) : read(words, from)
  if (!reading.ok) return reading
  const rule = before ? includingTheDay(reading.rule) : reading.rule
  const explanation = explainDeadline(calendar, rule)
  return { ok: true, date: explanation.date, kind: rule.kind, rule, explanation }
}

type Reading = { readonly ok: true; readonly rule: DeadlineRule } | { readonly ok: false; readonly reason: string }

const refused = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason })

/** Half width, without blanks and the words around a deadline: `请于12月1日之前完成` → `12月1日`. */
function plainForm(text: string): { words: string; before: boolean } {
  const bare = foldWidth(trimInvisible(text))
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
    .replace(/[。;,，；]$/, '')
    .replace(/^(?:请|限|于|在|至|到|截至|截止到?|自?会后|会议结束后|自?即日起|自?今日起)+/, '')
    .replace(/(?:完成|办结|办理完毕|落实|到位)+$/, '')
  const words = bare.replace(/(?<!天|工作日|个月|星期|[\d一二两三四五六七八九十]周)[之以]?前$/, '')
  const before = words !== bare
  return { words: before ? words.replace(/^(\d{1,2})日$/, '$1号') : words, before }
}

/** 民法典第一千二百五十九条: 届满 includes the number itself; offices write 前 for 届满 as a rule, and are told so. */
function includingTheDay(rule: DeadlineRule): DeadlineRule {
  return rule.kind === 'day' ? { ...rule, note: `${rule.note}“前”按含当日计。` } : rule
}

function read(words: string, from: string): Reading {
  for (const [pattern, reader] of forms) {
    const match = pattern.exec(words)
    if (match !== null)
      return reader({ from, words, parts: match.slice(1).map((part: string | undefined) => part ?? '') })
  }
  const full = parseDate(words)
  if (full.ok) return onDay(from, full.iso, '')
  return refused(/\d{4}|年/.test(words) ? `“${words}”${full.reason}` : unknownReason(words))
}

const unknownReason = (words: string): string => `认不出“${words}”，可写“5个工作日”“10天”“下周三”“月底”或“12月1日”`

interface Typed {
  readonly from: string
  readonly words: string
  readonly parts: readonly string[]
}
type Reader = (typed: Typed) => Reading

const number = '(\\d{1,4}|[一二两三四五六七八九十]{1,3})'
const within = '(?:[之以]?[内后])?'
const thisOrNext = '(本|这个?|当|下个?|下下个?|)'
const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`)

const forms: readonly (readonly [RegExp, Reader])[] = [
  [form(`${number}个?工作[日天]${within}`), span('workdays', 1)],
  [form(`${number}(?:天|个?自然日|个?日历日)${within}`), span('days', 1)],
  [form(`${number}日[之以]?[内后]`), span('days', 1)],
  [form(`${number}(?:周|个?星期|个?礼拜)${within}`), span('days', 7)],
  [form(`半个?月${within}`), ({ from }) => counted('days', from, 15)],
  [form(`${number}个月${within}`), ({ from, parts }) => afterMonths(from, numberOf(parts[0]))],
  [form(`半年${within}`), ({ from }) => afterMonths(from, 6)],
  [form(`${number}日`), ({ parts }) => refused(`分不清是 ${parts[0] ?? ''} 天还是 ${parts[0] ?? ''} 号，请写明`)],
  [form(`${number}号`), dayOfThisOrNextMonth],
  [form('(今天|今日|当天|当日|明天|明日|后天|大后天)'), nearDay],
  [form(`${thisOrNext}(?:周|星期|礼拜)([一二三四五六日天])`), weekday],
  [
    form(`${thisOrNext}(?:周|星期|礼拜)末?内?`),
    ({ words }) => refused(`“${words}”分不清是哪一天，请写成“本周五”“下周三”`),
  ],
  [form(`${thisOrNext}月(?:份)?(底|末|内|上旬|中旬|下旬)`), partOfMonth],
  [form(`${thisOrNext}月${number}[日号]?`), dayOfMonthFrom],
  [form(`(今年|本年|明年|\\d{4}年|)${number}月(?:份)?(底|末|内|上旬|中旬|下旬)`), partOfNamedMonth],
  [form(`(今年|本年|明年|)${number}月${number}[日号]?`), dayOfNamedMonth],
  [form('()(\\d{1,2})[-./](\\d{1,2})'), dayOfNamedMonth],
  [form(`(今|本|当|明|)年(?:底|末|内)`), endOfYear],
  [form(`${thisOrNext}季度?(?:底|末|内)`), endOfQuarter],
  [
    /长期|持续|尽快|尽早|近期|立即|适时|抓紧|随时/,
    ({ words }) => refused(`“${words}”没有确定的日期，请写明几个工作日或哪一天`),
  ],
  [/时$|小时/, ({ words }) => refused(`“${words}”按小时计，时限只到日`)],
]

function numberOf(text = ''): number {
  return /^\d+$/.test(text) ? Number(text) : (smallNumber(text.replaceAll('两', '二')) ?? 0)
}

function span(kind: 'workdays' | 'days', days: number): Reader {
  return ({ from, parts }) => counted(kind, from, numberOf(parts[0]) * days)
}

function counted(kind: 'workdays' | 'days', from: string, count: number): Reading {
  if (count < 1) return refused('至少是 1 天')
  if (count > MAX_COUNT) return refused(`超过 ${MAX_COUNT} 天，请写成日期`)
  return { ok: true, rule: { kind, from, count } }
}

function afterMonths(from: string, count: number): Reading {
  if (count < 1) return refused('至少是 1 个月')
  if (count * 31 > MAX_COUNT) return refused('月数太多，请写成日期')
  return onDay(from, addMonths(from, count), `自${fullDate(from)}起满 ${count} 个月。`)
}

/** A deadline never lies before the day from which one counts: that is a slip of the pen. */
function onDay(from: string, date: string, note: string): Reading {
  if (date < from) return refused(`${dateWithWeekday(date)}已过（从${fullDate(from)}算起），请核对`)
  return { ok: true, rule: { kind: 'day', date, note } }
}

/** A day given by its parts; one that the month does not have is refused. */
function onDate(from: string, year: number, month: number, day: number, note: string): Reading {
  const date = parseDate(`${year}年${month}月${day}日`)
  return date.ok ? onDay(from, date.iso, note) : refused(`${year}年${month}月${day}日：${date.reason}`)
}

const saidOn = ({ words, from }: Typed): string => `“${words}”从${dateWithWeekday(from)}算。`

const nearDays: Readonly<Record<string, number>> = { 明天: 1, 明日: 1, 后天: 2, 大后天: 3 }

function nearDay(typed: Typed): Reading {
  return onDay(typed.from, addDays(typed.from, nearDays[typed.parts[0] ?? ''] ?? 0), saidOn(typed))
}

/** 本 0, 下 1, 下下 2 */
const ahead = (prefix = ''): number => prefix.split('下').length - 1

function weekday(typed: Typed): Reading {
  const [prefix, name = ''] = typed.parts
  const place = name === '天' ? 6 : '一二三四五六日'.indexOf(name)
  const monday = addDays(typed.from, -daysAfterMonday(typed.from))
  return onDay(typed.from, addDays(monday, ahead(prefix) * 7 + place), saidOn(typed))
}

interface Month {
  readonly year: number
  readonly month: number
}

function monthAhead(from: string, count: number): Month {
  const last = lastDayOfMonth(yearOf(from), monthOf(from) + count)
  return { year: yearOf(last), month: monthOf(last) }
}

/** 上旬 ends on the 10th, 中旬 on the 20th, everything else with the month. */
function lastDayOfPart({ year, month }: Month, part = ''): string {
  const last = lastDayOfMonth(year, month)
  if (part === '上旬') return `${last.slice(0, 8)}10`
  return part === '中旬' ? `${last.slice(0, 8)}20` : last
}

function partOfMonth(typed: Typed): Reading {
  const [prefix, part] = typed.parts
  return onDay(typed.from, lastDayOfPart(monthAhead(typed.from, ahead(prefix)), part), saidOn(typed))
}

function dayOfMonthFrom(typed: Typed): Reading {
  const [prefix, day] = typed.parts
  const { year, month } = monthAhead(typed.from, ahead(prefix))
  return onDate(typed.from, year, month, numberOf(day), saidOn(typed))
}

function dayOfThisOrNextMonth(typed: Typed): Reading {
  const day = numberOf(typed.parts[0])
  const { year, month } = monthAhead(typed.from, day < dayOfMonth(typed.from) ? 1 : 0)
  return onDate(typed.from, year, month, day, `未写月份，按${year}年${month}月计。`)
}

function partOfNamedMonth({ from, parts }: Typed): Reading {
  const [yearText, monthText, part] = parts
  const month = numberOf(monthText)
  if (month < 1 || month > 12) return refused(`没有 ${month} 月`)
  return inYear(from, yearText, (year, note) => onDay(from, lastDayOfPart({ year, month }, part), note))
}

function dayOfNamedMonth({ from, parts }: Typed): Reading {
  const [yearText, month, day] = parts
  return inYear(from, yearText, (year, note) => onDate(from, year, numberOf(month), numberOf(day), note))
}

/** How long ago a day of this year may lie to be taken for a slip rather than for the same day of next year. */
const SLIP_DAYS = 92

/** Without a year it is this year's day, or next year's when this year's is long past. */
function inYear(from: string, yearText = '', reading: (year: number, note: string) => Reading): Reading {
  const thisYear = yearOf(from)
  if (/^\d{4}年$/.test(yearText)) return reading(Number(yearText.slice(0, 4)), '')
  if (yearText !== '') return reading(yearText === '明年' ? thisYear + 1 : thisYear, '')
  const near = reading(thisYear, `未写年份，按${thisYear}年计。`)
  const next = reading(thisYear + 1, `未写年份，按${thisYear + 1}年计。`)
  if (near.ok || !next.ok || next.rule.kind !== 'day') return near
  const sameDayLastYear = addMonths(next.rule.date, -12)
  return daysBetween(sameDayLastYear, from) > SLIP_DAYS ? next : refused(`${near.reason}；如是明年，请写明年份`)
}

function endOfYear(typed: Typed): Reading {
  return onDay(typed.from, `${yearOf(typed.from) + (typed.parts[0] === '明' ? 1 : 0)}-12-31`, saidOn(typed))
}

function endOfQuarter(typed: Typed): Reading {
  const monthsLeft = 2 - ((monthOf(typed.from) - 1) % 3)
  const { year, month } = monthAhead(typed.from, monthsLeft + ahead(typed.parts[0]) * 3)
  return onDay(typed.from, lastDayOfMonth(year, month), saidOn(typed))
}
