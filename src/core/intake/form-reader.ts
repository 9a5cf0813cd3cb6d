/**
 * Reads the forms of offices: title and note rows, one to three header rows, merged categories, totals, notes below,
 * repeated headers, several tables under one another. Pure; knows which titles exist but not what a ledger is.
 */
import {
  skipReasons,
  type FilledCell,
  type FormRow,
  type FormTable,
  type SkippedRow,
  type SkipReason,
} from './form-table.ts'
import { findKnownHeader, findLikelyHeader, readColumns, type Header } from './header.ts'
import { MergeIndex } from './merge-index.ts'
import {
  couldBeHeader,
  filledCells,
  isColumnNumbers,
  isNote,
  isTotal,
  sameTexts,
  type FilledText,
} from './row-shape.ts'
import type { SheetModel, SheetRow } from './sheet-model.ts'
import { normaliseTitle } from './titles.ts'

export function readForms(sheet: SheetModel): FormTable[] {
  const merges = new MergeIndex(sheet)
  const headers = findHeaders(sheet, merges)
  let start = 0
  return headers.map((header, index) => {
    const next = headers[index + 1]
    const end = next === undefined ? sheet.rows.length : startOfLead(sheet, header, next)
    const table = readTable(sheet, merges, header, start, end)
    start = end
    return table
  })
}

/** All headers of the sheet; one with the texts of the table above is a repeated header, not a new table. */
function findHeaders(sheet: SheetModel, merges: MergeIndex): Header[] {
  const headers: Header[] = []
  let header = findKnownHeader(sheet, merges, 0)
  while (header !== null) {
    const previous = headers.at(-1)
    if (previous === undefined || !isRepetition(sheet, previous, header)) headers.push(header)
    header = findKnownHeader(sheet, merges, header.last + 1)
  }
  if (headers.length > 0) return headers
  const likely = findLikelyHeader(sheet, merges)
  return likely === null ? [] : [likely]
}

function isRepetition(sheet: SheetModel, header: Header, candidate: Header): boolean {
  const last = sheet.rows[header.last]
  const other = sheet.rows[candidate.last]
  return last !== undefined && other !== undefined && sameTexts(filledCells(other), filledCells(last))
}

/** Title and note rows directly above the next header belong to it, not to the table before. */
function startOfLead(sheet: SheetModel, header: Header, next: Header): number {
  let start = next.first
  while (start - 1 > header.last) {
    const row = sheet.rows[start - 1]
    if (row === undefined) break
    const filled = filledCells(row)
    const first = filled[0]
    if (first === undefined || filled.length > 3 || isTotal(filled) || isNote(filled)) break
    if (filled.length > 1 && !filled.every(({ text }) => /[:：]/.test(text))) break
    start -= 1
  }
  return start
}

/** Longer than names and short values, as remarks are. */
const LONG_TEXT = 15

interface Reading {
  readonly sheet: SheetModel
  readonly merges: MergeIndex
  readonly headerTexts: readonly FilledText[][]
  readonly titledColumns: number
  readonly numberColumn: number
}

function readTable(sheet: SheetModel, merges: MergeIndex, header: Header, start: number, end: number): FormTable {
  const width = sheet.rows.slice(header.first, end).reduce((widest, row) => Math.max(widest, row.cells.length), 0)
  const columns = readColumns(sheet, merges, header, width)
  const headerRows = sheet.rows.slice(header.first, header.last + 1)
  const reading: Reading = {
    sheet,
    merges,
    headerTexts: headerRows.map(filledCells),
    titledColumns: columns.filter(({ titles }) => titles.length > 0).length,
    numberColumn: columns.findIndex(({ titles }) => /^(序号|编号|号|no\.?)$/.test(normaliseTitle(titles.at(-1) ?? ''))),
  }
  const lead = readLead(sheet.rows.slice(start, header.first))
  const body = readBody(reading, sheet.rows.slice(header.last + 1, end))
  return {
    title: lead.title,
    headerRows: headerRows.map(({ number }) => number),
    columns: columns.filter(({ index, titles }) => titles.length > 0 || body.used.has(index)),
    rows: fillMerges(body.rows, merges),
    skipped: [...lead.skipped, ...headerRows.map((row) => skip(row, skipReasons.header)), ...body.skipped],
    notes: [...lead.notes, ...body.notes],
  }
}

const skip = (row: SheetRow, reason: SkipReason): SkippedRow => ({ row: row.number, reason, cells: row.cells })

const rowText = (row: SheetRow): string =>
  filledCells(row)
    .map(({ text }) => text)
    .join(' ')

function readLead(rows: readonly SheetRow[]): { title: string; notes: string[]; skipped: SkippedRow[] } {
  const titles: string[] = []
  const notes: string[] = []
  const skipped: SkippedRow[] = []
  for (const row of rows) {
    const filled = filledCells(row)
    const text = rowText(row)
    const isTitle = notes.length === 0 && filled.length === 1 && !/[:：]/.test(text)
    if (isTitle) titles.push(text)
    else if (text !== '') notes.push(text)
    const reason = text === '' ? skipReasons.blank : isTitle ? skipReasons.title : skipReasons.note
    skipped.push(skip(row, reason))
  }
  return { title: titles.join(' '), notes, skipped }
}

