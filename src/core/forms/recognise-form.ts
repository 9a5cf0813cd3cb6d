/**
 * Guesses what goes where in a blank form: tables whose lines are streets, communities or grids, and labelled single cells.
 * A guess is shown, can be corrected and is remembered. Pure; knows no data.
 */
import { createHash } from 'node:crypto'
import type { Filling, FormCell, FormMapping, FormTable } from '../../contract/indicators/form-mapping.ts'
import type { SaidTable } from '../../contract/indicators/mapping-fit.ts'
import { indicatorGroups, indicatorKeys, indicators, type Indicator } from '../../contract/indicators/indicators.ts'
import { cellAddress, columnLetters } from '../intake/sheet-model.ts'
import { columnOf } from '../../contract/indicators/cell-place.ts'
import { gridOf, type FormGrid } from './form-grid.ts'
import type { OpenedForm } from './open-form.ts'

const lineTitles: Readonly<Record<FormTable['lines'], readonly string[]>> = {
  street: ['街道', '街道名称', '镇街', '镇街道', '乡镇街道', '街道镇'],
  community: ['社区', '社区名称', '所属社区', '村社区', '社区村'],
  grid: ['网格', '网格名称', '所属网格'],
}

const labelled: readonly (readonly [Filling, readonly string[]])[] = [
  ['unitName', ['填报单位', '上报单位', '报送单位', '单位名称', '填表单位', '编报单位']],
  ['month', ['填报月份', '月份', '统计月份', '报表月份', '报告期', '统计期', '所属月份']],
  ['day', ['填报日期', '上报日期', '填表日期', '报送日期', '日期', '填报时间', '上报时间']],
  ['byHand', ['填表人', '填报人', '审核人', '制表人', '负责人', '单位负责人', '联系电话', '联系人', '分管领导']],
]

const totals = /^(合\s*计|总\s*计|小\s*计|全街道|全区)/

/** Without blanks, units in brackets, numbering and colons: how titles are compared. */
export function plainTitle(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/^(?:[一二三四五六七八九十]+|\d+)[、.．]/, '')
    .replace(/[:：]$/, '')
}

const byTitle: ReadonlyMap<string, Filling> = new Map(
  indicatorKeys.flatMap((key) => {
    const { name, synonyms }: Indicator = indicators[key]
    return [name, ...synonyms].map((title): [string, Filling] => [plainTitle(title), key])
  }),
)

export function recogniseForm(form: OpenedForm): FormMapping {
  const grids = form.sheets.map(gridOf)
  const tables = grids.flatMap(tablesOf)
  return { tables, cells: grids.flatMap((grid) => cellsOf(grid, tables)) }
}

/** Two files are the same form when their texts stand in the same places; digits change from month to month. */
export function fingerprintOf(form: OpenedForm): string {
  const texts = form.sheets.map(({ name, model }) => [
    name,
    model.rows.flatMap(({ number, cells, kinds }) =>
      cells.flatMap((text, column) =>
        kinds[column] === 't' ? [[cellAddress(number, column), text.trim().replace(/\d+/g, '#')]] : [],
      ),
    ),
  ])
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex')
}

function tablesOf(grid: FormGrid): FormTable[] {
  for (const row of grid.rows)
    // 社区 beside 网格名称 says where the grid of the line lies: the smallest place is what a line stands for.
    for (const lines of ['grid', 'community', 'street'] as const) {
      const table = tableInRow(grid, lines, row)
      if (table !== null) return [table]
    }
  return []
}

/** The table of a sheet whose lines are such places: the lowest whose title stands above a row, else the first. */
export function findTable(grid: FormGrid, lines: FormTable['lines'], before: number | null): FormTable | null {
  const rows = before === null ? grid.rows : grid.rows.filter((row) => row < before).toReversed()
  for (const row of rows) {
    const table = tableInRow(grid, lines, row)
    if (table !== null) return table
  }
  return null
}

function tableInRow(grid: FormGrid, lines: FormTable['lines'], row: number): FormTable | null {
  for (let column = 0; column <= grid.lastColumn; column += 1) {
    if (!lineTitles[lines].includes(plainTitle(grid.own(row, column)))) continue
    const table = tableAt(grid, lines, row, column)
    if (table !== null) return table
  }
  return null
}

