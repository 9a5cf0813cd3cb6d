/** Which paper a table is printed on, by the width of its columns. Knows widths, not lists. Pure. */

export type PaperSize = 'A4' | 'A3'
export type Orientation = 'portrait' | 'landscape'
export type PaperChoice = 'auto' | PaperSize

export interface Paper {
  readonly size: PaperSize
  readonly orientation: Orientation
}

/** Sides of the sheet, portrait. */
const sides: Readonly<Record<PaperSize, readonly [short: number, long: number]>> = { A4: [210, 297], A3: [297, 420] }

export const marginsMm = { top: 13, bottom: 15, left: 10, right: 10 } as const

/** A half-width character of the body type (五号, 10.5 pt). */
const bodyPt = 10.5
const characterMm = (bodyPt / 2) * (25.4 / 72)

/** The smallest type that people still read from paper without a glass (小六 is 6.5 pt, 六号 is 7.5 pt). */
const smallestPt = 7.5

export function printableWidthMm({ size, orientation }: Paper): number {
  const [short, long] = sides[size]
  return (orientation === 'portrait' ? short : long) - marginsMm.left - marginsMm.right
}

/** The largest type, up to the body type, in which columns of these widths (in characters) fit the paper. */
export function fittingPt(characters: number, paper: Paper): number {
  const perCharacter = printableWidthMm(paper) / Math.max(1, characters)
  const fitting = bodyPt * Math.min(1, perCharacter / characterMm)
  return Math.max(smallestPt, Math.round(fitting * 10) / 10)
}

/** What is still comfortable: between 小五 (9 pt) and 六号 (7.5 pt). */
const comfortablePt = 8

const byWidth: readonly Paper[] = [
  { size: 'A4', orientation: 'portrait' },
  { size: 'A4', orientation: 'landscape' },
  { size: 'A3', orientation: 'landscape' },
]

/** The smallest paper on which the columns are comfortable; a chosen size keeps its size and turns if it has to. */
export function choosePaper(characters: number, choice: PaperChoice): Paper {
  const candidates = byWidth.filter(({ size }) => choice === 'auto' || size === choice)
  const upright: Paper = { size: choice === 'A3' ? 'A3' : 'A4', orientation: 'portrait' }
  const wanted = [upright, ...candidates]
  return wanted.find((paper) => fittingPt(characters, paper) >= comfortablePt) ?? wanted.at(-1) ?? upright
}
