/** Measures of a paragraph that several rules need, and how they are written for a clerk. Pure. */
import { ptOfMm, type DocumentModel, type Indent, type Paragraph, type Run, type Section } from './document.ts'

/** The first letters that can be seen; of a blank line those that would be typed. */
export function leadRun(paragraph: Paragraph): Run {
  return paragraph.runs.find((run) => run.text.trim() !== '') ?? paragraph.mark
}

/** Width of a full character as it stands in the line. */
export function cellPt(run: Run): number {
  return Math.max(1, run.sizePt + run.spacingPt)
}

function cellsOf(indent: Indent, cell: number): number {
  return indent.cells ?? indent.pt / cell
}

export interface IndentCells {
  /** Where the first line and the others begin, in characters from the edge of the 版心; typed blanks count. */
  readonly first: number
  readonly others: number
  readonly right: number
}

export function indentCells(paragraph: Paragraph): IndentCells {
  const { left, firstLine, right } = paragraph.format
  const cell = cellPt(leadRun(paragraph))
  const others = cellsOf(left, cell)
  return {
    first: others + cellsOf(firstLine, cell) + leadingBlanks(paragraph),
    others,
    right: cellsOf(right, cell),
  }
}

function leadingBlanks(paragraph: Paragraph): number {
  const text = paragraph.runs.map((run) => run.text).join('')
  return widthInCells(/^[ \u3000\u00a0]*/.exec(text)?.[0] ?? '')
}

/** Characters that a text takes in a line: a half-width one is half a character. */
export function widthInCells(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0)
}

/** From one line to the next; null where it depends on the font. */
export function linePitchPt(paragraph: Paragraph, section: Section): number | null {
  const { line, snapsToGrid } = paragraph.format
  if (line.rule === 'exact') return line.value
  const size = leadRun(paragraph).sizePt
  // Single lines of Chinese fonts are about 1.3 times as high as the characters.
  if (line.rule === 'atLeast') return line.value >= size * 1.3 ? line.value : null
  const { linePitchPt: pitch } = section.grid
  if (pitch === null || !snapsToGrid) return null
  return Math.ceil((size * 1.3 * line.value) / pitch - 0.01) * pitch
}

/** A guess for lines whose height depends on the font. */
export function likelyPitchPt(paragraph: Paragraph, section: Section): number {
  const factor = paragraph.format.line.rule === 'multiple' ? paragraph.format.line.value : 1
  return linePitchPt(paragraph, section) ?? leadRun(paragraph).sizePt * 1.3 * factor
}

export function sectionOf(model: DocumentModel, paragraph: Paragraph): Section {
  const section = model.sections[paragraph.section] ?? model.sections.at(-1)
  if (section === undefined) throw new Error('a document without sections')
  return section
}

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

const sizeNames: readonly (readonly [pt: number, name: string])[] = [
  [42, '初号'],
  [36, '小初'],
  [26, '一号'],
  [24, '小一'],
  [22, '二号'],
  [18, '小二'],
  [16, '三号'],
  [15.75, '三号'],
  [15, '小三'],
  [14, '四号'],
  [12, '小四'],
  [10.5, '五号'],
  [9, '小五'],
]

const rounded = (value: number): string => String(Math.round(value * 10) / 10)

export const inMm = (mm: number): string => `${rounded(mm)} mm`
export const inPt = (pt: number): string => `${String(Math.round(pt * 100) / 100)} 磅`
export const inCells = (cells: number): string => `${rounded(cells)} 字`

export function inSize(pt: number): string {
  const name = sizeNames.find(([size]) => size === pt)?.[1]
  return name === undefined ? inPt(pt) : `${name}（${inPt(pt)}）`
}

export const isNear = (value: number, wanted: number, tolerance: number): boolean =>
  Math.abs(value - wanted) <= tolerance + 1e-6

/** 三号 as Word has it, and the traditional one, of which 28 fill a line. */
export const isBodySize = (pt: number): boolean => pt >= 15.5 && pt <= 16
export const isSmallSize = (pt: number): boolean => isNear(pt, 14, 0.25)
export const isTitleSize = (pt: number): boolean => pt >= 21 && pt <= 22

/** The grid of the standard: 22 lines of 28 characters fill 156 mm × 225 mm (5.2.1, 5.2.3). */
export const standard = { areaWidthPt: ptOfMm(156), areaHeightPt: ptOfMm(225), lines: 22, cells: 28 } as const
