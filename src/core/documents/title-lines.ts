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
  return mostEven(parts, room, count) ?? mostEven(parts, room, count + 1)
}

function mostEven(parts: readonly string[], room: number, count: number): string[] | null {
  if (count === 1) {
    const line = parts.join('')
    return line !== '' && widthOf(line) <= room ? [line] : null
  }
  let best: string[] | null = null
  for (let end = 1; end < parts.length; end += 1) {
    const first = parts.slice(0, end).join('')
    if (widthOf(first) > room) break
    const rest = mostEven(parts.slice(end), room, count - 1)
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
