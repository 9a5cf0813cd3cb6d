/**
 * What an office's own template is filled with: the facts of the paper as our layout prints them, and of the meeting what a
 * template can say besides. Pure; knows no file.
 */
import { numbersOf } from '../../contract/minutes-numbers.ts'
import type { MinutesText } from '../../contract/minutes-text.ts'
import type { MeetingDraft } from '../../contract/meetings.ts'
import {
  templateFields,
  templateLists,
  type TemplateData,
  type TemplateField,
} from '../docx-template/template-fields.ts'
import { nameOf, namesByUnit, peopleIn, type AttendanceGroup } from '../documents/attendance.ts'
import { linesIn } from '../documents/blocks.ts'
import { officialDate, officialDateTime, paragraphsOf } from '../documents/chinese-text.ts'
import { voteCounts } from '../documents/draft-minutes.ts'
import type { AgendaFacts, DecisionFacts } from '../documents/minutes-facts.ts'
import { copyToText, correctionText, markText, type MinutesPaper } from '../documents/minutes-layout.ts'
import { factsOf } from './facts.ts'

export interface TemplateFacts {
  readonly paper: MinutesPaper
  readonly draft: MeetingDraft
  /** Null before the first issue. */
  readonly number: number | null
  /** The red words at the head as the series has them; empty: those of our layout. */
  readonly mark: string
}

type List<K extends keyof typeof templateLists> = NonNullable<TemplateData[K]>

export function templateData({ paper, draft, number, mark }: TemplateFacts): TemplateData {
  const { agenda, decisions } = factsOf(draft)
  return {
    unitName: paper.unitName,
    mark: markText({ ...paper, mark }),
    title: paper.title,
    meetingName: draft.title,
    kind: paper.kind,
    number,
    reference: paper.issueNumber,
    issuedOn: paper.issuedOn === null ? null : officialDate(paper.issuedOn),
    heldAt: officialDateTime(draft.heldAt),
    place: draft.place,
    chair: draft.chair,
    recorder: draft.recorder,
    attending: namesByUnit(peopleIn(paper.attendance, '出席')),
    excused: namesByUnit(peopleIn(paper.attendance, '请假')),
    observing: namesByUnit(peopleIn(paper.attendance, '列席')),
    correction: paper.correction === null ? null : correctionText(paper.correction),
    copyTo: copyToText(paper.copyTo),
    agenda: agenda.map(agendaEntry),
    attendees: peopleEntries(paper, '出席'),
    absentees: peopleEntries(paper, '请假'),
    observers: peopleEntries(paper, '列席'),
    resolutions: [...agenda.flatMap((item) => item.decisions), ...decisions].map(decisionEntry),
    paragraphs: paragraphEntries(paper.text),
  }
}

function agendaEntry({ title, presenter, discussion, vote }: AgendaFacts): List<'agenda'>[number] {
  const voted = vote === null ? [] : [`表决情况：${voteCounts(vote)}`]
  return { title, presenter, discussion: [...paragraphsOf(discussion), ...voted].join('\n') }
}

function decisionEntry(decision: DecisionFacts): List<'resolutions'>[number] {
  return {
    content: paragraphsOf(decision.content).join('\n'),
    responsibleUnit: decision.leadUnit,
    supportingUnits: decision.supportingUnits.join('、'),
    person: decision.person,
    deadline: decision.deadline === null ? null : officialDate(decision.deadline),
  }
}

function peopleEntries({ attendance }: MinutesPaper, group: AttendanceGroup): List<'attendees'> {
  return peopleIn(attendance, group).map((person) => ({ unit: person.unit.trim(), name: nameOf(person) }))
}

/** Each line a paragraph, with the number that it bears on our page; of a table each row, its cells apart by a blank. */
function paragraphEntries(text: MinutesText): List<'paragraphs'> {
  const numbers = numbersOf(text)
  return text.flatMap((block, index) => {
    if (block.kind === 'table') {
      return [block.columns, ...block.rows].map((row) =>
        ofKind('plain', row.map((cell) => linesIn(cell).join('')).join('　')),
      )
    }
    const kind = block.kind === 'heading' ? headingKinds[block.level] : 'plain'
    return linesIn(block.text).map((line, at) => ofKind(kind, `${at === 0 ? (numbers[index] ?? '') : ''}${line}`))
  })
}

/** The third and the fourth level have one look (7.3.3). */
const headingKinds = { 1: 'heading1', 2: 'heading2', 3: 'heading3', 4: 'heading3' } as const

type ParagraphKind = (typeof headingKinds)[keyof typeof headingKinds] | 'plain'

/** Of the four kinds one is filled: a template shows it in the style of its kind. */
function ofKind(kind: ParagraphKind, text: string): List<'paragraphs'>[number] {
  return { text, heading1: '', heading2: '', heading3: '', plain: '', [kind]: text }
}

const ofMeeting = {
  fields: ['meetingName', 'place', 'chair', 'recorder'],
  lists: ['agenda', 'resolutions'],
} as const

export interface PrintedText {
  readonly label: string
  readonly text: string
}

/**
 * What a template prints that our layout would not: the record of the meeting besides the edited text.
 * @param tags that occur in the template.
 */
export function printedBesides(data: TemplateData, tags: readonly string[]): PrintedText[] {
  const fields = ofMeeting.fields
    .map((key) => ({ label: templateFields[key].tag, text: String(data[key] ?? '') }))
    .filter(({ label }) => tags.includes(label))
  const lists = ofMeeting.lists.flatMap((key) => {
    const { tag } = templateLists[key]
    const columns: Readonly<Record<string, TemplateField>> = templateLists[key].fields
    if (!tags.includes(tag)) return []
    const printed = new Set(
      Object.entries(columns).flatMap(([name, column]) => (tags.includes(column.tag) ? [name] : [])),
    )
    return (data[key] ?? []).map((entry, index) => ({
      label: `${tag}第${index + 1}条`,
      text: Object.entries(entry)
        .flatMap(([name, value]) => (printed.has(name) && value !== null ? [String(value)] : []))
        .join('\n'),
    }))
  })
  return [...fields, ...lists]
}
