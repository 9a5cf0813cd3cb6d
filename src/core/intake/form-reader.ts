/**
 * Reads the forms of offices: title and note rows, one to three header rows, several tables under one another or side
 * by side, and hands the rows below each header to table-body.ts. Pure; knows which titles exist but not what a ledger is.
 */
import { communityIn, groupByBands, type Band } from './bands.ts'
import { tablesApart } from './columns-apart.ts'
import { skipReasons, type FormColumn, type FormRow, type FormTable, type SkippedRow } from './form-table.ts'
import { findHeader, findLikelyHeader, readColumns, type Header } from './header.ts'
import { MergeIndex } from './merge-index.ts'
import { fillMerges } from './merged-values.ts'
import { filledCells, isNote, isTotal, sameTexts } from './row-shape.ts'
import type { SheetModel, SheetRow } from './sheet-model.ts'
import { readBody, rowText, skip } from './table-body.ts'

export function readForms(sheet: SheetModel): FormTable[] {
  return tablesApart(sheet).flatMap(readTables)
}

/** The tables of a sheet that stand under one another. */
function readTables(sheet: SheetModel): FormTable[] {
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
  let header = findHeader(sheet, merges, 0)
  while (header !== null) {
    const previous = headers.at(-1)
    if (previous === undefined || !isRepetition(sheet, previous, header)) headers.push(header)
    header = findHeader(sheet, merges, header.last + 1)
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

function readTable(sheet: SheetModel, merges: MergeIndex, header: Header, start: number, end: number): FormTable {
  const width = sheet.rows.slice(header.first, end).reduce((widest, row) => Math.max(widest, row.cells.length), 0)
  const columns = readColumns(sheet, merges, header, width)
  const headerRows = sheet.rows.slice(header.first, header.last + 1)
  const lead = readLead(sheet.rows.slice(start, header.first))
  const body = readBody({ sheet, merges, columns, headerRows }, sheet.rows.slice(header.last + 1, end))
  const rows = fillMerges(body.rows, merges)
  const bands = withBandOfTitle(body.bands, lead.title, rows)
  const grouped = bands.length === 0 ? { columns: [], rows } : groupByBands(rows, bands, width)
  const shown = columns.filter(
    ({ index, titles }) => (titles.length > 0 && !isTail(index, merges, headerRows, body.used)) || body.used.has(index),
  )
  return {
    title: lead.title,
    headerRows: headerRows.map(({ number }) => number),
    columns: [...shown, ...grouped.columns],
    rows: grouped.rows,
    skipped: [...lead.skipped, ...headerRows.map((row) => skip(row, skipReasons.header)), ...body.skipped],
    notes: [...lead.notes, ...body.notes],
    remarks: [...hiddenRemarks(rows, shown), ...bandRemarks(bands)],
  }
}

/** A column that only lies under a merged title, and holds nothing: the cells below are merged as well. */
function isTail(
  index: number,
  merges: MergeIndex,
  headerRows: readonly SheetRow[],
  used: ReadonlySet<number>,
): boolean {
  const last = headerRows.at(-1)
  return (
    last !== undefined &&
    !used.has(index) &&
    (last.cells[index] ?? '').trim() === '' &&
    headerRows.some((row) => merges.startingIn(row.number).some(({ left, right }) => left < index && index <= right))
  )
}

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

/** Where each community has its title above the header, that of the first one stands above the whole table. */
function withBandOfTitle(bands: readonly Band[], title: string, rows: readonly FormRow[]): readonly Band[] {
  const first = bands[0]
  const community = communityIn(title.split(' ').at(-1) ?? '')
  const leads = first !== undefined && first.style === 'community' && first.number > (rows[0]?.number ?? 0)
  return leads && community !== null ? [{ number: 0, text: community, style: 'community' }, ...bands] : bands
}

function hiddenRemarks(rows: readonly FormRow[], columns: readonly FormColumn[]): string[] {
  const hiddenRows = rows.filter(({ hidden }) => hidden).length
  const hiddenColumns = columns.filter(({ hidden }) => hidden).map(({ letters }) => letters)
  return [
    ...(hiddenRows === 0 ? [] : [`有 ${hiddenRows} 行是隐藏的行，也已读入`]),
    ...(hiddenColumns.length === 0 ? [] : [`${hiddenColumns.join('、')} 是隐藏的列，也已读入`]),
  ]
}

function bandRemarks(bands: readonly Band[]): string[] {
  if (bands.length === 0) return []
  const texts = [...new Set(bands.map(({ text }) => text))]
  const shown = texts.slice(0, 3).join('、') + (texts.length > 3 ? '等' : '')
  return [`${bands.length} 个分组标题（${shown}）已填到其下各行的“分组标题”栏`]
}
