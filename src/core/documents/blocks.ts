/** The pieces from which every paper is put together. Pure; knows no file format. */
import type { Block, Cell, ParagraphRole, TextParagraph } from './doc-model.ts'
import { titleLines } from './title-lines.ts'

export const blank: TextParagraph = { kind: 'text', role: 'blank', runs: [] }

export function text(role: ParagraphRole, content: string): TextParagraph {
  return { kind: 'text', role, runs: [{ text: content }] }
}

/** A paragraph that opens with its label in 黑体. */
export function labelled(role: ParagraphRole, label: string, content: string): TextParagraph {
  const runs = [{ text: label, font: 'heiti' } as const, ...(content === '' ? [] : [{ text: content }])]
  return { kind: 'text', role, runs }
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
