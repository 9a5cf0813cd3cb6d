/**
 * Recognises the elements of an official document (GB/T 9704-2012, 7 and 10.3) by their words, and where words do not tell
 * by their place. A misplaced element is still recognised; whether it may stand there is a rule. Pure.
 */
import type { Border, DocumentModel, Drawing, Paragraph } from './document.ts'
import { indentCells, leadRun } from './measure.ts'
import { anyDate, attachmentLabel, attendanceLabel, copiesLabel, headingMark, isNumberLine } from './patterns.ts'

export type ElementKind =
  | 'copyNumber'
  | 'secrecy'
  | 'urgency'
  | 'mark'
  | 'number'
  | 'issuer'
  | 'title'
  | 'heading'
  | 'body'
  | 'attachment'
  | 'signature'
  | 'date'
  | 'note'
  | 'attendance'
  | 'copies'
  | 'issue'
  | 'table'
  | 'annex'
  | 'blank'

export const elementLabels: Readonly<Record<ElementKind, string>> = {
  copyNumber: '份号',
  secrecy: '密级',
  urgency: '紧急程度',
  mark: '标志',
  number: '编号',
  issuer: '发文机关和日期',
  title: '标题',
  heading: '层次标题',
  body: '正文',
  attachment: '附件说明',
  signature: '署名',
  date: '成文日期',
  note: '附注',
  attendance: '出席人员',
  copies: '抄送',
  issue: '印发',
  table: '表格',
  annex: '附件',
  blank: '空行',
}

export interface Element {
  readonly kind: ElementKind
  readonly paragraph: Paragraph
}

/** 7.2.7: the line under the head; a border of a paragraph, or drawn. */
export type RedRule =
  | { readonly by: 'border'; readonly paragraph: Paragraph; readonly border: Border }
  | { readonly by: 'drawing'; readonly paragraph: Paragraph; readonly drawing: Drawing }

export interface Recognised {
  readonly model: DocumentModel
  /** All paragraphs in their order, blank ones too. */
  readonly elements: readonly Element[]
  readonly redRule: RedRule | null
}

export function recognise(model: DocumentModel): Recognised {
  const elements = placeByNeighbours(kindsByWords(model.paragraphs))
  return { model, elements, redRule: findRule(elements) }
}

export function allOf(document: Recognised, ...kinds: readonly ElementKind[]): Paragraph[] {
  return document.elements.filter(({ kind }) => kinds.includes(kind)).map(({ paragraph }) => paragraph)
}

export function firstOf(document: Recognised, kind: ElementKind): Paragraph | null {
  return document.elements.find((element) => element.kind === kind)?.paragraph ?? null
}

export function isRed(colour: string): boolean {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return red !== undefined && green !== undefined && blue !== undefined && red >= 180 && green <= 60 && blue <= 60
}

/** What the words alone say; null where they say nothing. */
type Draft = { readonly kind: ElementKind | null; readonly paragraph: Paragraph }

const largeMarkPt = 26

function kindByWords(paragraph: Paragraph): ElementKind | null {
  const { text } = paragraph
  if (text === '') return 'blank'
  if (/^\d{6}$/.test(text)) return 'copyNumber'
  if (/^(绝密|机密|秘密)(★.*)?$/u.test(text)) return 'secrecy'
  if (/^(特急|加急|特提|平急)$/u.test(text)) return 'urgency'
  const { colour, sizePt } = leadRun(paragraph)
  if (/(纪要|文件|命令|令)$/u.test(text) && (isRed(colour) || sizePt >= largeMarkPt)) return 'mark'
  if (attendanceLabel.test(text)) return 'attendance'
  if (copiesLabel.test(text)) return 'copies'
  if (/印\s*发[。.]?$/u.test(text) && anyDate.test(text)) return 'issue'
  if (attachmentLabel.test(text)) return 'attachment'
  if (isNumberLine(text)) return 'number'
  if (new RegExp(`^${anyDate.source}$`, 'u').test(text)) return 'date'
  return null
}

