/** The pieces from which every paper is put together. Pure; knows no file format. */
import type { Block, Cell, ParagraphRole, TextParagraph } from './doc-model.ts'
import { widthOf } from './line-breaking.ts'
import { grid } from './styles.ts'
import { titleLines } from './title-lines.ts'

export const blank: TextParagraph = { kind: 'text', role: 'blank', runs: [] }

export function text(role: ParagraphRole, content: string): TextParagraph {
  return { kind: 'text', role, runs: [{ text: content }] }
}

/** A paragraph that opens with its label in 黑体. */
export function labelled(role: ParagraphRole, label: string, content: string): TextParagraph {
  return { kind: 'text', role, runs: [{ text: label, font: 'heiti' }, { text: content }] }
}

/** 7.3.1: the title in lines of whole words, a blank line below. */
export function titleBlocks(title: string): Block[] {
  return [text('title', titleLines(title).join('\n')), blank]
}

/** What stands in it, each line break as a paragraph of its own. */
export function textBlocks(role: ParagraphRole, content: string): TextParagraph[] {
  return linesIn(content).map((line) => text(role, line))
}

export function linesIn(content: string): string[] {
  return content
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export const head = (content: string, span = 1): Cell => ({ text: content, isHead: true, span })

export const cell = (content: string, span = 1): Cell => ({ text: linesIn(content).join('\n'), span })

export const centred = (content: string, span = 1): Cell => ({ ...cell(content, span), align: 'center' })

/** In half cells; a longer one takes more than a line, and the date keeps to the right. */
const LONGEST_OFFICE = (grid.cells - 2) * 2

/**
 * 7.3.5.2: the office two characters from the right edge, below it the date, beginning two characters further in than the
 * office; a date that is longer than the office stands two characters from the edge, and the office gives way.
 */
export function signatureBlocks(office: string, date: string): Block[] {
  const excess = (widthOf(office) - widthOf(date)) / 2
  const [officeRight, dateRight] =
    widthOf(office) > LONGEST_OFFICE ? [2, 2] : excess >= 0 ? [2, excess] : [4 - excess, 2]
  return [
    blank,
    { ...text('signature', office), rightCells: officeRight },
    { ...text('signature', date), rightCells: dateRight },
  ]
}
