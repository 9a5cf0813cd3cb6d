/**
 * Drafts the text of the 纪要 from what was recorded in the meeting: 会议听取了…, 会议研究了…, 会议议定…. A first version for the
 * clerk to edit. Pure; knows no page and gives no numbers.
 */
import type { MinutesBlock, MinutesText } from '../../contract/minutes-text.ts'
import { linesIn } from './blocks.ts'
import { fullWidthPunctuation, officialDate, officialDateTime, paragraphsOf } from './chinese-text.ts'
import type { AgendaFacts, AttendanceFacts, DecisionFacts, MinutesFacts, VoteFacts } from './minutes-facts.ts'

export function draftMinutes(facts: MinutesFacts): MinutesText {
  const sections = sectionsOf(facts)
  const only = sections.length === 1 ? sections[0] : undefined
  if (only) return [opening(facts, `现将${only.about}纪要如下：`), ...only.blocks]
  return [
    opening(facts, sections.length === 0 ? '' : '现将会议情况纪要如下：'),
    ...sections.flatMap(({ heading, blocks }): MinutesBlock[] => [
      { kind: 'heading', level: 1, text: heading },
      ...blocks,
    ]),
  ]
}

/** What a meeting is called, also where the clerk left the word 会议 out. */
export function meetingName(title: string): string {
  const name = title.trim().replace(/纪要$/u, '')
  return /会议?$/u.test(name) ? name : `${name}会议`
}

/** The document's title, also its name in lists and files. */
export function minutesTitle(title: string): string {
  return `${meetingName(title)}纪要`
}

/** What has to be filled in before the minutes can be issued, as the clerk knows it. A standing decision has no deadline. */
export function missingForIssue(facts: MinutesFacts, attendance: readonly AttendanceFacts[]): string[] {
  const absent = (label: string, value: string): string[] => (value.trim() === '' ? [label] : [])
  const came = attendance.some(({ kind, name }) => (kind === '出席' || kind === '代会') && name.trim() !== '')
  const decisions = [...facts.agenda.flatMap((item) => item.decisions), ...facts.decisions]
  return [
    ...absent('会议名称', facts.title),
    ...absent('地点', facts.place),
    ...absent('主持人', facts.chair),
    ...(came ? [] : ['出席人员']),
    ...(decisions.length > 0 ? [] : ['议定事项']),
    ...decisions.flatMap(({ content, leadUnit }, index) => [
      ...absent(`议定事项第${index + 1}条的内容`, content),
      ...absent(`议定事项第${index + 1}条的责任单位`, leadUnit),
    ]),
  ]
}

interface Section {
  readonly heading: string
  /** How the opening names it where it is the only one. */
  readonly about: string
  readonly blocks: readonly MinutesBlock[]
}

/** Items of the agenda first, then what belongs to none of them. */
function sectionsOf(facts: MinutesFacts): Section[] {
  const items = facts.agenda.map((item) => ({
    heading: sentencePart(item.title),
    about: '会议情况',
    blocks: itemBlocks(item, facts.agenda.length === 1),
  }))
  const discussion: Section = {
    heading: '会议讨论情况',
    about: '会议讨论情况',
    blocks: paragraphs(facts.discussion),
  }
  const decisions: Section = {
    heading: '会议议定事项',
    about: '会议议定事项',
    blocks: facts.decisions.map(decisionBlock),
  }
  return [...items, discussion, decisions].filter(({ blocks }) => blocks.length > 0)
}

function opening({ title, heldAt, place, chair, agenda }: MinutesFacts, leadIn: string): MinutesBlock {
  const where = place.trim() === '' ? '' : `在${place.trim()}`
  const called = chair.trim() === '' ? `${where}召开` : `${chair.trim()}${where}主持召开`
  const [first, ...others] = agenda
  const topic = !first
    ? ''
    : others.length === 0
      ? `会议专题研究了${sentencePart(first.title)}。`
      : `会议研究了${agenda.length}项议题。`
  return paragraph(`${officialDateTime(heldAt)}，${called}${meetingName(title)}。${topic}${leadIn}`)
}

function itemBlocks(item: AgendaFacts, isOnly: boolean): MinutesBlock[] {
  return [
    // The opening has named the only item already.
    ...(isOnly && item.presenter.trim() === '' ? [] : [paragraph(itemLead(item))]),
    ...paragraphs(item.discussion),
    ...(item.vote === null ? [] : [paragraph(`表决情况：${voteCounts(item.vote)}`)]),
    ...decidedBlocks(item.decisions),
  ]
}

function itemLead({ title, presenter }: AgendaFacts): string {
  const subject = sentencePart(title)
  if (presenter.trim() === '') return `会议研究了${subject}。`
  return `会议听取了${presenter.trim()}关于${subject.replace(/^关于/u, '').replace(/的(?:汇报|议题)$/u, '')}的汇报。`
}

/** A single decision follows its verb in the same paragraph. */
function decidedBlocks(decisions: readonly DecisionFacts[]): MinutesBlock[] {
  const [first, ...others] = decisions
  if (!first) return []
  if (others.length === 0) return [{ kind: 'decision', text: `会议议定：${decisionText(first)}` }]
  return [paragraph('会议议定以下事项：'), ...decisions.map(decisionBlock)]
}

/** As the minutes and the full record print it. */
export function voteCounts({ entitled, present, inFavour, against, abstained }: VoteFacts): string {
  return `应到${entitled}人，实到${present}人；赞成${inFavour}票，反对${against}票，弃权${abstained}票。`
}

function decisionBlock(decision: DecisionFacts): MinutesBlock {
  return { kind: 'decision', text: decisionText(decision) }
}

/** With the units that answer for it and its day, so that it can be followed up. */
export function decisionText(decision: DecisionFacts): string {
  const duties = dutiesOf(decision).join('；')
  return paragraphsOf(decision.content).join('\n') + (duties === '' ? '' : `${duties}。`)
}

function dutiesOf({ leadUnit, supportingUnits, person, deadline }: DecisionFacts): string[] {
  const supporting = supportingUnits.map((unit) => unit.trim()).filter((unit) => unit !== '')
  const named = (label: string, value: string): string[] => (value.trim() === '' ? [] : [`${label}：${value.trim()}`])
  return [
    ...named(supporting.length === 0 ? '责任单位' : '牵头单位', leadUnit),
    ...named('协办单位', supporting.join('、')),
    ...named('责任人', person),
    ...named('完成时限', deadline === null ? '' : officialDate(deadline)),
  ]
}

function paragraph(text: string): MinutesBlock {
  return { kind: 'paragraph', text }
}

function paragraphs(text: string): MinutesBlock[] {
  return paragraphsOf(text).map(paragraph)
}

/** A title inside a sentence: no line break, no full stop of its own. */
function sentencePart(title: string): string {
  return fullWidthPunctuation(linesIn(title).join('')).replace(/[，、；：。,;:.]+$/u, '')
}
