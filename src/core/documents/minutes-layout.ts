/**
 * The minutes (纪要) on paper: mark, number, issuer, title, text, attendance, 版记 in the order of GB/T 9704-2012 clause 10.3
 * and common practice. Pure; knows neither file formats nor storage, nor how the text came about.
 */
import type { MinutesText } from '../../contract/minutes-text.ts'
import { attendanceBlocks } from './attendance.ts'
import { blank, text, titleBlocks } from './blocks.ts'
import { fullWidthPunctuation, officialDate } from './chinese-text.ts'
import type { Block, DocModel, Imprint, ParagraphRole, TextParagraph } from './doc-model.ts'
import { imprintHeightPt } from './imprint-lines.ts'
import { widthOf } from './line-breaking.ts'
import type { AttendanceFacts } from './minutes-facts.ts'
import { minutesBody } from './minutes-body.ts'
import { imprintFits } from './paginate.ts'
import { COPY_LABEL, grid, mark, mmToPt, page } from './styles.ts'

export interface MinutesPaper {
  readonly unitName: string
  /** What the mark names between the office and 纪要: 联席会议. */
  readonly kind: string
  /** What the office has as its mark, in place of office, kind and 纪要; empty without one. */
  readonly mark?: string
  /** Of the document: ……会议纪要. */
  readonly title: string
  /** `第3期` or `〔2026〕3号`; null in a preview: the number is given when the document is issued. */
  readonly issueNumber: string | null
  readonly issuedOn: string | null
  readonly text: MinutesText
  readonly attendance: readonly AttendanceFacts[]
  readonly copyTo: readonly string[]
  /** Why this version replaces an issued one; null for the first issue. */
  readonly correction: string | null
}

const DATE_PENDING = '（日期待定）'

export function layoutMinutes(paper: MinutesPaper): DocModel {
  const imprint = imprintOf(paper)
  const hangs = imprintHeightPt(imprint) <= mmToPt(page.areaHeightMm)
  const blocks = [
    ...headBlocks(paper),
    ...minutesBody(paper.text),
    ...attendanceBlocks(paper.attendance),
    ...correctionNote(paper),
    // Names that fill a page cannot hang at its foot.
    ...(hangs ? [] : [blank, text('flush', `${COPY_LABEL}${imprint.copyTo ?? ''}`)]),
  ]
  return withRoomForImprint(blocks, hangs ? imprint : { ...imprint, copyTo: null })
}

function headBlocks({ unitName, kind, mark: own = '', title, issueNumber, issuedOn }: MinutesPaper): Block[] {
  return [
    markBlock(markText({ unitName, kind, mark: own })),
    blank,
    text('issueNumber', numberLine(issueNumber)),
    ...issuerBlocks(unitName, issuedOn === null ? DATE_PENDING : officialDate(issuedOn)),
    // 7.3.1: the title stands two lines below the rule, the body one line below the title.
    blank,
    blank,
    ...titleBlocks(title),
  ]
}

/** Practice: 第×期 in round brackets; a yearly number has its own brackets already. */
function numberLine(issueNumber: string | null): string {
  if (issueNumber === null) return '（待编号）'
  return issueNumber.startsWith('〔') ? issueNumber : `（${issueNumber}）`
}

/** Office and date on one line; an office with a long name has a line of its own. */
function issuerBlocks(office: string, date: string): Block[] {
  const fits = widthOf(office) + widthOf(date) + 6 <= grid.cells * 2
  if (fits) return [{ kind: 'split', role: 'issuer', left: office, right: date }]
  return [text('issuerName', office), { kind: 'split', role: 'issuer', left: '', right: date }]
}

/** The red words at the head: those of the series, else the office and the kind of meeting. */
export function markText({ unitName, kind, mark: own = '' }: Pick<MinutesPaper, 'unitName' | 'kind' | 'mark'>): string {
  return own.trim() === '' ? `${unitName}${kind}纪要` : own.trim()
}

function markBlock(content: string): TextParagraph {
  const fitting = mmToPt(mark.maxWidthMm) / (widthOf(content) / 2)
  const sizePt = Math.max(mark.minPt, Math.min(mark.maxPt, Math.floor(fitting)))
  return { ...text('mark', content), sizePt }
}

function correctionNote({ correction }: MinutesPaper): Block[] {
  return correction === null ? [] : [text('note', correctionText(correction))]
}

export function correctionText(reason: string): string {
  return `（更正版，原因：${fullWidthPunctuation(reason.trim()).replace(/[。；，、.;,]+$/u, '')}）`
}

function imprintOf({ unitName, issuedOn, copyTo }: MinutesPaper): Imprint {
  return {
    copyTo: copyToText(copyTo),
    office: unitName,
    date: issuedOn === null ? `${DATE_PENDING}印发` : `${officialDate(issuedOn)}印发`,
    startsPage: false,
  }
}

/** null where nobody gets a copy. */
export function copyToText(units: readonly string[]): string | null {
  const copies = units.map((unit) => unit.trim()).filter((unit) => unit !== '')
  return copies.length === 0 ? null : `${copies.join('，')}。`
}

/** The blank line before the attendance goes with it; nothing is moved that belongs to the text. */
const AFTER_BODY = new Set<ParagraphRole>(['blank', 'attendance', 'note'])

/**
 * 7.4.1 puts the 版记 at the foot of the last page. Where it no longer fits under the text, the last group of the
 * attendance goes to the next page with it, so that no page holds the 版记 alone.
 */
function withRoomForImprint(blocks: readonly Block[], imprint: Imprint): DocModel {
  if (imprintFits(blocks, imprint)) return { blocks, imprint }
  for (let index = blocks.length - 1; index > 0; index -= 1) {
    const block = blocks[index]
    if (block?.kind !== 'text' || !AFTER_BODY.has(block.role)) break
    const moved = blocks.with(index, { ...block, startsPage: true })
    if (block.role !== 'note' && imprintFits(moved, imprint)) return { blocks: moved, imprint }
  }
  return { blocks, imprint: { ...imprint, startsPage: true } }
}
