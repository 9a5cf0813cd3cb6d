/**
 * Dates in the ways people write them. What is not certain is refused with the reason, never guessed:
 * a missing year or day, two-digit years, day and month in doubt, Excel serial numbers. Pure.
 */
import { foldWidth, trimInvisible } from './fold.ts'

export type ParsedDate = { readonly ok: true; readonly iso: string } | { readonly ok: false; readonly reason: string }

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const MAX_LENGTH = 40

export function parseDate(text: string): ParsedDate {
  const plain = plainForm(text)
  if (plain === '' || plain.length > MAX_LENGTH) return refused('不是日期')
  const { day, time } = splitTime(plain)
  const date = parseDay(day)
  if (!date.ok || time === null) return date
  if (/^0?0:00(:00)?(\.0+)?$/.test(time)) return date
  return /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\.\d+)?$/.test(time)
    ? refused(`带有时刻 ${time}，这一栏只填日期`)
    : refused(`时刻 ${time} 不存在`)
}

/** Date and time of day, as meetings need it: `2026-11-05T14:30`. */
export function parseDateTime(text: string): ParsedDate {
  const { day, time } = splitTime(plainForm(text).slice(0, MAX_LENGTH + 1))
  const date = parseDay(day)
  if (!date.ok) return date
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)(:00)?$/.exec(time ?? '')
  if (clock === null) return refused(time === null ? '缺少时刻' : `时刻 ${time} 不存在或过细`)
  return { ok: true, iso: `${date.iso}T${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}` }
}

const refused = (reason: string): ParsedDate => ({ ok: false, reason })

/** Half width, no blanks around the parts, Chinese numerals as digits. */
function plainForm(text: string): string {
  const folded = foldWidth(trimInvisible(text))
    .replace(/[。．]/g, '.')
    .replace(/[—–－−]/g, '-')
  return chineseNumerals(folded)
    .replace(/\s*([年月日号./-])\s*/g, (_, sign: string) => (sign === '日' || sign === '号' ? '日 ' : sign))
    .replace(/T(?=\d)/, ' ')
    .replace(/Z$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function splitTime(text: string): { day: string; time: string | null } {
  const split = /^(.*?)[ ](\d{1,2}[:时点].*)$/.exec(text)
  if (split === null) return { day: text, time: null }
  const time = (split[2] ?? '')
    .replace(/[时点](?=\d)/, ':')
    .replace(/[时点]整?$/, ':00')
    .replace(/分$/, '')
  return { day: split[1] ?? '', time }
}

function parseDay(text: string): ParsedDate {
  const full = /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(text) ?? /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (full !== null) return calendarDay(full[1], full.at(-2), full.at(-1))
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact !== null) return calendarDay(compact[1], compact[2], compact[3])
  return refused(doubtfulReason(text))
}

function calendarDay(yearText = '', monthText = '', dayText = ''): ParsedDate {
  const year = Number(yearText)
  const month = Number(monthText)
  const day = Number(dayText)
  if (year < FIRST_YEAR || year > LAST_YEAR) return refused(`年份 ${yearText} 不在 ${FIRST_YEAR}—${LAST_YEAR} 之间`)
  if (month < 1 || month > 12) return refused(`没有 ${month} 月`)
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1 || day > lastDay) return refused('没有这一天')
  return { ok: true, iso: `${yearText}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}` }
}

const doubts: readonly [RegExp, string][] = [
  [/^\d{5}(\.\d+)?$/, '像是 Excel 的日期序号，请在原表中设成日期格式，或写成 2026-03-01'],
  [/^\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?$/, '年份不足四位，分不清年、月、日，请写成 2026-03-01'],
  [/^\d{6}$/, '分不清是年月还是年月日，请写成 2026-03-01'],
  [/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/, '分不清月和日，请写成 2026-03-01'],
  [/^\d{4}[年./-]\d{1,2}月?$/, '只有年月，缺少日'],
  [/^\d{1,2}[月./-]\d{1,2}日?$/, '缺少年份'],
  [/^\d{1,2}月份?$/, '只有月份，缺少年和日'],
  [/^\d{4}年?$/, '只有年份，缺少月和日'],
]

function doubtfulReason(text: string): string {
  return doubts.find(([pattern]) => pattern.test(text))?.[1] ?? '不是能认出的日期，请写成 2026-03-01'
}

const digits = '〇一二三四五六七八九'

/** `二〇二五年三月十一日` → `2025年3月11日`. Text without Chinese numerals comes back unchanged. */
function chineseNumerals(text: string): string {
  const year = text.replace(/^([〇○零OＯo一二三四五六七八九]{4})(?=年)/, (found: string) =>
    found.replace(/./gu, (sign) => String(Math.max(0, digits.indexOf(sign)))),
  )
  return year.replace(/[一二三四五六七八九十]+(?=[月日号])/g, (found) => String(smallNumber(found) ?? found))
}

/** 一 … 九十九; null for what is no number. */
export function smallNumber(text: string): number | null {
  const parts = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text)
  if (parts === null) return null
  const [, tens = '', ten = '', ones = ''] = parts
  if (ten === '') return tens !== '' && ones === '' ? digits.indexOf(tens) : null
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones))
}
