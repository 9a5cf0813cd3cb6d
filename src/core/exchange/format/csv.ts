/**
 * CSV as packages use it: RFC 4180 quoting, UTF-8, LF, nothing trimmed, nothing guessed. Knows only text cells;
 * types and missing values are the business of table-schema.ts.
 */
import { PackageRefusal } from './refusal.ts'

/** Rows may be made one by one as they are asked for. */
export function writeCsv(rows: Iterable<readonly string[]>): string {
  let text = ''
  for (const row of rows) text += `${writeRow(row)}\n`
  return text
}

const special = /[",\r\n]/

function writeRow(row: readonly string[]): string {
  // A lone empty cell would be an empty line, which many readers skip.
  if (row.length === 1 && row[0] === '') return '""'
  // Nearly every row is plain: one look at all of its cells tells.
  if (!special.test(row.join(''))) return row.join(',')
  return row.map((cell) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}

/** All rows, the header included. `place` names the file in a refusal. */
export function readCsv(place: string, text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const plain = row.length === 0 ? plainRow(text, at) : undefined
    if (plain !== undefined) {
      rows.push(plain.cells)
      at = plain.end
      continue
    }
    // An empty line could be no row or a row of one empty cell; the writer leaves no such doubt.
    const isEmptyLine = row.length === 0 && text[at] === '\n'
    const cell = isEmptyLine ? undefined : text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    const separator = cell === undefined ? undefined : text[cell.end]
    if (cell === undefined || (separator !== ',' && separator !== '\n')) {
      throw new PackageRefusal('package_damaged', `“${place}”第 ${rows.length + 1} 行不合 CSV 格式`)
    }
    row.push(cell.value)
    at = cell.end + 1
    if (separator === '\n') {
      rows.push(row)
      row = []
    } else if (at === text.length) {
      throw new PackageRefusal('package_damaged', `“${place}”最后一行不完整`)
    }
  }
  return rows
}

/** A line in which nothing is quoted, which most are, is cut at its commas. */
function plainRow(text: string, start: number): { readonly cells: string[]; readonly end: number } | undefined {
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end)
  if (end <= start || line.includes('"') || line.includes('\r')) return undefined
  return { cells: line.split(','), end: end + 1 }
}

interface Cell {
  readonly value: string
  /** Where the separator behind the cell stands. */
  readonly end: number
}

function quotedCell(text: string, start: number): Cell | undefined {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return undefined
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function plainCell(text: string, start: number): Cell | undefined {
  let end = start
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') {
    if (text[end] === '"' || text[end] === '\r') return undefined
    end++
  }
  return { value: text.slice(start, end), end }
}
