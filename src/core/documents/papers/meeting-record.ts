/**
 * 会议记录: the full record for the archive, who said what included; the 纪要 that is issued holds the decisions only.
 * Pure; knows no file format.
 */
import { blank, cell, centred, head, labelled, linesIn, text } from '../blocks.ts'
import { chineseNumeral } from '../chinese-text.ts'
import type { Block, DocModel, Row } from '../doc-model.ts'
import { decisionText, meetingName, voteCounts } from '../draft-minutes.ts'
import type { AttendanceFacts, DecisionFacts, VoteFacts } from '../minutes-facts.ts'
import { tableOf } from '../table-layout.ts'
import { fieldRow, formOf, formTable, sessionRows, signatureTable, type SessionFacts } from './session.ts'

export interface StatementFacts {
  readonly speaker: string
  readonly text: string
}

export interface RecordItemFacts {
  readonly title: string
  readonly presenter: string
  readonly statements: readonly StatementFacts[]
  /** 举手表决, 无记名投票; empty where nothing was voted on. */
  readonly voteMethod: string
  readonly vote: VoteFacts | null
  readonly decisions: readonly DecisionFacts[]
}

export interface RecordAttendanceFacts extends AttendanceFacts {
  /** `14:25`, null where nobody noted it. */
  readonly cameAt: string | null
  readonly leftAt: string | null
}

export interface MeetingRecordFacts {
  readonly session: SessionFacts
  readonly recorder: string
  /** 应到 and 实到. */
  readonly entitled: number
  readonly present: number
  readonly attendance: readonly RecordAttendanceFacts[]
  readonly items: readonly RecordItemFacts[]
  /** Said and decided outside the agenda. */
  readonly others: readonly StatementFacts[]
  readonly otherDecisions: readonly DecisionFacts[]
}

export function layoutMeetingRecord(facts: MeetingRecordFacts): DocModel {
  const { session, items, others, otherDecisions } = facts
  return formOf(`${meetingName(session.title)}记录`, [
    formTable([
      ...sessionRows(session),
      fieldRow([
        ['记 录 人', facts.recorder],
        ['到会人数', `应到${facts.entitled}人，实到${facts.present}人`],
      ]),
    ]),
    ...attendanceTable(facts.attendance),
    blank,
    ...items.flatMap(itemBlocks),
    ...otherBlocks(items.length + 1, others, otherDecisions),
    ...signatureTable(['主持人签字', '记录人签字']),
  ])
}

const HEADS = ['序号', '单位', '姓名', '到会情况', '到会', '离会'] as const

function attendanceTable(people: readonly RecordAttendanceFacts[]): Block[] {
  if (people.length === 0) return []
  const rows: Row[] = people.map((person, index) => ({
    cells: [
      centred(String(index + 1)),
      cell(person.unit),
      centred(person.name),
      centred(presence(person)),
      centred(person.cameAt ?? ''),
      centred(person.leftAt ?? ''),
    ],
  }))
  const headRow: Row = { cells: HEADS.map((name) => head(name)) }
  return [blank, tableOf({ size: 'small', columns: [12, 56, 22, 34, 16, 16], headRows: 1, rows: [headRow, ...rows] })]
}

function presence({ kind, standsInFor = '' }: AttendanceFacts): string {
  return standsInFor.trim() === '' ? kind : `${kind}（代${standsInFor.trim()}）`
}

function itemBlocks(item: RecordItemFacts, index: number): Block[] {
  return [
    text('heading1', `${chineseNumeral(index + 1)}、${linesIn(item.title).join('')}`),
    ...(item.presenter.trim() === '' ? [] : [labelled('body', '汇报人：', item.presenter.trim())]),
    ...statementBlocks(item.statements),
    ...(item.vote === null ? [] : [labelled('body', '表决：', voteText(item.voteMethod, item.vote))]),
    ...decisionBlocks(item.decisions),
  ]
}

function voteText(method: string, vote: VoteFacts): string {
  return `${method.trim() === '' ? '' : `${method.trim()}，`}${voteCounts(vote)}`
}

function otherBlocks(
  number: number,
  statements: readonly StatementFacts[],
  decisions: readonly DecisionFacts[],
): Block[] {
  const blocks = [...statementBlocks(statements), ...decisionBlocks(decisions)]
  return blocks.length === 0 ? [] : [text('heading1', `${chineseNumeral(number)}、其他`), ...blocks]
}

/** Each speaker's words, further paragraphs of one speaker below each other. */
function statementBlocks(statements: readonly StatementFacts[]): Block[] {
  if (statements.length === 0) return []
  return [labelled('heading3', '发言要点：', ''), ...statements.flatMap(spoken)]
}

function spoken({ speaker, text: words }: StatementFacts): Block[] {
  return linesIn(words).map((line, index) =>
    index === 0 && speaker.trim() !== '' ? labelled('body', `${speaker.trim()}：`, line) : text('body', line),
  )
}

function decisionBlocks(decisions: readonly DecisionFacts[]): Block[] {
  if (decisions.length === 0) return []
  const number = (index: number): string => (decisions.length === 1 ? '' : `${index + 1}.`)
  const lines = decisions.flatMap((decision, index) =>
    linesIn(decisionText(decision)).map((line, at) => text('body', at === 0 ? `${number(index)}${line}` : line)),
  )
  return [labelled('heading3', '议定：', ''), ...lines]
}