/** The columns of a table that a person has pointed to: whatever has a title above its first line, on either side. */
export function columnsAbove(
  grid: FormGrid,
  { from, labelColumn, communityColumn }: Pick<SaidTable, 'from' | 'labelColumn' | 'communityColumn'>,
): FormTable['columns'] {
  const label = columnOf(labelColumn)
  const bottom = bottomOfHead(grid, from, label)
  const top = topOfHead(grid, bottom, label)
  return columnsUnder(grid, top, bottom, 0).filter(({ column }) => column !== labelColumn && column !== communityColumn)
}

/** The head need not stand right above the lines: sums, and the numbers of the columns, may come between. */
function bottomOfHead(grid: FormGrid, from: number, label: number): number {
  let bottom = from - 1
  while (
    bottom > 1 &&
    (totals.test(grid.text(bottom, label)) || isOfFormulas(grid, bottom, label) || isIndexRow(grid, bottom))
  )
    bottom -= 1
  return bottom
}

/** Behind its name nothing but formulas: a title may be one as well, beside others that are none. */
function isOfFormulas(grid: FormGrid, row: number, label: number): boolean {
  const formulas = columnsOf(grid).filter((column) => grid.isFormula(row, column))
  const texts = columnsOf(grid).filter((column) => column > label && grid.own(row, column) !== '')
  return formulas.length > 0 && texts.every((column) => formulas.includes(column))
}

/** 甲 乙 1 2 3 under the titles: how a form refers to its columns. */
function isIndexRow(grid: FormGrid, row: number): boolean {
  const written = columnsOf(grid).flatMap((column) => grid.own(row, column) || [])
  return (
    written.length > 1 && written.every((text) => /^(?:\d{1,2}|[甲乙丙丁戊己庚辛壬癸]|[A-Z])$/.test(plainIndex(text)))
  )
}

/** It counts the column of the names too; a first line has its name still to come. */
const isIndexUnder = (grid: FormGrid, bottom: number, label: number): boolean =>
  grid.own(bottom + 1, label) !== '' && isIndexRow(grid, bottom + 1)

const plainIndex = (text: string): string => text.normalize('NFKC').replace(/[()\s]/g, '')

const columnsOf = ({ lastColumn }: FormGrid): number[] => Array.from({ length: lastColumn + 1 }, (_, column) => column)

/** Up to the title of the names, be it merged down or with empty cells below, but not into one over the whole sheet. */
function topOfHead(grid: FormGrid, bottom: number, label: number): number {
  const top = topOfTitle(grid, bottom, label)
  const title = grid.merge(top, label)
  return grid.own(top, label) === '' || (title !== null && title.right > title.left) ? bottom : top
}

/** Where what is written in or above a place of the column begins. */
function topOfTitle(grid: FormGrid, bottom: number, label: number): number {
  let top = bottom
  while (top > 1 && grid.own(top, label) === '') top -= 1
  return top
}

function tableAt(grid: FormGrid, lines: FormTable['lines'], top: number, left: number): FormTable | null {
  const bottom = headerBottom(grid, top, left)
  const body = bodyOf(grid, isIndexUnder(grid, bottom, left) ? bottom + 1 : bottom, left)
  if (body === null) return null
  const communityColumn = lines === 'grid' ? communityTitle(grid, top, bottom) : null
  const columns = columnsUnder(grid, top, bottom, left + 1).filter(({ column }) => column !== communityColumn)
  if (columns.length === 0) return null
  const table = { sheet: grid.name, lines, labelColumn: columnLetters(left), ...body, columns }
  return communityColumn === null ? table : { ...table, communityColumn }
}

function communityTitle(grid: FormGrid, top: number, bottom: number): string | null {
  for (let row = top; row <= bottom; row += 1)
    for (let column = 0; column <= grid.lastColumn; column += 1)
      if (lineTitles.community.includes(plainTitle(grid.own(row, column)))) return columnLetters(column)
  return null
}

function columnsUnder(grid: FormGrid, top: number, bottom: number, first: number): FormTable['columns'] {
  const columns: FormTable['columns'] = []
  for (let column = first; column <= grid.lastColumn; column += 1) {
    const path = headerPath(grid, top, bottom, column)
    if (path.length > 0) columns.push({ column: columnLetters(column), header: path.join('／'), fill: guess(path) })
  }
  return columns
}

