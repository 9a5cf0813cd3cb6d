/** How the elements of an official document are worded, and how they are commonly worded wrongly. Pure text. */

const chineseDigits = '〇○零一二三四五六七八九十百'

/** A date in any way people write it. */
export const anyDate = new RegExp(
  `(?:[0-9０-９]{2,4}|[${chineseDigits}]{2,4})年[0-9０-９${chineseDigits}]{1,3}月[0-9０-９${chineseDigits}]{1,3}日`,
  'u',
)

/** 7.3.5.4 and 7.2.5: the four digits of the year, no zero in front. */
export const rightDate = /^\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$/

const openers = '〔［[【（(﹝'
const closers = '〕］\\]】）)﹞'

/** 云办纪要〔2026〕3号 and its misspellings; the year between any brackets. */
export const yearNumber = new RegExp(`([${openers}])\\s*(\\d{2,4})\\s*([${closers}])\\s*(第?)\\s*(\\d+)\\s*(号?)`, 'u')

/** 第3期, 第3号. */
export const plainNumber = new RegExp(`第\\s*([\\d${chineseDigits}]+)\\s*([期号次])`, 'u')

export function isNumberLine(text: string): boolean {
  const bare = text.replace(/^[（(【[]\s*|\s*[）)】\]]$/gu, '')
  return (
    bare.length <= 40 &&
    (new RegExp(`${yearNumber.source}$`, 'u').test(text) || new RegExp(`^${plainNumber.source}$`, 'u').test(bare))
  )
}

export const attendanceLabel = /^(出席|请假|列席|缺席)([^：:，。；]{0,6}?)\s*([：:])/u
export const copiesLabel = /^(主送|抄送|分送)\s*([：:])/u
export const attachmentLabel = /^附\s*件\s*([：:]|(?=\d))/u

export interface HeadingMark {
  /** 7.3.3: 一、 is 1, （一） 2, 1. 3, （1） 4. */
  readonly level: 1 | 2 | 3 | 4
  readonly value: number
  /** As it stands there. */
  readonly written: string
  readonly isRight: boolean
}

const numerals = '[一二三四五六七八九十百]+'
const headingForms: readonly (readonly [HeadingMark['level'], RegExp, RegExp])[] = [
  [2, new RegExp(`^[（(](${numerals})[）)][、.．,，]?`, 'u'), new RegExp(`^（${numerals}）$`, 'u')],
  [4, /^[（(](\d{1,2})[）)][、.．,，]?/u, /^（\d{1,2}）$/u],
  [1, new RegExp(`^(${numerals})[、.．,，](?!\\d)`, 'u'), new RegExp(`^${numerals}、$`, 'u')],
  [3, /^(\d{1,2})(?:[.](?!\d)|[．、])/u, /^\d{1,2}[.．]$/u],
]

/** Null for a paragraph that is no numbered heading or item. */
export function headingMark(text: string): HeadingMark | null {
  for (const [level, form, right] of headingForms) {
    const [written, value] = form.exec(text) ?? []
    if (written !== undefined && value !== undefined)
      return { level, value: ordinal(value), written, isRight: right.test(written) }
  }
  return null
}

const digits = '零一二三四五六七八九'

/** 十二 and 12 as a number. */
function ordinal(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  let sum = 0
  let digit = 0
  for (const character of text) {
    if (character === '百') sum += Math.max(1, digit) * 100
    else if (character === '十') sum += Math.max(1, digit) * 10
    digit = character === '百' || character === '十' ? 0 : digits.indexOf(character)
  }
  return sum + digit
}
