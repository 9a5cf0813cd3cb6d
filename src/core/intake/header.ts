/** Finds the header of a table (one to three rows, merged or not) and reads its columns. Pure. */
import type { FormColumn } from './form-table.ts'
import type { MergeIndex } from './merge-index.ts'
import { couldBeHeader, filledCells, isKnownHeader, isNoteText } from './row-shape.ts'
import { columnLetters, type SheetModel, type SheetRow } from './sheet-model.ts'

const MAX_HEADER_ROWS = 3

export interface Header {
  /** Indices into the sheet's rows, both included. */
  readonly first: number
  readonly last: number
}

/** The next header at or after `from`: with titles that we know, or plainly that of another table below this one. */
export function findHeader(sheet: SheetModel, merges: MergeIndex, from: number): Header | null {
  for (let at = from; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at]
    if (row === undefined || /[ndbe]/.test(row.kinds)) continue
    if (isKnownHeader(filledCells(row))) {
      const first = climb(sheet, merges, at, from)
      return { first, last: descend(sheet, merges, first, at) }
    }
    if (beginsForeignTable(sheet, at)) return { first: at, last: descend(sheet, merges, at, at) }
  }
  return null
}

const TABLE_TITLE = /^(附?表[一二三四五六七八九十\d]|附件)|(表|清单|名册|台账|名单|统计|汇总|目录|情况)([(（].*[)）])?$/

/** A row of short texts under the title of a table, fuller rows below: a table that is none of ours. */
function beginsForeignTable(sheet: SheetModel, at: number): boolean {
  const above = sheet.rows[at - 1]
  const row = sheet.rows[at]
  const next = sheet.rows[at + 1]
  if (above === undefined || row === undefined || next === undefined || above.kinds.trim().length !== 1) return false
  const [title] = filledCells(above)
  if (title === undefined || !TABLE_TITLE.test(title.text.replace(/\s/g, '')) || next.number !== row.number + 1)
    return false
  const filled = filledCells(row)
  const below = filledCells(next)
  if (!couldBeHeader(filled) || filled.some(({ text }) => /\d/.test(text)) || below.length < 2) return false
  // The parents over a header that we know belong to it.
  return !sheet.rows.slice(at + 1, at + MAX_HEADER_ROWS).some((other) => isKnownHeader(filledCells(other)))
}

/** For a sheet without any title that we know: the first row that looks like one, with fuller rows below it. */
export function findLikelyHeader(sheet: SheetModel, merges: MergeIndex): Header | null {
  for (const [at, row] of sheet.rows.slice(0, 50).entries()) {
    const filled = filledCells(row)
    if (!couldBeHeader(filled) || new Set(filled.map(({ text }) => text)).size < filled.length) continue
    const below = sheet.rows.slice(at + 1, at + 11).map((next) => filledCells(next).length)
    const merged = merges.startingIn(row.number).reduce((sum, merge) => sum + merge.right - merge.left, 0)
    if (below.length === 0 || filled.length + merged < 0.6 * Math.max(...below)) continue
    return { first: at, last: descend(sheet, merges, at, at) }
  }
  return null
}

/** Rows above that belong to the header: parent titles over several of its columns, or titles merged into it. */
function climb(sheet: SheetModel, merges: MergeIndex, at: number, from: number): number {
  let first = at
  while (first > from && at - first < MAX_HEADER_ROWS - 1) {
    const above = sheet.rows[first - 1]
    const current = sheet.rows[first]
    if (above === undefined || current === undefined || above.number !== current.number - 1) break
    const filled = filledCells(above)
    const starting = merges.startingIn(above.number)
    const reaches = starting.some((merge) => merge.bottom >= current.number)
    const parents = couldBeHeader(filled) && starting.some((merge) => merge.right > merge.left)
    if (!reaches && !parents) break
    first -= 1
  }
  return first
}

