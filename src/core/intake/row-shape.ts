/** What a single row looks like: header, total, note, numbers of columns … Pure, one row at a time. */
import type { SheetRow } from './sheet-model.ts'
import { isKnownTitle, normaliseTitle } from './titles.ts'

export interface FilledText {
  readonly column: number
  readonly text: string
  readonly kind: string
}

/** The cells of a row in which something can be seen. */
export function filledCells(row: SheetRow): FilledText[] {
  const filled: FilledText[] = []
  row.cells.forEach((cell, column) => {
    const text = cell.trim()
    if (text !== '') filled.push({ column, text, kind: row.kinds.charAt(column) })
  })
  return filled
}

const MAX_TITLE = 40

/** Only texts, each short enough for a title, and not labels such as `填报单位:`. */
export function couldBeHeader(filled: readonly FilledText[]): boolean {
  return (
    filled.length >= 2 &&
    filled.every(({ text, kind }) => (kind === 't' || kind === 'f') && text.length <= MAX_TITLE) &&
    filled.some(({ text }) => !/^[\d.\-/]+$/.test(text)) &&
    filled.filter(({ text }) => /[:：]/.test(text)).length * 2 < filled.length
  )
}

/** Titles that the ledgers know make a header certain, wherever it stands. */
export function isKnownHeader(filled: readonly FilledText[]): boolean {
  if (!couldBeHeader(filled)) return false
  const known = filled.filter(({ text }) => isKnownTitle(text)).length
  return known >= 3 || (known === 2 && filled.length <= 4)
}

/** `1 2 3 4`, `甲 乙 1 2`: the row of column numbers under the header of official forms. */
export function isColumnNumbers(filled: readonly FilledText[]): boolean {
  if (filled.length < 3) return false
  const labels = filled
    .map(({ text }) => text.replace(/[()（）\s]/g, ''))
    .filter((text) => !/^[甲乙丙丁戊ABCD]$/.test(text))
  return labels.length >= 2 && labels.every((text, index) => text === String(Number(labels[0]) + index))
}

const TOTAL = /^(本页|街道|社区|全街道?|总)?(合计|小计|总计|共计|累计|汇总)/

/** The first text of the row is 合计 or its like, alone or with a number or colon behind it. */
export function isTotal(filled: readonly FilledText[]): boolean {
  const first = filled.slice(0, 3).find(({ kind }) => kind === 't' || kind === 'f')
  if (first === undefined) return false
  const text = normaliseTitle(first.text)
  const total = TOTAL.exec(text)
  if (total !== null) return /^([:(\d].*)?$/.test(text.slice(total[0].length))
  const others = filled.filter((cell) => cell !== first)
  const areNumbers =
    others.length > 0 && others.every(({ text: other, kind }) => kind !== 't' || /^[\d.,%]+$/.test(other))
  return /.(合计|小计|总计)$/.test(text) && text.length <= 12 && areNumbers
}

const NOTE = /^[\s(（【[*※]*(附?注|备注|说明|附|填表说明|填报说明|编制说明)[\s\d一二三]*[:：、.．)）】\]]/
const SIGNATURE =
  /^(填报人|填表人|制表人?|审核人?|审批人?|经办人?|负责人|单位负责人|主要负责人|分管领导|联系人|联系电话|电话|填报单位|填报日期|填报时间|报送单位|报送时间|报送日期|日期|单位|盖章|签字|签章)/

const PAGE = /^[-—\s]*第?\s*\d+\s*页?\s*[,，/、]?\s*(共|总)\s*\d+\s*页[-—\s]*$/

export function isNote(filled: readonly FilledText[]): boolean {
  const first = filled[0]
  if (first === undefined) return false
  if (filled.length === 1 && (NOTE.test(first.text) || PAGE.test(first.text))) return true
  // `填表人：` in one cell and the name in the next: the first label says what the row is.
  return filled.every(({ text }) => isSignature(text, /[:：(（]/)) || isSignature(first.text, /[:：]/)
}

const isSignature = (text: string, mark: RegExp): boolean =>
  SIGNATURE.test(text.replace(/[\s(（]/g, '')) && mark.test(text)

/** `填表说明：一人一行`: words beside a table that are no title of a column. */
export function isNoteText(text: string): boolean {
  return NOTE.test(text) && !/[:：]\s*$/.test(text.trim())
}

/** The same texts in the same columns. */
export function sameTexts(filled: readonly FilledText[], other: readonly FilledText[]): boolean {
  return (
    filled.length === other.length &&
    filled.every(({ column, text }, index) => {
      const twin = other[index]
      return twin !== undefined && twin.column === column && normaliseTitle(twin.text) === normaliseTitle(text)
    })
  )
}
