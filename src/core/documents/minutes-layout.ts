/**
 * What stands in the minutes (纪要) of a meeting, in which order and words: GB/T 9704-2012 clause 10.3 and common practice.
 * Pure; knows neither file formats nor storage.
 */
import type { MeetingDraft, Resolution } from '../../contract/meetings.ts'
import { attendanceBlocks } from './attendance.ts'
import { chineseNumeral, fullWidthPunctuation, officialDate, officialDateTime, paragraphsOf } from './chinese-text.ts'
import type { Block, DocModel, Imprint, ParagraphRole, TextParagraph } from './doc-model.ts'
import { widthOf } from './line-breaking.ts'
import { imprintFits } from './paginate.ts'
import { grid, mark, mmToPt } from './styles.ts'
import { titleLines } from './title-lines.ts'

export interface MinutesSource {
  readonly unitName: string
  readonly draft: MeetingDraft
  /** Null in a preview: the number is given when the document is issued. */
  readonly number: number | null
  readonly issuedOn: string | null
  /** 1 for the first issue, higher for a correction. */
  readonly revision: number
  /** Why an issued version was replaced; empty for the first issue. */
  readonly reason: string
  readonly copyTo: readonly string[]
}

const DATE_PENDING = '（日期待定）'

export function layoutMinutes(source: MinutesSource): DocModel {
  const { draft } = source
  const blocks = [
    ...headBlocks(source),
    ...bodyBlocks(draft),
    ...attendanceBlocks(draft.attendance),
    ...correctionNote(source),
  ]
  return withRoomForImprint(blocks, imprintOf(source))
}

/** The document's title, also its name in lists and files. */
export function minutesTitle(draft: MeetingDraft): string {
  return `${meetingName(draft.title)}纪要`
}

/** What has to be filled in before the minutes can be issued, as the clerk knows it. A standing decision has no deadline. */
export function missingForIssue(draft: MeetingDraft): string[] {
  const absent = (label: string, value: string): string[] => (value.trim() === '' ? [label] : [])
  return [
    ...absent('会议名称', draft.title),
    ...absent('地点', draft.place),
    ...absent('主持人', draft.chair),
    ...(draft.attendance.some((person) => person.status === '出席' && person.name.trim() !== '') ? [] : ['出席人员']),
    ...(draft.resolutions.length > 0 ? [] : ['议定事项']),
    ...draft.resolutions.flatMap((resolution, index) => [
      ...absent(`议定事项第${index + 1}条的内容`, resolution.content),
      ...absent(`议定事项第${index + 1}条的责任单位`, resolution.responsibleUnit),
    ]),
  ]
}

function meetingName(title: string): string {
  const name = title.trim().replace(/纪要$/u, '')
  return /会议?$/u.test(name) ? name : `${name}会议`
}

function text(role: ParagraphRole, content: string): TextParagraph {
  return { kind: 'text', role, runs: [{ text: content }] }
}

const blank: TextParagraph = { kind: 'text', role: 'blank', runs: [] }

function headBlocks(source: MinutesSource): Block[] {
  const issued = source.issuedOn === null ? DATE_PENDING : officialDate(source.issuedOn)
  return [
    markBlock(`${source.unitName}${source.draft.kind}纪要`),
    blank,
    text('issueNumber', source.number === null ? '（待编号）' : `（第${source.number}期）`),
    ...issuerBlocks(source.unitName, issued),
    // 7.3.1: the title stands two lines below the rule, the body one line below the title.
    blank,
    blank,
    text('title', titleLines(minutesTitle(source.draft)).join('\n')),
    blank,
  ]
}

/** Office and date on one line; an office with a long name has a line of its own. */
function issuerBlocks(office: string, date: string): Block[] {
  const fits = widthOf(office) + widthOf(date) + 6 <= grid.cells * 2
  if (fits) return [{ kind: 'split', role: 'issuer', left: office, right: date }]
  return [text('issuerName', office), { kind: 'split', role: 'issuer', left: '', right: date }]
}

