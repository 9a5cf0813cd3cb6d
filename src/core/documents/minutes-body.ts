/**
 * The structured text of the 纪要 on the page: numbers of headings (7.3.3: 一、 （一） 1. （1）) and of decisions are given here,
 * never stored. Pure.
 */
import type { MinutesBlock, MinutesHeading, MinutesText } from '../../contract/minutes-text.ts'
import { blank, cell, centred, head, linesIn, text } from './blocks.ts'
import { chineseNumeral } from './chinese-text.ts'
import type { Block, ParagraphRole, TableBlock } from './doc-model.ts'
import { widthOf } from './line-breaking.ts'
import { tableOf, widthsByContent } from './table-layout.ts'

type Level = MinutesHeading['level']

const HEADING_ROLES: Readonly<Record<Level, ParagraphRole>> = {
  1: 'heading1',
  2: 'heading2',
  3: 'heading3',
  4: 'heading3',
}

/** From here on the ordinals are Arabic: no office counts its headings to a thousand. */
const LAST_ORDINAL = 999

const ordinal = (value: number): string => (value > LAST_ORDINAL ? String(value) : chineseNumeral(value))

const NUMBER_OF: Readonly<Record<Level, (value: number) => string>> = {
  1: (value) => `${ordinal(value)}、`,
  2: (value) => `（${ordinal(value)}）`,
  3: (value) => `${value}.`,
  4: (value) => `（${value}）`,
}

export function minutesBody(minutes: MinutesText): Block[] {
  const numbers = numbersOf(minutes)
  return minutes.flatMap((block, index): Block[] => {
    if (block.kind === 'table') {
      // Two tables in a row would become one in a word processor.
      return [...(minutes[index - 1]?.kind === 'table' ? [blank] : []), tableBlock(block)]
    }
    const role = block.kind === 'heading' ? HEADING_ROLES[block.level] : 'body'
    return linesIn(block.text).map((line, at) => text(role, at === 0 ? `${numbers[index] ?? ''}${line}` : line))
  })
}

/** Of each block; empty where it has none. */
function numbersOf(minutes: MinutesText): string[] {
  const headings = { 1: 0, 2: 0, 3: 0, 4: 0 }
  let decisions = 0
  return minutes.map((block, index) => {
    if (block.kind === 'decision') {
      decisions += 1
      return isAlone(minutes, index) ? '' : `${decisions}.`
    }
    if (block.kind !== 'heading') return ''
    headings[block.level] += 1
    for (const level of [2, 3, 4] as const) if (level > block.level) headings[level] = 0
    if (opensSection(block)) decisions = 0
    return NUMBER_OF[block.level](headings[block.level])
  })
}

const opensSection = (block: MinutesBlock): boolean => block.kind === 'heading' && block.level <= 2

/** Whether it is the only decision between two headings of the upper levels. */
function isAlone(minutes: MinutesText, index: number): boolean {
  const before = minutes.slice(0, index)
  const after = minutes.slice(index + 1)
  const end = after.findIndex(opensSection)
  const section = [
    ...before.slice(before.findLastIndex(opensSection) + 1),
    ...after.slice(0, end === -1 ? after.length : end),
  ]
  return !section.some((block) => block.kind === 'decision')
}

const MANY_COLUMNS = 5
/** Of a column whose values stand in the middle: numbers, marks, short words. */
const SHORT = 8

function tableBlock({ columns, rows }: MinutesBlock & { kind: 'table' }): TableBlock {
  const size = columns.length > MANY_COLUMNS ? 'small' : 'normal'
  const isShort = columns.map((_, index) => rows.every((row) => widthOf(row[index] ?? '') <= SHORT))
  return tableOf({
    size,
    columns: widthsByContent(size, columns, rows),
    headRows: 1,
    rows: [
      { cells: columns.map((name) => head(name)) },
      ...rows.map((row) => ({
        cells: row.map((value, index) => (isShort[index] === true ? centred(value) : cell(value))),
      })),
    ],
  })
}
