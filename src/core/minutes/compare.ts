/** How two papers or two texts of minutes differ: paragraph by paragraph, and within a paragraph by characters. Pure. */
import { diffArrays, diffChars, type ChangeObject } from 'diff'
import type { ComparedLine } from '../../contract/api/minutes.ts'
import { blockName, blockText } from '../../contract/minutes-lines.ts'
import type { MinutesText } from '../../contract/minutes-text.ts'
import { officialDate } from '../documents/chinese-text.ts'
import type { MinutesPaper } from '../documents/minutes-layout.ts'

export interface Line {
  readonly label: string
  readonly text: string
}

/** One line for each block, in order. */
export function linesOf(text: MinutesText): Line[] {
  return text.map((block) => ({ label: blockName(block), text: blockText(block) }))
}

/** Head and attendance as well: a correction may concern them alone. */
export function paperLines(paper: MinutesPaper): Line[] {
  const people = (kinds: readonly string[]): string =>
    paper.attendance
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ unit, name, standsInFor = '' }) =>
        `${unit} ${name}${standsInFor === '' ? '' : `（代${standsInFor}）`}`.trim(),
      )
      .join('；')
  return [
    { label: '标志', text: paper.mark ?? '' },
    { label: '标题', text: paper.title },
    { label: '日期', text: paper.issuedOn === null ? '' : officialDate(paper.issuedOn) },
    ...linesOf(paper.text),
    { label: '出席', text: people(['出席', '代会']) },
    { label: '请假', text: people(['请假']) },
    { label: '列席', text: people(['列席']) },
    { label: '抄送', text: paper.copyTo.join('，') },
  ].filter(({ text }) => text !== '')
}

/** Of two paragraphs so many characters must be the same for one to count as the other, rewritten. */
const likeness = 0.5
/** Beyond so many changed characters the paragraph is marked as a whole: nobody reads such marks. */
const mostChanges = 1000

export function compareLines(before: readonly Line[], after: readonly Line[]): ComparedLine[] {
  const parts = diffArrays([...before], [...after], {
    comparator: (one, other) => one.label === other.label && one.text === other.text,
  })
  const lines: ComparedLine[] = []
  let gone: Line[] = []
  let come: Line[] = []
  const close = (): void => {
    lines.push(...pairUp(gone, come))
    gone = []
    come = []
  }
  for (const part of parts) {
    if (part.removed) gone = [...gone, ...part.value]
    else if (part.added) come = [...come, ...part.value]
    else {
      close()
      lines.push(...part.value.map(sameLine))
    }
  }
  close()
  return lines
}

/** In order: each removed paragraph goes with the next added one that is like it. */
function pairUp(gone: readonly Line[], come: readonly Line[]): ComparedLine[] {
  const lines: ComparedLine[] = []
  let next = 0
  for (const line of gone) {
    const match = come.findIndex((other, index) => index >= next && isLike(line, other))
    if (match === -1) {
      lines.push(removedLine(line))
      continue
    }
    lines.push(...come.slice(next, match).map(addedLine))
    const other = come[match]
    if (other !== undefined) lines.push(changedLine(line, other))
    next = match + 1
  }
  return [...lines, ...come.slice(next).map(addedLine)]
}

function isLike(one: Line, other: Line): boolean {
  const longer = Math.max(one.text.length, other.text.length)
  if (one.label === other.label && longer < 8) return true
  return sharedCharacters(one.text, other.text) >= likeness * longer
}

/** Whatever their order: quick, and never less than what a comparison would find. */
function sharedCharacters(one: string, other: string): number {
  const counts = new Map<string, number>()
  for (const unit of one.split('')) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  let shared = 0
  for (const unit of other.split('')) {
    const left = counts.get(unit) ?? 0
    if (left > 0) shared += 1
    counts.set(unit, left - 1)
  }
  return shared
}

function sameLine({ label, text }: Line): ComparedLine {
  return { kind: 'same', label, before: { text, ranges: [] }, after: { text, ranges: [] } }
}

function removedLine({ label, text }: Line): ComparedLine {
  return { kind: 'removed', label, before: { text, ranges: [{ start: 0, end: text.length }] }, after: null }
}

function addedLine({ label, text }: Line): ComparedLine {
  return { kind: 'added', label, before: null, after: { text, ranges: [{ start: 0, end: text.length }] } }
}

function changedLine(before: Line, after: Line): ComparedLine {
  const gone: Range[] = []
  const come: Range[] = []
  let [inBefore, inAfter] = [0, 0]
  for (const { value, added, removed } of changesIn(before.text, after.text)) {
    if (removed) gone.push({ start: inBefore, end: inBefore + value.length })
    if (added) come.push({ start: inAfter, end: inAfter + value.length })
    if (!added) inBefore += value.length
    if (!removed) inAfter += value.length
  }
  const label = before.label === after.label ? after.label : `${before.label} → ${after.label}`
  return {
    kind: 'changed',
    label,
    before: { text: before.text, ranges: gone },
    after: { text: after.text, ranges: come },
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

type Change = Pick<ChangeObject<string>, 'value' | 'added' | 'removed'>

function changesIn(before: string, after: string): readonly Change[] {
  const changes = diffChars(before, after, { maxEditLength: mostChanges })
  return (
    changes ?? [
      { value: before, added: false, removed: true },
      { value: after, added: true, removed: false },
    ]
  )
}
