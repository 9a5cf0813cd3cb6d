/**
 * The structured text of the 纪要 as lines of plain text: for finding places in it and for comparing two texts. Pure; a place
 * in a block is a place in its text here, in UTF-16 units.
 */
import type { MinutesBlock, MinutesText } from './minutes-text.ts'

/** A table row by row, the cells of a row apart by tabs. */
export function blockText(block: MinutesBlock): string {
  if (block.kind !== 'table') return block.text
  return [block.columns, ...block.rows].map((row) => row.join('\t')).join('\n')
}

const headingNames = { 1: '一级标题', 2: '二级标题', 3: '三级标题', 4: '四级标题' } as const

/** What a clerk calls the block. */
export function blockName(block: MinutesBlock): string {
  switch (block.kind) {
    case 'heading':
      return headingNames[block.level]
    case 'paragraph':
      return '段落'
    case 'decision':
      return '议定事项'
    case 'table':
      return '表格'
  }
}

/** Where something stands, as it is said to a clerk: the third block is 正文第3段. */
export function blockPlace(text: MinutesText, index: number): string {
  const block = text[index]
  return block === undefined ? '正文' : `正文第${index + 1}段（${blockName(block)}）`
}
