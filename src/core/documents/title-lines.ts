/** Breaks a title into lines of whole words and like length, the upper one never the shorter by much (7.3.1: 梯形 or 菱形). */
import { widthOf } from './line-breaking.ts'
import { cellPt, mmToPt, page, styles } from './styles.ts'

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Half cells left free: digits are wider than half a cell in many fonts. */
const SIDE_ROOM = 2

/** Words that must not begin a line: they belong to what stands before them. */
const BELONGS_BEFORE = /^[的了等和及、，。；：！？）》〉”’]/u

export function titleLines(title: string): string[] {
  const room = Math.floor((mmToPt(page.areaWidthMm) / cellPt(styles.title)) * 2) - SIDE_ROOM
  const count = Math.ceil(widthOf(title) / room)
  if (count <= 1) return [title]
  return split(breakable(title), room, count) ?? split(Array.from(title), room, count) ?? [title]
}

function breakable(title: string): string[] {
  const parts: string[] = []
  for (const { segment } of words.segment(title)) {
    const last = parts.at(-1)
    if (last !== undefined && (BELONGS_BEFORE.test(segment) || /[（《〈“‘]$/u.test(last)))
      parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}

/** The most even split into `count` lines that fit, or one more where words are too long for that. */
function split(parts: readonly string[], room: number, count: number): string[] | null {
  const known = new Map<string, string[] | null>()
  return mostEven(parts, room, count, known) ?? mostEven(parts, room, count + 1, known)
}

/** What is left of the title is asked for again and again, so each answer is kept. */
function mostEven(
  parts: readonly string[],
  room: number,
  count: number,
  known: Map<string, string[] | null>,
): string[] | null {
  const key = `${parts.length}/${count}`
  const answer = known.get(key)
  if (answer !== undefined) return answer
  const found = count === 1 ? onOneLine(parts, room) : bestSplit(parts, room, count, known)
  known.set(key, found)
  return found
}

function onOneLine(parts: readonly string[], room: number): string[] | null {
  const line = parts.join('')
  return line !== '' && widthOf(line) <= room ? [line] : null
}

function bestSplit(
  parts: readonly string[],
  room: number,
  count: number,
  known: Map<string, string[] | null>,
): string[] | null {
  let best: string[] | null = null
  for (let end = 1; end < parts.length; end += 1) {
    const first = parts.slice(0, end).join('')
    if (widthOf(first) > room) break
    const rest = mostEven(parts.slice(end), room, count - 1, known)
    if (rest && (best === null || unevenness([first, ...rest]) < unevenness(best))) best = [first, ...rest]
  }
  return best
}

/** Squares of the differences from the mean; a line longer than the one above it counts a little more. */
function unevenness(lines: readonly string[]): number {
  const widths = lines.map(widthOf)
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length
  return widths.reduce(
    (sum, width, index) => sum + (width - mean) ** 2 + (width > (widths[index - 1] ?? width) ? 1 : 0),
    0,
  )
}
