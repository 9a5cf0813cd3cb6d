/** The rows below a header: which are records, which head a group, and why each other one is no record. Pure. */
import { communityIn, couldBeBand, readBand, type Band } from './bands.ts'
import { skipReasons, type FormColumn, type SkippedRow, type SkipReason } from './form-table.ts'
import type { MergeIndex } from './merge-index.ts'
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

export interface TableHead {
  readonly sheet: SheetModel
  readonly merges: MergeIndex
  readonly columns: readonly FormColumn[]
  readonly headerRows: readonly SheetRow[]
}

export interface Body {
  readonly rows: SheetRow[]
  readonly skipped: SkippedRow[]
  readonly bands: Band[]
  readonly notes: string[]
  /** Columns in which a record has something. */
  readonly used: ReadonlySet<number>
}

export const skip = (row: SheetRow, reason: SkipReason): SkippedRow => ({ row: row.number, reason, cells: row.cells })

export const rowText = (row: SheetRow): string =>
  filledCells(row)
    .map(({ text }) => text)
    .join(' ')

/** Longer than names and short values, as remarks are. */
const LONG_TEXT = 15

interface Reading {
  readonly merges: MergeIndex
  readonly columns: readonly FormColumn[]
  readonly headerTexts: readonly FilledText[][]
  readonly titledColumns: number
  /** What stands to the right of it has no title: notes beside the table. */
  readonly lastTitled: number
  readonly firstTitled: number
  readonly numberColumn: number
}

export function readBody({ merges, columns, headerRows }: TableHead, rows: readonly SheetRow[]): Body {
  const titled = columns.filter(({ titles }) => titles.length > 0)
  const reading: Reading = {
    merges,
    columns,
    headerTexts: headerRows.map(filledCells),
    titledColumns: titled.length,
    lastTitled: titled.at(-1)?.index ?? 0,
    firstTitled: titled[0]?.index ?? 0,
    numberColumn: columns.findIndex(({ titles }) => /^(序号|编号|号|no\.?)$/.test(normaliseTitle(titles.at(-1) ?? ''))),
  }
  const body: SheetRow[] = []
  const skipped: SkippedRow[] = []
  const bands: Band[] = []
  const notes: string[] = []
  const used = new Set<number>()
  const tail = tailStart(reading, rows)
  rows.forEach((row, index) => {
    const all = filledCells(row)
    const filled = all.filter(({ column }) => column <= reading.lastTitled)
    const reason =
      index >= tail && filled.length > 0 ? tailReason(filled) : skipReason(reading, row, filled, all, index)
    if (reason === null) {
      body.push(row)
      for (const { column } of all) used.add(column)
      return
    }
    skipped.push(skip(row, reason))
    if (reason === skipReasons.footnote || reason === skipReasons.band || reason === skipReasons.sideNote)
      notes.push(rowText(row))
    const band = reason === skipReasons.band ? readBand(row.number, filled[0]?.text ?? '') : null
    if (band !== null) bands.push(band)
  })
  return { rows: body, skipped, bands, notes, used }
}

const tailReason = (filled: readonly FilledText[]): SkipReason =>
  isTotal(filled) ? skipReasons.total : skipReasons.footnote

/** Why a row of the body is no record; null when it is one. */
function skipReason(
  reading: Reading,
  row: SheetRow,
  filled: readonly FilledText[],
  all: readonly FilledText[],
  index: number,
): SkipReason | null {
  const only = filled.length === 1 ? filled[0] : undefined
  if (all.length === 0) return row.kinds.includes('F') ? skipReasons.onlyFormula : skipReasons.blank
  if (filled.length === 0) return skipReasons.sideNote
  if (couldBeHeader(filled) && reading.headerTexts.some((texts) => sameTexts(filled, texts)))
    return skipReasons.repeatedHeader
  if (index === 0 && isColumnNumbers(filled)) return skipReasons.columnNumbers
  if (isTotal(filled)) return skipReasons.total
  if (isNote(filled)) return skipReasons.footnote
  if (only?.column === reading.numberColumn && isNumber(only)) return skipReasons.onlyNumber
  if (only === undefined || !isBand(reading, row, only)) return null
  return isListTitle(only.text) ? skipReasons.title : skipReasons.band
}

/** 协助事项清单（续表） over the header that is repeated on the next page heads no group. */
const isListTitle = (text: string): boolean =>
  /(清单|名册|名单|台账|表)\s*([(（].*[)）])?$/.test(text) && communityIn(text) === null

const isNumber = ({ text, kind }: FilledText): boolean => /^\d+$/.test(text) || kind === 'n'

/** One text merged across at least half of the table, or one that names a group where no record has a text. */
function isBand(reading: Reading, row: SheetRow, only: FilledText): boolean {
  const merge = reading.merges.at(row.number, only.column)
  const span = merge === null ? 1 : merge.right - merge.left + 1
  if (span >= 3 && span * 2 >= reading.titledColumns) return true
  if (only.kind !== 't' && only.kind !== 'f') return false
  if (only.column === reading.numberColumn) return couldBeBand(only.text)
  const title = normaliseTitle(reading.columns[reading.firstTitled]?.titles.at(-1) ?? '')
  return only.column === reading.firstTitled && !/社区|网格|村|类|岗位/.test(title) && couldBeBand(only.text)
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
