/** 会议通知: who is to come when and where, and with what. Laid out as an official letter (7.3.2, 7.3.5). Pure. */
import { labelled, linesIn, text, titleBlocks } from '../blocks.ts'
import {
  asSentence,
  chineseNumeral,
  fullWidthPunctuation,
  officialDate,
  officialDateTime,
  weekday,
} from '../chinese-text.ts'
import type { Block, DocModel } from '../doc-model.ts'
import { meetingName } from '../draft-minutes.ts'
import { signed } from '../signature.ts'
import type { SessionFacts } from './session.ts'

export interface NoticeFacts {
  readonly unitName: string
  readonly session: SessionFacts
  /** 主送: units or persons, in order. */
  readonly addressees: readonly string[]
  /** Why the meeting is held: 为研究解决……; may be empty. */
  readonly purpose: string
  readonly topics: readonly string[]
  /** 参会人员, by unit or as groups. */
  readonly attendees: readonly string[]
  readonly requirements: readonly string[]
  readonly contact: { readonly name: string; readonly phone: string } | null
  /** ISO date; null before it is sent. */
  readonly issuedOn: string | null
}

export function layoutNotice(facts: NoticeFacts): DocModel {
  const { unitName, contact, issuedOn } = facts
  const date = issuedOn === null ? '（日期待定）' : officialDate(issuedOn)
  const note = contact === null ? [] : [text('note', `（联系人：${contact.name}；联系电话：${contact.phone}）`)]
  return { blocks: signed(textOf(facts), unitName, date, note), imprint: null }
}

function textOf(facts: NoticeFacts): Block[] {
  const { unitName, session, addressees, topics, attendees, requirements } = facts
  return [
    ...titleBlocks(`${unitName}关于召开${meetingName(session.title)}的通知`),
    ...addresseeLine(addressees),
    text('body', opening(facts)),
    ...numberedParts([
      ['会议时间', [timeWithWeekday(session.heldAt)]],
      ['会议地点', [session.place]],
      ['会议议题', topics],
      ['参会人员', attendees],
      ['有关要求', requirements],
    ]),
  ]
}

/** 7.3.2: at the left edge, closed by a colon. */
function addresseeLine(addressees: readonly string[]): Block[] {
  const named = addressees.map((name) => name.trim()).filter((name) => name !== '')
  return named.length === 0 ? [] : [text('flush', `${named.join('、')}：`)]
}

function opening({ session, purpose }: NoticeFacts): string {
  const reason = fullWidthPunctuation(linesIn(purpose).join('')).replace(/[，。；,.;]+$/u, '')
  const held = `定于${officialDate(session.heldAt)}召开${meetingName(session.title)}。现将有关事项通知如下：`
  return reason === '' ? `经研究，${held}` : `${reason}，${held}`
}

function timeWithWeekday(heldAt: string): string {
  const day = officialDate(heldAt)
  return officialDateTime(heldAt).replace(day, `${day}（${weekday(heldAt)}）`)
}

type Part = readonly [label: string, lines: readonly string[]]

/** One line stands beside its heading, several are numbered below it; a part without content is left out. */
function numberedParts(parts: readonly Part[]): Block[] {
  const filled = parts
    .map(([label, lines]): Part => [label, lines.map((line) => linesIn(line).join('')).filter((line) => line !== '')])
    .filter(([, lines]) => lines.length > 0)
  return filled.flatMap(([label, lines], index): Block[] => {
    const number = `${chineseNumeral(index + 1)}、${label}`
    const [first = '', ...others] = lines.map((line) => fullWidthPunctuation(line))
    if (others.length === 0) return [labelled('body', `${number}：`, asSentence(first))]
    return [
      text('heading1', number),
      ...[first, ...others].map((line, at) => text('body', `${at + 1}.${asSentence(line)}`)),
    ]
  })
}
