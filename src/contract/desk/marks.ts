/**
 * Quick marks at the beginning of a line: what a minute-taker types to make a decision (/议), its units (/责), its deadline
 * (/限) or a vote (/票) out of the line. Pure; what happens then is not its business.
 */

export type MarkKind = 'decision' | 'units' | 'deadline' | 'vote'

export const markWords: Readonly<Record<MarkKind, string>> = { decision: '议', units: '责', deadline: '限', vote: '票' }

export interface Mark {
  readonly kind: MarkKind
  /** What was typed behind it, without blanks around. */
  readonly text: string
}

const kinds: Readonly<Record<string, MarkKind>> = {
  议: 'decision',
  責: 'units',
  责: 'units',
  限: 'deadline',
  票: 'vote',
  y: 'decision',
  z: 'units',
  x: 'deadline',
  p: 'vote',
}

// A Chinese keyboard gives ／ or 、 for the same key; a letter needs a blank behind it, so that no word is taken for a mark.
const markPattern = /(?:^|\s)[/／、\\](?:([议責责限票])|([yzxp])(?=\s|$))[:：]?/giu

/**
 * The marks of a line, in order: the first must stand at its beginning, further ones behind a blank
 * (`/议 划线入市 /责 城管中队 /限 5个工作日`). Null where the line is ordinary text.
 */
export function readMarks(line: string): readonly [Mark, ...Mark[]] | null {
  const found = [...line.trimStart().matchAll(markPattern)]
  const [first, ...rest] = found.map((match, index): Mark => {
    const text = line.trimStart().slice(match.index + match[0].length, found[index + 1]?.index)
    return { kind: kinds[(match[1] ?? match[2] ?? '').toLowerCase()] ?? 'decision', text: text.trim() }
  })
  return first === undefined || found[0]?.index !== 0 ? null : [first, ...rest]
}

/** Whether a line consists of nothing but a mark so far: a blank typed now says that it is meant. */
export function isBareMark(line: string): boolean {
  const marks = readMarks(line)
  return marks?.length === 1 && marks[0].text === ''
}

export interface Units {
  /** 牵头 */
  readonly lead: string
  /** 协办 */
  readonly supporting: readonly string[]
}

/** `城管中队、物业公司` or `牵头：城管中队；协办：物业公司`: the first leads, the others support. */
export function readUnits(text: string): Units {
  const [lead = '', ...supporting] = [
    ...new Set(
      text
        .replace(/(?:牵头|协办|配合|责任)(?:单位)?\s*[:：]?/g, '、')
        .split(/[、，,;；\n]/)
        .map((unit) => unit.trim())
        .filter((unit) => unit !== ''),
    ),
  ]
  return { lead, supporting }
}

export function unitsInWords({ lead, supporting }: Units): string {
  return [lead, ...supporting].filter((unit) => unit !== '').join('、')
}
