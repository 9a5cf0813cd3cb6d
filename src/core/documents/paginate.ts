/**
 * Where the lines of a document fall: pure arithmetic on the character grid. The print view is drawn from it, and the
 * layout asks it whether the 版记 still fits. A word processor lays the .docx out itself and comes to the same pages
 * (tests/integration/documents measures it).
 */
import type { Block, DocModel, Imprint, Row, Run, TableBlock, TextParagraph } from './doc-model.ts'
import { breakLines } from './line-breaking.ts'
import { imprintHeightPt } from './imprint-lines.ts'
import { cellPt, lineHeightPt, mmToPt, page, spaceBeforePt, styles } from './styles.ts'
import { rowHeightPt } from './table-layout.ts'

/** The part of a block that stands on one page. */
export interface Fragment {
  readonly block: Block
  /** Empty for a split line, which is always one line, and for a table. */
  readonly lines: readonly (readonly Run[])[]
  /** Of a table, with its repeated head. */
  readonly rows: readonly Row[]
  readonly isStart: boolean
  readonly isEnd: boolean
}

export interface Page {
  readonly fragments: readonly Fragment[]
  readonly usedPt: number
}

/** Rounding of millimetres to points must not cost a line. */
const TOLERANCE_PT = 0.5
const AREA_PT = mmToPt(page.areaHeightMm)
const AREA_WIDTH_PT = mmToPt(page.areaWidthMm)

interface Cursor {
  pages: { fragments: Fragment[]; usedPt: number }[]
}

export function paginate(blocks: readonly Block[]): Page[] {
  const cursor: Cursor = { pages: [{ fragments: [], usedPt: 0 }] }
  for (const [index, block] of blocks.entries()) {
    const starts = block.kind === 'text' && block.startsPage === true
    if ((starts || !fits(cursor, leadHeight(blocks, index))) && current(cursor).fragments.length > 0) newPage(cursor)
    if (block.kind === 'split') place(cursor, { block }, blockHeight(block, 1))
    else if (block.kind === 'table') placeTable(cursor, block)
    else placeText(cursor, block)
  }
  return cursor.pages
}

/** The pages of a document with the 版记 counted in. */
export function paginateModel(model: DocModel): Page[] {
  const pages = paginate(model.blocks)
  return model.imprint?.startsPage === true ? [...pages, { fragments: [], usedPt: 0 }] : pages
}

/** Whether a 版记 at the foot of the last page leaves at least a line's distance to the text. */
export function imprintFits(blocks: readonly Block[], imprint: Imprint): boolean {
  const used = paginate(blocks).at(-1)?.usedPt ?? 0
  return used + styles.blank.linePt + imprintHeightPt(imprint) <= AREA_PT + TOLERANCE_PT
}

export function linesOf(block: TextParagraph): Run[][] {
  const style = styles[block.role]
  const halfCells = Math.floor((AREA_WIDTH_PT / cellPt(style, block.sizePt)) * 2)
  const rest = Math.floor(halfCells - (style.leftCells + (block.rightCells ?? style.rightCells)) * 2)
  return breakLines(block.runs, { first: rest - style.firstLineCells * 2, rest })
}

function placeText(cursor: Cursor, block: TextParagraph): void {
  const lines = linesOf(block)
  const linePt = lineHeightPt(styles[block.role], block.sizePt)
  const before = spaceBeforePt(block.role, block.sizePt)
  let pending: Run[][] = []
  let placed = 0
  const flush = (isEnd: boolean): void => {
    const height = pending.length * linePt + (placed === 0 ? before : 0)
    place(cursor, { block, lines: pending, isStart: placed === 0, isEnd }, height)
    placed += pending.length
    pending = []
  }
  for (const line of lines) {
    if (!fits(cursor, (placed === 0 ? before : 0) + (pending.length + 1) * linePt)) {
      if (pending.length > 0) flush(false)
      newPage(cursor)
    }
    pending.push(line)
  }
  flush(true)
}

function placeTable(cursor: Cursor, block: TableBlock): void {
  const head = block.rows.slice(0, block.headRows)
  const height = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + rowHeightPt(block, row), 0)
  let rows = [...head]
  let isStart = true
  for (const row of block.rows.slice(block.headRows)) {
    if (!fits(cursor, height([...rows, row])) && rows.length > (isStart ? 0 : head.length)) {
      place(cursor, { block, rows, isStart, isEnd: false }, height(rows))
      newPage(cursor)
      rows = [...head]
      isStart = false
    }
    rows.push(row)
  }
  place(cursor, { block, rows, isStart }, height(rows))
}

/**
 * What has to stand on one page with the block's first line: a heading takes the next paragraph's first line along. More
 * headings in a row than a page can hold are not kept together.
 */
function leadHeight(blocks: readonly Block[], index: number): number {
  let height = 0
  for (let at = index; at < blocks.length && height <= AREA_PT; at += 1) {
    const block = blocks[at]
    if (block === undefined) break
    const keeps = block.kind === 'text' && styles[block.role].keepWithNext
    height += keeps ? blockHeight(block, linesOf(block).length) : firstHeight(block)
    if (!keeps) return height
  }
  const first = blocks[index]
  return height > AREA_PT && first !== undefined ? firstHeight(first) : height
}

/** Of a paragraph's first line, or of a table's head and first row. */
function firstHeight(block: Block): number {
  if (block.kind !== 'table') return blockHeight(block, 1)
  return block.rows.slice(0, block.headRows + 1).reduce((sum, row) => sum + rowHeightPt(block, row), 0)
}

function blockHeight(block: Exclude<Block, TableBlock>, lines: number): number {
  const style = styles[block.role]
  const size = block.kind === 'text' ? block.sizePt : undefined
  const rule = style.rule === null ? 0 : style.rule.gapPt + style.rule.widthPt
  return spaceBeforePt(block.role, size) + lines * lineHeightPt(style, size) + rule
}

function current(cursor: Cursor): { fragments: Fragment[]; usedPt: number } {
  const last = cursor.pages.at(-1)
  if (!last) throw new Error('a document without pages')
  return last
}

function fits(cursor: Cursor, height: number): boolean {
  return current(cursor).usedPt + height <= AREA_PT + TOLERANCE_PT
}

function newPage(cursor: Cursor): void {
  cursor.pages.push({ fragments: [], usedPt: 0 })
}

function place(cursor: Cursor, part: Partial<Fragment> & Pick<Fragment, 'block'>, height: number): void {
  const target = current(cursor)
  target.fragments.push({ lines: [], rows: [], isStart: true, isEnd: true, ...part })
  target.usedPt += height
}
