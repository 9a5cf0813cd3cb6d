/**
 * The arithmetic of tables: widths of columns, lines in a cell, heights of rows. A row stands whole on one page; one that
 * no page could hold is divided beforehand. Pure; knows no file format.
 */
import type { Cell, CellSize, ParagraphRole, Row, TableBlock } from './doc-model.ts'
import { breakLines, widthOf } from './line-breaking.ts'
import { cellBox, mmToPt, page, styles } from './styles.ts'

export interface TableSource {
  readonly size: CellSize
  /** Widths in proportion to each other. */
  readonly columns: readonly number[]
  readonly headRows: number
  readonly rows: readonly Row[]
}

const AREA_PT = mmToPt(page.areaHeightMm)
/** A head that takes more than this is not repeated: little room would be left for what it heads. */
const LARGEST_HEAD_PT = AREA_PT / 3

export function tableOf({ size, columns, headRows, rows }: TableSource): TableBlock {
  const total = columns.reduce((sum, column) => sum + column, 0)
  const columnsMm = columns.map((column) => (column / total) * page.areaWidthMm)
  const table: TableBlock = { kind: 'table', size, columnsMm, headRows: 0, rows }
  const head = rows.slice(0, headRows)
  const headPt = head.reduce((sum, row) => sum + rowHeightPt(table, row), 0)
  const repeats = headPt <= LARGEST_HEAD_PT
  const room = AREA_PT - (repeats ? headPt : 0)
  const body = repeats ? rows.slice(headRows) : rows
  return {
    ...table,
    headRows: repeats ? headRows : 0,
    rows: [...(repeats ? head : []), ...body.flatMap((row) => divided(table, row, room))],
  }
}

/** Digits are wider than half a cell in many fonts; they must not cost a second line. */
const SLACK = 1.1

/** What a narrow column needs it gets; the wide ones share the rest by what stands in them. */
export function widthsByContent(
  size: CellSize,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): number[] {
  const halfCellPt = (styles[size === 'small' ? 'smallCell' : 'cell'].sizePt / 2) * SLACK
  const wanted = columns.map((name, index) => {
    const widest = Math.max(widthOf(name), ...rows.map((row) => widthOf(row[index] ?? '')))
    return widest * halfCellPt + 2 * cellBox.sidePt
  })
  const share = fairShare(wanted, mmToPt(page.areaWidthMm))
  const weights = wanted.map((width) => (width <= share ? 0 : Math.min(width, share * MOST_SHARES)))
  const weight = weights.reduce((sum, value) => sum + value, 0)
  const narrow = wanted.reduce((sum, width) => sum + (width <= share ? width : 0), 0)
  const left = mmToPt(page.areaWidthMm) - narrow
  return wanted.map((width, index) => (width <= share ? width : (left * (weights[index] ?? 0)) / weight))
}

/** However long its text, a column takes at most so many times what an even division would give. */
const MOST_SHARES = 3

/** What is left for each wide column when the narrow ones have what they want. */
function fairShare(wanted: readonly number[], total: number): number {
  let left = total
  for (const [index, width] of wanted.toSorted((a, b) => a - b).entries()) {
    const share = left / (wanted.length - index)
    if (width > share) return share
    left -= width
  }
  return Infinity
}

export function cellRole({ size }: TableBlock, cell: Cell): ParagraphRole {
  if (size === 'small') return cell.isHead === true ? 'smallCellHead' : 'smallCell'
  return cell.isHead === true ? 'cellHead' : 'cell'
}

export interface PlacedCell {
  readonly cell: Cell
  readonly widthMm: number
  /** Each paragraph of the cell as its lines. */
  readonly paragraphs: readonly (readonly string[])[]
}

export function placedCells(table: TableBlock, row: Row): PlacedCell[] {
  let column = 0
  return row.cells.map((cell) => {
    const span = cell.span ?? 1
    const widthMm = table.columnsMm.slice(column, column + span).reduce((sum, width) => sum + width, 0)
    column += span
    return { cell, widthMm, paragraphs: paragraphsIn(table, cell, widthMm) }
  })
}

export function rowHeightPt(table: TableBlock, row: Row): number {
  const lines = Math.max(1, ...placedCells(table, row).map(({ paragraphs }) => paragraphs.flat().length))
  const text = lines * styles[cellRole(table, { text: '' })].linePt + cellBox.abovePt + cellBox.belowPt
  return Math.max(text, mmToPt(row.minHeightMm ?? 0)) + cellBox.linePt
}

function paragraphsIn(table: TableBlock, cell: Cell, widthMm: number): string[][] {
  const { sizePt } = styles[cellRole(table, cell)]
  const halfCells = Math.max(2, Math.floor(((mmToPt(widthMm) - 2 * cellBox.sidePt) / sizePt) * 2))
  return cell.text
    .split('\n')
    .map((text) =>
      breakLines([{ text }], { first: halfCells, rest: halfCells }).map((line) => line.map((run) => run.text).join('')),
    )
}

interface Line {
  readonly text: string
  readonly startsParagraph: boolean
}

/** The row as it is, or its lines dealt out to as many rows as the room asks for. */
function divided(table: TableBlock, row: Row, room: number): Row[] {
  if (rowHeightPt(table, row) <= room) return [row]
  const { linePt } = styles[cellRole(table, { text: '' })]
  const perRow = Math.floor((room - cellBox.abovePt - cellBox.belowPt - cellBox.linePt) / linePt)
  const columns = placedCells(table, row).map(({ cell, paragraphs }) => ({ cell, lines: paragraphs.flatMap(linesIn) }))
  const count = Math.ceil(Math.max(...columns.map(({ lines }) => lines.length)) / perRow)
  return Array.from({ length: count }, (_, part) => ({
    cells: columns.map(({ cell, lines }) => ({
      ...cell,
      text: joined(lines.slice(part * perRow, (part + 1) * perRow)),
    })),
  }))
}

function linesIn(paragraph: readonly string[]): Line[] {
  return paragraph.map((text, index) => ({ text, startsParagraph: index === 0 }))
}

function joined(lines: readonly Line[]): string {
  return lines.map(({ text, startsParagraph }, index) => (index > 0 && startsParagraph ? `\n${text}` : text)).join('')
}
