/**
 * Tables that stand side by side on one sheet become sheets of their own: parted by empty columns, or the same titles
 * once more to the right. Cells keep their addresses. Pure.
 */
import { readColumns, findHeader } from './header.ts'
import { MergeIndex } from './merge-index.ts'
import { couldBeHeader, filledCells, isKnownHeader, type FilledText } from './row-shape.ts'
import type { SheetModel, SheetRow } from './sheet-model.ts'
import { normaliseTitle, standsAlone } from './titles.ts'

/** First and last column, both included. */
interface Strip {
  readonly left: number
  readonly right: number
}

/** A header further down than this begins no table beside another one. */
const ROWS_SEARCHED = 2_000

export function tablesApart(sheet: SheetModel): SheetModel[] {
  return partedByGaps(sheet).flatMap(partedByRepetition)
}

function partedByGaps(sheet: SheetModel): SheetModel[] {
  const strips: Strip[] = []
  for (const run of usedRuns(sheet)) {
    const last = strips.at(-1)
    // What has no header of its own is a note or a column of the table before.
    if (last === undefined || hasOwnHeader(sheet, run) || repeatsTitle(sheet, last, run)) strips.push(run)
    else strips[strips.length - 1] = { left: last.left, right: run.right }
  }
  const [first] = strips
  if (strips.length < 2 || first === undefined || !hasOwnHeader(sheet, first)) return [sheet]
  return strips.map((strip) => restrictTo(sheet, strip))
}

/** Runs of columns that have content in any row. */
function usedRuns(sheet: SheetModel): Strip[] {
  const used: boolean[] = []
  for (const { cells } of sheet.rows) {
    for (let column = 0; column < cells.length; column += 1) if (cells[column] !== '') used[column] = true
  }
  const runs: Strip[] = []
  for (let column = 0; column < used.length; column += 1) {
    if (used[column] !== true) continue
    const last = runs.at(-1)
    if (last?.right === column - 1) runs[runs.length - 1] = { left: last.left, right: column }
    else runs.push({ left: column, right: column })
  }
  return runs
}

function hasOwnHeader(sheet: SheetModel, { left, right }: Strip): boolean {
  return sheet.rows.slice(0, ROWS_SEARCHED).some((row) => {
    const filled = filledCells(row).filter(({ column }) => column >= left && column <= right)
    return isKnownHeader(filled) && standsAlone(filled.map(({ text }) => text))
  })
}

/** A header to the right, behind a gap, that has a title of this one once more: a statistic beside the list. */
function repeatsTitle(sheet: SheetModel, left: Strip, right: Strip): boolean {
  return sheet.rows.slice(0, ROWS_SEARCHED).some((row) => {
    const filled = filledCells(row)
    const inside = (strip: Strip): FilledText[] =>
      filled.filter(({ column }) => column >= strip.left && column <= strip.right)
    const titles = inside(left)
    if (!isKnownHeader(titles) || !standsAlone(titles.map(({ text }) => text))) return false
    const texts = new Set(titles.map(({ text }) => normaliseTitle(text)))
    const others = inside(right)
    return others.length >= 2 && couldBeHeader(others) && others.some(({ text }) => texts.has(normaliseTitle(text)))
  })
}

/** `姓名 电话 姓名 电话`: the list goes on to the right. */
function partedByRepetition(sheet: SheetModel): SheetModel[] {
  const merges = new MergeIndex(sheet)
  const header = findHeader(sheet, merges, 0)
  if (header === null) return [sheet]
  const width = sheet.rows
    .slice(header.first, header.last + 1)
    .reduce((most, row) => Math.max(most, row.cells.length), 0)
  const columns = readColumns(sheet, merges, header, width).filter(({ titles }) => titles.length > 0)
  const titles = columns.map((column) => column.titles.map(normaliseTitle).join('/'))
  const period = periodOf(titles)
  if (period === titles.length || !standsAlone(columns.slice(0, period).map((column) => column.titles.at(-1) ?? '')))
    return [sheet]
  const strips: Strip[] = []
  for (let at = 0; at < columns.length; at += period) {
    const next = columns[at + period]
    strips.push({
      left: at === 0 ? 0 : (columns[at]?.index ?? 0),
      right: next === undefined ? Number.MAX_SAFE_INTEGER : next.index - 1,
    })
  }
  return strips.map((strip) => restrictTo(sheet, strip))
}

/** After how many entries the list begins anew; its length when it does not. */
function periodOf(list: readonly string[]): number {
  for (let period = 2; period * 2 <= list.length; period += 1) {
    if (list.length % period === 0 && list.every((entry, at) => entry === list[at % period])) return period
  }
  return list.length
}

/** The sheet with only the cells of some columns, at their places. */
function restrictTo(sheet: SheetModel, { left, right }: Strip): SheetModel {
  const rows: SheetRow[] = []
  for (const row of sheet.rows) {
    const cells = row.cells.slice(0, right + 1).map((text, column) => (column < left ? '' : text))
    const kinds = ' '.repeat(Math.min(left, row.kinds.length)) + row.kinds.slice(left, right + 1)
    if (kinds.trim() !== '') rows.push({ ...row, cells, kinds })
  }
  const merges = sheet.merges.filter((merge) => merge.left >= left && merge.left <= right)
  return { ...sheet, rows, merges }
}