interface Body {
  readonly rows: SheetRow[]
  readonly skipped: SkippedRow[]
  readonly notes: string[]
  /** Columns in which a row of the body has something. */
  readonly used: ReadonlySet<number>
}

function readBody(reading: Reading, rows: readonly SheetRow[]): Body {
  const body: SheetRow[] = []
  const skipped: SkippedRow[] = []
  const notes: string[] = []
  const used = new Set<number>()
  const tail = tailStart(reading, rows)
  rows.forEach((row, index) => {
    const filled = filledCells(row)
    const reason = index >= tail && filled.length > 0 ? tailReason(filled) : skipReason(reading, row, filled, index)
    if (reason === null) {
      body.push(row)
      for (const { column } of filled) used.add(column)
      return
    }
    skipped.push(skip(row, reason))
    if (reason === skipReasons.footnote || reason === skipReasons.band) notes.push(rowText(row))
  })
  return { rows: body, skipped, notes, used }
}

const tailReason = (filled: readonly FilledText[]): SkipReason =>
  isTotal(filled) ? skipReasons.total : skipReasons.footnote

/** Why a row of the body is no record; null when it is one. */
function skipReason(reading: Reading, row: SheetRow, filled: readonly FilledText[], index: number): SkipReason | null {
  const only = filled.length === 1 ? filled[0] : undefined
  if (filled.length === 0) return row.kinds.includes('F') ? skipReasons.onlyFormula : skipReasons.blank
  if (couldBeHeader(filled) && reading.headerTexts.some((texts) => sameTexts(filled, texts)))
    return skipReasons.repeatedHeader
  if (index === 0 && isColumnNumbers(filled)) return skipReasons.columnNumbers
  if (isTotal(filled)) return skipReasons.total
  if (isNote(filled)) return skipReasons.footnote
  if (only?.column === reading.numberColumn && /^\d+$/.test(only.text)) return skipReasons.onlyNumber
  if (only !== undefined && isBand(reading, row, only)) return skipReasons.band
  return null
}

/** One text merged across at least half of the table. */
function isBand(reading: Reading, row: SheetRow, only: FilledText): boolean {
  const merge = reading.merges.at(row.number, only.column)
  const span = merge === null ? 1 : merge.right - merge.left + 1
  return span >= 3 && span * 2 >= reading.titledColumns
}

/**
 * Where the rows below the table begin: the last single texts, from the first one on that is a note, is set off by
 * an empty row, or is long. They are remarks and signatures; a last record that has only a short name directly below
 * the others stays a record, and so do single texts when the table has no fuller row at all.
 */
function tailStart(reading: Reading, rows: readonly SheetRow[]): number {
  if (reading.titledColumns < 3) return rows.length
  let byNotes = rows.length
  let byPlace = rows.length
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at]
    if (row === undefined) break
    const filled = filledCells(row)
    const only = filled[0]
    if (only === undefined) continue
    if (isNote(filled)) {
      byNotes = at
      byPlace = at
      continue
    }
    if (filled.length > 1 || only.kind === 'n' || isTotal(filled)) return byPlace
    const before = rows[at - 1]
    if (before === undefined || row.number - before.number > 1 || only.text.length >= LONG_TEXT) byPlace = at
  }
  return byNotes
}

const noFill: readonly FilledCell[] = []

/** A value merged over several rows belongs to each of them (categories, units, households of a grid). */
function fillMerges(rows: readonly SheetRow[], merges: MergeIndex): FormRow[] {
  const byNumber = new Map<number, number>()
  if (merges.vertical.length > 0) rows.forEach((row, index) => byNumber.set(row.number, index))
  const filled: FormRow[] = rows.map((row) => ({ ...row, filled: noFill }))
  const last = rows.at(-1)?.number ?? 0
  for (const merge of merges.vertical) {
    const anchor = filled[byNumber.get(merge.top) ?? -1]
    const text = anchor?.cells[merge.left] ?? ''
    if (anchor === undefined || text === '') continue
    for (let number = merge.top + 1; number <= Math.min(merge.bottom, last); number += 1) {
      const index = byNumber.get(number)
      const row = index === undefined ? undefined : filled[index]
      if (index === undefined || row === undefined || (row.cells[merge.left] ?? '') !== '') continue
      filled[index] = withCell(row, merge.left, text, anchor.kinds.charAt(merge.left), merge.top)
    }
  }
  return filled
}

function withCell(row: FormRow, column: number, text: string, kind: string, anchorRow: number): FormRow {
  const cells = [...row.cells]
  while (cells.length <= column) cells.push('')
  cells[column] = text
  const kinds = row.kinds.padEnd(column, ' ')
  return {
    ...row,
    cells,
    kinds: kinds.slice(0, column) + kind + kinds.slice(column + 1),
    filled: [...row.filled, { column, anchorRow }],
  }
}
