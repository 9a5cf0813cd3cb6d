/**
 * Breaks text into lines of character cells by the rules every Chinese typesetter keeps: no closing mark at the
 * start of a line, no opening mark at its end, numbers and Latin words whole. Widths are in half cells.
 */
import type { Run } from './doc-model.ts'

export interface LineWidths {
  readonly first: number
  readonly rest: number
}

const NOT_AT_START = new Set('，。、；：？！）〕》」』】”’…—％%,.;:?!)]}·～')
const NOT_AT_END = new Set('（〔《「『【“‘([{')
/** Marks below the Han blocks that Chinese fonts draw one cell wide. */
const WIDE_MARKS = new Set('“”‘’—…·×÷°′″℃①②③④⑤⑥⑦⑧⑨⑩')

interface Piece {
  readonly text: string
  readonly run: Run
  readonly width: number
}

/** From here on, characters are as wide as Han. */
const FIRST_HAN_BLOCK = 0x2e80
const FIRST_GREEK = 0x370

/** 2 for a full-width character, 1 for a half-width one, 0 for a mark set upon another. */
export function halfCells(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= FIRST_HAN_BLOCK || WIDE_MARKS.has(character)) return 2
  if (/\p{Mn}/u.test(character)) return 0
  return code < FIRST_GREEK ? 1 : 2
}

export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + halfCells(character), 0)
}

/** Lines as runs; a line feed in a run ends the line. */
export function breakLines(runs: readonly Run[], widths: LineWidths): Run[][] {
  const lines: Piece[][] = [[]]
  let used = 0
  for (const cluster of clustersOf(runs)) {
    if (cluster === 'break') {
      lines.push([])
      used = 0
      continue
    }
    const room = (): number => (lines.length === 1 ? widths.first : widths.rest)
    for (const part of fitting(cluster, used === 0 ? room() : widths.rest)) {
      if (used > 0 && used + visibleWidth(part) > room()) {
        lines.push([])
        used = 0
      }
      lines.at(-1)?.push(...part)
      used += totalWidth(part)
    }
  }
  return lines.map(joinRuns)
}

const totalWidth = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + piece.width, 0)

/** A space that ends a line takes no room. */
function visibleWidth(pieces: readonly Piece[]): number {
  const last = pieces.at(-1)
  return totalWidth(pieces) - (last?.text === ' ' ? last.width : 0)
}

/** A cluster longer than a whole line is broken between any two characters. */
function fitting(cluster: Piece[], room: number): Piece[][] {
  return totalWidth(cluster) <= room ? [cluster] : cluster.map((piece) => [piece])
}

/** What must stay together on one line. */
function clustersOf(runs: readonly Run[]): (Piece[] | 'break')[] {
  const clusters: (Piece[] | 'break')[] = []
  for (const piece of piecesOf(runs)) {
    const open = clusters.at(-1)
    if (piece.text === '\n') clusters.push('break')
    else if (open !== undefined && open !== 'break' && staysWith(open, piece)) open.push(piece)
    else clusters.push([piece])
  }
  return clusters
}

function staysWith(cluster: readonly Piece[], next: Piece): boolean {
  const last = cluster.at(-1)?.text ?? ''
  if (last === ' ') return false
  if (next.text === ' ' || NOT_AT_START.has(next.text) || NOT_AT_END.has(last)) return true
  return isWordCharacter(last) && isWordCharacter(next.text)
}

function isWordCharacter(character: string): boolean {
  return /^[\p{Script=Latin}\p{Nd}.,%/@_+-]$/u.test(character) && halfCells(character) === 1
}

function piecesOf(runs: readonly Run[]): Piece[] {
  return runs.flatMap((run) => Array.from(run.text, (text) => ({ text, run, width: halfCells(text) })))
}

function joinRuns(pieces: readonly Piece[]): Run[] {
  const joined: { run: Run; text: string }[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.run === piece.run) last.text += piece.text
    else joined.push({ run: piece.run, text: piece.text })
  }
  return joined.map(({ run, text }) => ({ ...run, text }))
}