function kindsByWords(paragraphs: readonly Paragraph[]): Draft[] {
  const drafts = paragraphs.map((paragraph): Draft => ({ kind: kindByWords(paragraph), paragraph }))
  // The mark is the first one; the title often ends with the same word.
  const first = drafts.findIndex(({ kind }) => kind === 'mark')
  const named = drafts.map((draft, index): Draft =>
    draft.kind === 'mark' && index !== first ? { ...draft, kind: null } : draft,
  )
  return first === -1 ? withPlainMark(named) : named
}

/** A mark without any of its formatting is known by the number or date below it. */
function withPlainMark(drafts: readonly Draft[]): Draft[] {
  const visible = drafts.filter(({ kind }) => kind !== 'blank')
  const lead = visible.find(({ kind }) => kind === null)
  const next = lead === undefined ? undefined : visible[visible.indexOf(lead) + 1]
  const isMark =
    lead !== undefined && /纪要$/u.test(lead.paragraph.text) && (next?.kind === 'number' || next?.kind === 'date')
  return drafts.map((draft) => (isMark && draft === lead ? { ...draft, kind: 'mark' } : draft))
}

function placeByNeighbours(drafts: readonly Draft[]): Element[] {
  const elements: Element[] = []
  for (const [index, { kind, paragraph }] of drafts.entries()) {
    const placed = kind === null ? kindByPlace(paragraph, elements, drafts.slice(index + 1)) : inHead(kind, elements)
    elements.push({ kind: placed, paragraph })
  }
  return elements
}

const textKinds: readonly ElementKind[] = ['title', 'heading', 'body']

/** Before the title a date belongs to the line under the mark. */
function inHead(kind: ElementKind, before: readonly Element[]): ElementKind {
  const begun = before.some((element) => textKinds.includes(element.kind))
  return kind === 'date' && !begun && before.some((element) => element.kind === 'mark') ? 'issuer' : kind
}

function kindByPlace(paragraph: Paragraph, before: readonly Element[], after: readonly Draft[]): ElementKind {
  const has = (kind: ElementKind): boolean => before.some((element) => element.kind === kind)
  const previous = before.findLast(({ kind }) => kind !== 'blank')?.kind
  const next = after.find(({ kind }) => kind !== 'blank')
  if (paragraph.cell !== null) return 'table'
  if (has('issue')) return 'annex'
  if (!has('title') && !has('body')) {
    if (new RegExp(`${anyDate.source}$`, 'u').test(paragraph.text) && paragraph.text.length < 60) return 'issuer'
    if (next?.kind === 'date' && paragraph.text.length < 40) return 'issuer'
    return looksLikeSentence(paragraph) ? textKind(paragraph) : 'title'
  }
  if (previous === 'title' && before.at(-1)?.kind === 'title' && continuesTitle(paragraph)) return 'title'
  if (previous === 'attachment' && /^\d+[.．、]/u.test(paragraph.text)) return 'attachment'
  if (previous === 'attendance' && indentCells(paragraph).others > 2.5) return 'attendance'
  if (next?.kind === 'date' && paragraph.text.length < 40 && !looksLikeSentence(paragraph)) return 'signature'
  if (/^（[^）]*）$/u.test(paragraph.text) && headingMark(paragraph.text) === null) return 'note'
  return textKind(paragraph)
}

function looksLikeSentence({ text }: Paragraph): boolean {
  return /[。；：:！？]$/u.test(text) || text.length > 80
}

function continuesTitle(paragraph: Paragraph): boolean {
  return !looksLikeSentence(paragraph) && paragraph.format.align === 'center'
}

function textKind(paragraph: Paragraph): ElementKind {
  return headingMark(paragraph.text) === null ? 'body' : 'heading'
}

/** The line under the head stands before the title. */
function findRule(elements: readonly Element[]): RedRule | null {
  const mark = elements.findIndex(({ kind }) => kind === 'mark')
  const end = elements.findIndex(({ kind }) => textKinds.includes(kind))
  for (const { paragraph } of elements.slice(Math.max(0, mark), end === -1 ? undefined : end + 1)) {
    const border = paragraph.format.bottom ?? paragraph.format.top
    if (border !== null) return { by: 'border', paragraph, border }
    const drawing = paragraph.drawings.find(({ kind }) => kind === 'line')
    if (drawing !== undefined) return { by: 'drawing', paragraph, drawing }
  }
  return null
}