/** Rows below that belong to the header: merges reach into them, or they fill only places the header left open. */
function descend(sheet: SheetModel, merges: MergeIndex, first: number, known: number): number {
  let last = known
  while (last - first < MAX_HEADER_ROWS - 1) {
    const next = sheet.rows[last + 1]
    const top = sheet.rows[first]
    const current = sheet.rows[last]
    if (next === undefined || top === undefined || current === undefined) break
    if (next.number !== current.number + 1 || next.number - top.number >= MAX_HEADER_ROWS) break
    if (!isContinuation(sheet.rows.slice(first, last + 1), next, merges)) break
    last += 1
  }
  return last
}

function isContinuation(header: readonly SheetRow[], next: SheetRow, merges: MergeIndex): boolean {
  const filled = filledCells(next)
  if (!filled.every(({ kind, text }) => (kind === 't' || kind === 'f') && text.length <= 40)) return false
  const current = header.at(-1)
  if (current === undefined || filled.length === 0) return false
  const starting = header.flatMap((row) => merges.startingIn(row.number))
  const reaches = starting.some((merge) => merge.bottom >= next.number && merge.bottom - merge.top < MAX_HEADER_ROWS)
  const parents = merges.startingIn(current.number).filter((merge) => merge.right > merge.left)
  const isEmpty = (row: SheetRow, column: number): boolean => (row.cells[column] ?? '').trim() === ''
  const isOpen = (column: number): boolean =>
    header.every((row) => isEmpty(row, column)) ||
    parents.some((merge) => column >= merge.left && column <= merge.right) ||
    // A parent written over the first of its columns without merging.
    (isEmpty(current, column + 1) && !isEmpty(next, column + 1))
  // A merged note beside the header also reaches down, over a first record.
  if (reaches) return filled.filter(({ column }) => isOpen(column)).length * 2 >= filled.length
  return filled.every(({ column }) => isOpen(column)) && filled.some(({ column }) => hasParent(current, column))
}

/** A title to the left, in the same row, under which a second title can stand. */
function hasParent(row: SheetRow, column: number): boolean {
  for (let at = column; at >= 0; at -= 1) {
    if ((row.cells[at] ?? '').trim() !== '') return true
  }
  return false
}

export function readColumns(sheet: SheetModel, merges: MergeIndex, header: Header, width: number): FormColumn[] {
  const rows = sheet.rows.slice(header.first, header.last + 1)
  const texts = rows.map((row) => titleRow(row, merges, width))
  inheritParents(texts, rows, merges)
  const hidden = new Set(sheet.hiddenColumns)
  const columns: FormColumn[] = []
  for (let index = 0; index < width; index += 1) {
    const titles = texts.map((row) => row[index] ?? '').filter((text) => text !== '')
    columns.push({ index, letters: columnLetters(index), hidden: hidden.has(index), titles })
  }
  return columns
}

/** The titles of one header row; a title merged across columns stands over each of them. */
function titleRow(row: SheetRow, merges: MergeIndex, width: number): string[] {
  const titles = Array.from({ length: width }, (_, column) => {
    const text = (row.cells[column] ?? '').trim()
    return isNoteText(text) ? '' : text
  })
  for (const merge of merges.startingIn(row.number)) {
    const title = titles[merge.left] ?? ''
    for (let column = merge.left + 1; column <= Math.min(merge.right, width - 1); column += 1) {
      if (titles[column] === '') titles[column] = title
    }
  }
  return titles
}

/** Parents that were centred over their columns without a merge: an open place takes the title to its left. */
function inheritParents(texts: string[][], rows: readonly SheetRow[], merges: MergeIndex): void {
  for (let at = 0; at + 1 < texts.length; at += 1) {
    const upper = texts[at] ?? []
    const lower = texts[at + 1] ?? []
    const number = rows[at]?.number ?? 0
    for (let column = 1; column < upper.length; column += 1) {
      const isOpen = upper[column] === '' && lower[column] !== '' && merges.at(number, column - 1) === null
      if (isOpen && upper[column - 1] !== '' && lower[column - 1] !== '') upper[column] = upper[column - 1] ?? ''
    }
  }
}