/** A header goes as far down as the merged cell of its title, or of any title beside it that begins in the same row. */
function headerBottom(grid: FormGrid, top: number, left: number): number {
  let bottom = grid.merge(top, left)?.bottom ?? top
  for (let column = left + 1; column <= grid.lastColumn; column += 1)
    bottom = Math.max(bottom, grid.merge(top, column)?.bottom ?? top)
  return bottom
}

function headerPath(grid: FormGrid, top: number, bottom: number, column: number): string[] {
  const path: string[] = []
  for (let row = top; row <= bottom; row += 1) {
    const text = grid.text(row, column)
    if (text !== '' && text !== path.at(-1)) path.push(text)
  }
  return path
}

/** A multiple of the unit, another time than this month, or only a part: not the number of that name. */
const otherNumber = /[万千]|百(?!分)|上月|上年|去年|同期|累计|本年|全年|计划|目标|其中/

/** Titles over several columns that say no more than what these are about. */
const groupTitles: ReadonlySet<string> = new Set([
  ...indicatorGroups.map(({ title }) => title),
  ...['网格', '网格力量', '网格队伍', '网格建设', '网格情况', '力量配备', '人员配备', '基本情况', '基础情况'],
  ...['会议', '会议情况', '议事协商情况', '事项', '议定事项', '事项办理情况', '督办', '督办情况', '清单'],
])

/** 议定事项办结 may be written in one cell, or as 办结 under 议定事项. */
function guess(path: readonly string[]): Filling | null {
  if (path.some(isOtherNumber)) return null
  const titles = path.map(plainTitle)
  const whole = byTitle.get(titles.join('')) ?? byTitle.get(titles.slice(-2).join(''))
  if (whole !== undefined) return whole
  // 人数 under 党员 is not 人数: by itself the last title means something only below a heading.
  const parent = titles.at(-2) ?? ''
  return parent === '' || groupTitles.has(parent) ? (byTitle.get(titles.at(-1) ?? '') ?? null) : null
}

/** What stands in brackets is part of the question here, unlike in the comparison of titles. */
function isOtherNumber(header: string): boolean {
  return otherNumber.test(header.normalize('NFKC').replace(/\s+/g, ''))
}

/** @param above the last row that is no line. */
function bodyOf(grid: FormGrid, above: number, label: number): { from: number; to: number } | null {
  let to = above
  while (grid.hasCell(to + 1, label) && !totals.test(grid.text(to + 1, label)) && !grid.isFormula(to + 1, label))
    to += 1
  return to === above ? null : { from: above + 1, to }
}

function titleRow(grid: FormGrid, { from, labelColumn }: FormTable): number {
  const label = columnOf(labelColumn)
  return topOfTitle(grid, bottomOfHead(grid, from, label), label)
}

function cellsOf(grid: FormGrid, tables: readonly FormTable[]): FormCell[] {
  const cells: FormCell[] = []
  for (const row of grid.rows) {
    if (tables.some((table) => table.sheet === grid.name && row >= titleRow(grid, table) && row <= table.to)) continue
    // Titles side by side are the head of something, not labels with a place for their answer.
    if (indicatorTitlesIn(grid, row) > 1) continue
    for (let column = 0; column <= grid.lastColumn; column += 1) {
      const header = grid.own(row, column)
      const fill = header === '' ? null : guessCell(header)
      const target = fill === null ? null : besideOf(grid, row, column)
      if (fill !== null && target !== null)
        cells.push({ sheet: grid.name, cell: cellAddress(row, target), header, fill })
    }
  }
  return cells
}

function indicatorTitlesIn(grid: FormGrid, row: number): number {
  let count = 0
  for (let column = 0; column <= grid.lastColumn; column += 1)
    if (byTitle.has(plainTitle(grid.own(row, column)))) count += 1
  return count
}

function guessCell(header: string): Filling | null {
  const title = plainTitle(header)
  const plain = labelled.find(([, titles]) => titles.includes(title))?.[0]
  return plain ?? (isOtherNumber(header) ? null : (byTitle.get(title) ?? null))
}

/** The free place to the right of a label, behind the merged cell in which it stands. */
function besideOf(grid: FormGrid, row: number, column: number): number | null {
  const next = (grid.merge(row, column)?.right ?? column) + 1
  if (next > grid.lastColumn) return null
  const taken = grid.text(row, next) !== '' || grid.isFormula(row, next)
  return taken || grid.merge(row, next)?.left === column ? null : next
}
