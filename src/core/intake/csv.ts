/** Comma-separated text and its relatives → one SheetModel. Every cell stays the text it is; records are the rows. */
import Papa from 'papaparse'
import { CellBudget, damaged } from './limits.ts'
import type { OnProgress } from './progress.ts'
import type { SheetModel, SheetRow } from './sheet-model.ts'
import { TextPool } from './text-pool.ts'
import { decodeText } from './text-encoding.ts'

/** In the order of preference when several split the text equally well. */
const delimiters = [',', '\t', ';', '|', '，'] as const
const SAMPLE_CHARACTERS = 64 * 1024

export function readCsv(bytes: Uint8Array, sheetName: string, onProgress?: OnProgress): SheetModel {
  // Excel writes CRLF between rows and LF inside a cell; with one kind of line end the two cannot be confused.
  const text = decodeText(bytes).replace(/\r\n?/g, '\n')
  const declared = /^sep=(.)\n/.exec(text)
  const delimiter = declared?.[1] ?? detectDelimiter(text)
  const rows = readRows(text, delimiter, sheetName, onProgress)
  return { name: sheetName, hidden: false, rows, merges: [], hiddenColumns: [] }
}

function readRows(text: string, delimiter: string, sheetName: string, onProgress?: OnProgress): SheetRow[] {
  const budget = new CellBudget()
  const pool = new TextPool()
  const rows: SheetRow[] = []
  let number = 0
  let previous = 0
  const append = (record: readonly string[]): void => {
    number += 1
    const cells = withoutEmptyEnd(record)
    if (cells.length === 0) return
    let kinds = ''
    cells.forEach((cell, column) => {
      kinds += cell === '' ? ' ' : 't'
      if (cell !== '') budget.checkCell(sheetName, number, column, cell)
    })
    budget.checkRow(sheetName, number, previous, cells.length)
    previous = number
    rows.push({ number, hidden: false, cells: cells.map((cell) => pool.same(cell)), kinds: pool.same(kinds) })
  }
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      // An open quotation mark swallows the rows that follow it: to go on would lose them silently.
      if (errors.some(({ type }) => type === 'Quotes')) throw damaged(`第 ${number + 1} 行的引号没有成对`)
      append(data)
      onProgress?.(meta.cursor, text.length)
    },
  })
  return rows
}

function withoutEmptyEnd(record: readonly string[]): readonly string[] {
  let length = record.length
  while (length > 0 && record[length - 1] === '') length -= 1
  return length === record.length ? record : record.slice(0, length)
}

/** The delimiter that gives the same number of columns in most rows; a comma of the text itself does not. */
function detectDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const end = text.length > sample.length ? sample.lastIndexOf('\n') + 1 : sample.length
  const lines = sample.slice(0, end > 0 ? end : sample.length)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const score = columnScore(lines, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function columnScore(text: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', skipEmptyLines: true, preview: 200 })
  const rowsByWidth = new Map<number, number>()
  for (const record of data) rowsByWidth.set(record.length, (rowsByWidth.get(record.length) ?? 0) + 1)
  let score = 0
  for (const [width, rows] of rowsByWidth) {
    if (width > 1) score = Math.max(score, (rows / data.length) * (1 - 1 / width))
  }
  return score
}
