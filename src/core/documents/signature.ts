/** 发文机关署名 and 成文日期 below the text of a paper that carries no seal (7.3.5.2). Pure. */
import { blank, text } from './blocks.ts'
import type { Block } from './doc-model.ts'
import { widthOf } from './line-breaking.ts'
import { paginate } from './paginate.ts'
import { grid, styles } from './styles.ts'

/**
 * 7.3.5: office and date, and a note below them (7.3.6), never stand on a page without text; the last paragraph goes with
 * them. We break the pages so; the marks in the paragraphs hold it when lines are added in a word processor.
 */
export function signed(text: readonly Block[], office: string, date: string, note: readonly Block[] = []): Block[] {
  const blocks = text.map((block, index) => (index === text.length - 1 ? kept(block) : block))
  const [space, officeLine, dateLine] = signatureBlocks(office, date)
  const signature = [kept(space), kept(officeLine), note.length === 0 ? dateLine : kept(dateLine)]
  const all = [...blocks, ...signature, ...note]
  const end = paginate(all).at(-1)
  if (end?.fragments.some(({ block }) => block !== blank && blocks.includes(block)) === true) return all
  const at = blocks.findLastIndex((_, index) => !isHeading(blocks[index - 1]))
  const block = blocks[at]
  return block?.kind === 'text' ? all.with(at, { ...block, startsPage: true }) : all
}

const kept = (block: Block): Block => (block.kind === 'text' ? { ...block, keepsWithNext: true } : block)

/** It stays with the paragraph below it. */
function isHeading(block: Block | undefined): boolean {
  return block?.kind === 'text' && styles[block.role].keepWithNext
}

/** In half cells; a longer one takes more than a line, and the date keeps to the right. */
const LONGEST_OFFICE = (grid.cells - 2) * 2

/**
 * 7.3.5.2: the office two characters from the right edge, below it the date, beginning two characters further in than the
 * office; a date that is longer than the office stands two characters from the edge, and the office gives way.
 */
function signatureBlocks(office: string, date: string): readonly [Block, Block, Block] {
  const excess = (widthOf(office) - widthOf(date)) / 2
  const [officeRight, dateRight] =
    widthOf(office) > LONGEST_OFFICE ? [2, 2] : excess >= 0 ? [2, excess] : [4 - excess, 2]
  return [
    blank,
    { ...text('signature', office), rightCells: officeRight },
    { ...text('signature', date), rightCells: dateRight },
  ]
}
