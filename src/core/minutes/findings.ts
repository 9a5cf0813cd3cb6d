/**
 * Everything that speaks against issuing a paper as it stands: what is missing, personal data, mistakes in the text. Pure; a
 * finding is for the clerk to judge.
 */
import type { FindingPlace, MinutesFinding } from '../../contract/api/minutes.ts'
import { blockPlace, blockText } from '../../contract/minutes-lines.ts'
import { sha256 } from '../db/sha256.ts'
import type { MinutesPaper } from '../documents/minutes-layout.ts'
import { findPersonalData } from '../privacy/find-personal-data.ts'
import type { PrintedText } from './template-data.ts'
import { findMistakes } from './text-mistakes.ts'

export interface PersonalFinding extends MinutesFinding {
  /** What is said of it in the audit trail: never the number itself. */
  readonly masked: string
}

/** @param besides what a template prints that is not in the paper. */
export function findingsOf(
  paper: MinutesPaper,
  missing: readonly string[],
  besides: readonly PrintedText[],
): MinutesFinding[] {
  return [
    ...missing.map((what): MinutesFinding => ({
      kind: 'missing',
      key: keyOf('missing', what, 0),
      message: `还没有填写${what}`,
      clause: 'GB/T 9704-2012 10.3',
      place: { label: '会议记录', block: null, start: 0, end: 0 },
    })),
    ...personalFindings(paper, besides).map(({ kind, key, message, clause, place }) => ({
      kind,
      key,
      message,
      clause,
      place,
    })),
    ...mistakeFindings(paper),
  ]
}

/** A number that occurs again has to be judged again: what is harmless in one place may not be in another. */
export function personalFindings(paper: MinutesPaper, besides: readonly PrintedText[]): PersonalFinding[] {
  const times = new Map<string, number>()
  const texts = [...textsOf(paper), ...besides.map((printed) => ({ ...printed, block: null }))]
  return texts.flatMap(({ text, label, block }) =>
    findPersonalData(text).map(({ kind, label: name, masked, text: found, start, end }) => {
      const time = times.get(`${kind}${found}`) ?? 0
      times.set(`${kind}${found}`, time + 1)
      return {
        kind: 'personal' as const,
        key: keyOf(kind, found, time),
        message: `${name} ${masked}`,
        clause: '个人信息保护法第二十五条',
        place: { label, block, start, end },
        masked: `${name} ${masked}`,
      }
    }),
  )
}

function mistakeFindings({ text }: MinutesPaper): MinutesFinding[] {
  return findMistakes(text).map(({ message, clause, block, start, end }, index) => ({
    kind: 'text',
    key: keyOf(message, String(block), index),
    message,
    clause,
    place: { label: blockPlace(text, block), block, start, end },
  }))
}

interface PlacedText {
  readonly text: string
  readonly label: string
  readonly block: FindingPlace['block']
}

/** Every text that the paper prints in our layout. */
function textsOf({ mark = '', title, text, attendance, copyTo, correction }: MinutesPaper): PlacedText[] {
  return [
    { text: mark, label: '纪要标志', block: null },
    { text: title, label: '标题', block: null },
    ...text.map((block, index) => ({ text: blockText(block), label: blockPlace(text, index), block: index })),
    ...attendance.map(({ kind, unit, name, standsInFor = '' }) => ({
      text: `${unit} ${name} ${standsInFor}`,
      label: `${kind}人员`,
      block: null,
    })),
    { text: copyTo.join('\n'), label: '抄送', block: null },
    { text: correction ?? '', label: '更正原因', block: null },
  ]
}

/** The key goes through the window and back; it must not say the number. */
function keyOf(kind: string, what: string, time: number): string {
  return sha256(JSON.stringify([kind, what, time])).slice(0, 24)
}