function markBlock(content: string): TextParagraph {
  const fitting = mmToPt(mark.maxWidthMm) / (widthOf(content) / 2)
  const sizePt = Math.max(mark.minPt, Math.min(mark.maxPt, Math.floor(fitting)))
  return { ...text('mark', content), sizePt }
}

interface Section {
  readonly heading: string
  readonly blocks: readonly Block[]
}

function bodyBlocks(draft: MeetingDraft): Block[] {
  const sections: Section[] = [
    { heading: '议题研究情况', blocks: agendaBlocks(draft) },
    { heading: '会议讨论情况', blocks: paragraphsOf(draft.discussion).map((line) => text('body', line)) },
    { heading: '会议议定事项', blocks: resolutionBlocks(draft.resolutions) },
  ].filter((section) => section.blocks.length > 0)
  const only = sections.length === 1 ? sections[0] : undefined
  if (only) return [opening(draft, `现将${only.heading}纪要如下：`), ...only.blocks]
  return [
    opening(draft, sections.length === 0 ? '' : '现将会议情况纪要如下：'),
    ...sections.flatMap((section, index) => [
      text('heading1', `${chineseNumeral(index + 1)}、${section.heading}`),
      ...section.blocks,
    ]),
  ]
}

function opening(draft: MeetingDraft, leadIn: string): TextParagraph {
  const place = draft.place.trim() === '' ? '' : `在${draft.place.trim()}`
  const chair = draft.chair.trim()
  const called = chair === '' ? `${place}召开` : `${chair}${place}主持召开`
  const [first, ...others] = draft.agenda
  const topic = !first
    ? ''
    : others.length === 0
      ? `会议专题研究了${fullWidthPunctuation(first.title.trim())}。`
      : `会议研究了${others.length + 1}项议题。`
  return text('body', `${officialDateTime(draft.heldAt)}，${called}${meetingName(draft.title)}。${topic}${leadIn}`)
}

/** A single topic is named in the opening and needs no heading of its own. */
function agendaBlocks(draft: MeetingDraft): Block[] {
  return draft.agenda.flatMap((item, index) => {
    const heading =
      draft.agenda.length === 1
        ? []
        : [text('heading2', `（${chineseNumeral(index + 1)}）${fullWidthPunctuation(item.title.trim())}`)]
    const [first, ...rest] = paragraphsOf(item.discussion)
    const presented = item.presenter.trim() === '' ? '' : `${item.presenter.trim()}作了汇报。`
    const lead = presented + (first ?? '')
    return [...heading, ...(lead === '' ? [] : [text('body', lead)]), ...rest.map((line) => text('body', line))]
  })
}

/** Each decision with the unit that answers for it and its day, so that it can be followed up. */
function resolutionBlocks(resolutions: readonly Resolution[]): Block[] {
  return resolutions.flatMap((resolution, index) => {
    const number = resolutions.length === 1 ? '' : `${index + 1}.`
    const lines = paragraphsOf(resolution.content)
    const duties = [
      ...(resolution.responsibleUnit.trim() === '' ? [] : [`责任单位：${resolution.responsibleUnit.trim()}`]),
      ...(resolution.deadline === null ? [] : [`完成时限：${officialDate(resolution.deadline)}`]),
    ].join('；')
    const closing = duties === '' ? '' : `${duties}。`
    return lines.map((line, at) =>
      text('body', `${at === 0 ? number : ''}${line}${at === lines.length - 1 ? closing : ''}`),
    )
  })
}

function correctionNote({ revision, reason }: MinutesSource): Block[] {
  if (revision === 1) return []
  return [text('note', `（更正版，原因：${fullWidthPunctuation(reason.trim()).replace(/[。；，、.;,]+$/u, '')}）`)]
}

function imprintOf(source: MinutesSource): Imprint {
  const copies = source.copyTo.map((unit) => unit.trim()).filter((unit) => unit !== '')
  return {
    copyTo: copies.length === 0 ? null : `${copies.join('，')}。`,
    office: source.unitName,
    date: source.issuedOn === null ? `${DATE_PENDING}印发` : `${officialDate(source.issuedOn)}印发`,
    startsPage: false,
  }
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
