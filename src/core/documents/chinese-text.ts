/** How official Chinese writes dates, ordinals and sentence ends. Pure text; knows no document. */

export { chineseNumeral } from '../../contract/values/chinese-numeral.ts'

/** 7.3.5.4: Arabic digits, full year, no leading zero. Takes ISO text and leaves nothing to the time zone. */
export function officialDate(isoDate: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate)
  if (!parts) throw new Error(`not an ISO date: ${isoDate}`)
  return `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日`
}

/** `2026-11-05T14:30` as 2026年11月5日14时30分. */
export function officialDateTime(local: string): string {
  const time = /T(\d{2}):(\d{2})/.exec(local)
  if (!time) throw new Error(`not a local date and time: ${local}`)
  const minutes = Number(time[2])
  return `${officialDate(local)}${Number(time[1])}时${minutes === 0 ? '' : `${minutes}分`}`
}

const HAN = '\\p{Script=Han}'
const CLOSERS = '”’）》】」'
const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/**
 * Half-width punctuation typed between Chinese characters becomes full-width (GB/T 15834); times, numbers and
 * Latin text keep theirs. Only for sentences: names and identifiers are printed as they were entered.
 */
export function fullWidthPunctuation(text: string): string {
  return text
    .replace(new RegExp(`\\(([^()]*[${HAN}][^()]*)\\)`, 'gu'), '（$1）')
    .replace(new RegExp(`(?<=[${HAN}${CLOSERS}])[,;:?!](?!\\d)`, 'gu'), (mark) => FULL_WIDTH[mark] ?? mark)
    .replace(new RegExp(`(?<=[${HAN}${CLOSERS}])\\.(?=\\s*$)`, 'gmu'), '。')
}

/**
 * The paragraphs of a text typed with line breaks, each closed as a sentence; one that leads on to the next by a colon or
 * semicolon stays open.
 */
export function paragraphsOf(text: string): string[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => fullWidthPunctuation(line.trim()))
    .filter((line) => line !== '')
  return lines.map((line, index) => (index < lines.length - 1 && /[：；]$/u.test(line) ? line : asSentence(line)))
}

/** The text closed as a sentence. */
export function asSentence(text: string): string {
  const trimmed = text.trimEnd()
  if (/[。！？…](?:[”’）》】])?$/u.test(trimmed)) return trimmed
  return `${trimmed.replace(/[，、；：,;:.]+$/u, '')}。`
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** 星期四, of the calendar day alone: a meeting is held where the clock hangs. */
export function weekday(isoDate: string): string {
  const day = new Date(`${isoDate.slice(0, 10)}T00:00:00Z`).getUTCDay()
  return `星期${WEEKDAYS[day] ?? ''}`
}

/** In two lines, for a narrow column of a table. */
export function dateInColumn(isoDate: string): string {
  return officialDate(isoDate).replace('年', '年\n')
}
