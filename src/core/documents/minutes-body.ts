/** The structured text of the 纪要 on the page, with the numbers that its headings and decisions bear there. Pure. */
import { numbersOf } from '../../contract/minutes-numbers.ts'
import type { MinutesBlock, MinutesHeading, MinutesText } from '../../contract/minutes-text.ts'
import { blank, cell, centred, head, linesIn, text } from './blocks.ts'
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
