/**
 * Writes values into cells of a worksheet part and touches nothing else: styles, formulas, merges and print set-up keep
 * every character. Results that formulas had before are dropped, since they no longer hold. Pure.
 */
import { cellAddress } from '../intake/sheet-model.ts'
import { attributeOf, type LocatedCell, type LocatedRow, type LocatedSheet } from './sheet-cells.ts'

export interface CellValue {
  readonly row: number
  readonly column: number
  readonly value: number | string
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
}

export function writeCells(xml: string, sheet: LocatedSheet, values: readonly CellValue[]): string {
  const byRow = Map.groupBy(values, ({ row }) => row)
  const known = new Set(sheet.rows.map(({ number }) => number))
  const pieces = [
    ...sheet.rows.flatMap((row) => piecesOfRow(row, sheet.prefix, byRow.get(row.number) ?? [])),
    ...[...byRow].filter(([row]) => !known.has(row)).map(([row, cells]) => newRow(row, cells, sheet)),
  ]
  return pieces
    .toSorted((left, right) => right.start - left.start || right.end - left.end)
    .reduce((text, { start, end, text: piece }) => text.slice(0, start) + piece + text.slice(end), xml)
}

function piecesOfRow(row: LocatedRow, prefix: string, values: readonly CellValue[]): Piece[] {
  const pieces: Piece[] = []
  for (const cell of row.cells) {
    const found = values.find(({ column }) => column === cell.column)
    if (found !== undefined) pieces.push({ ...spanOf(cell), text: cellText(found, styleOf(cell.attributes), prefix) })
    else if (hasStaleResult(cell, prefix)) pieces.push({ ...spanOf(cell), text: withoutResult(cell, prefix) })
  }
  const missing = values
    .filter(({ column }) => !row.cells.some((cell) => cell.column === column))
    .toSorted((left, right) => left.column - right.column)
  if (row.empty && missing.length > 0) {
    const cells = missing.map((value) => cellText(value, null, prefix)).join('')
    return [...pieces, { start: row.contentEnd, end: row.contentEnd + 2, text: `>${cells}</${prefix}row>` }]
  }
  // Cells of a row stand in the order of their columns (ECMA-376 part 1, 18.3.1.73); new ones at one place go in together.
  const places = Map.groupBy(missing, ({ column }) => {
    const next = row.cells.find((cell) => cell.column > column)
    return next?.start ?? row.contentEnd
  })
  for (const [at, cells] of places)
    pieces.push({ start: at, end: at, text: cells.map((value) => cellText(value, null, prefix)).join('') })
  return pieces
}

function newRow(number: number, values: readonly CellValue[], { rows, dataEnd, prefix }: LocatedSheet): Piece {
  const at = rows.find((row) => row.number > number)?.start ?? dataEnd
  const cells = values
    .toSorted((left, right) => left.column - right.column)
    .map((value) => cellText(value, null, prefix))
    .join('')
  return { start: at, end: at, text: `<${prefix}row r="${number}">${cells}</${prefix}row>` }
}

const spanOf = ({ start, end }: LocatedCell): { start: number; end: number } => ({ start, end })
const styleOf = (attributes: string): string | null => attributeOf(attributes, 's')

function cellText({ row, column, value }: CellValue, style: string | null, prefix: string): string {
  const head = `<${prefix}c r="${cellAddress(row, column)}"${style === null ? '' : ` s="${style}"`}`
  if (typeof value === 'number') return `${head}><${prefix}v>${value}</${prefix}v></${prefix}c>`
  const text = escapeXml(value)
  return `${head} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is></${prefix}c>`
}

function hasStaleResult({ inner }: LocatedCell, prefix: string): boolean {
  return inner.includes(`<${prefix}f`) && new RegExp(`<${prefix}v>[^<]+</${prefix}v>`).test(inner)
}

/** The kind of a result goes with it: text, number, error. */
function withoutResult({ attributes, inner }: LocatedCell, prefix: string): string {
  const bare = attributes.replace(/\st\s*=\s*("[^"]*"|'[^']*')/, '')
  return `<${prefix}c${bare}>${inner.replace(new RegExp(`<${prefix}v>[^<]*</${prefix}v>`), '')}</${prefix}c>`
}

/** What XML cannot hold does not occur in names and dates; it would make the file unreadable. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** Has the spreadsheet program calculate everything when it opens the file. @returns the text unchanged where it says so. */
export function recalculateOnLoad(workbook: string): string {
  const prefix = /<(?:(\w+):)?workbook[\s>]/.exec(workbook)?.[1]
  const tag = prefix === undefined ? '' : `${prefix}:`
  const found = new RegExp(`<${tag}calcPr([^>]*?)(/?)>`).exec(workbook)
  if (found !== null) {
    const attributes = found[1] ?? ''
    if (['1', 'true'].includes(attributeOf(attributes, 'fullCalcOnLoad') ?? '')) return workbook
    const bare = attributes.replace(/\sfullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')/, '')
    const piece = `<${tag}calcPr${bare} fullCalcOnLoad="1"${found[2] ?? ''}>`
    return workbook.slice(0, found.index) + piece + workbook.slice(found.index + found[0].length)
  }
  // The place of calcPr among its neighbours (18.2.27): after the defined names, or what stands before them.
  for (const name of ['definedNames', 'externalReferences', 'functionGroups', 'sheets']) {
    const end = new RegExp(`</${tag}${name}>|<${tag}${name}\\s*/>`).exec(workbook)
    if (end === null) continue
    const at = end.index + end[0].length
    return `${workbook.slice(0, at)}<${tag}calcPr fullCalcOnLoad="1"/>${workbook.slice(at)}`
  }
  return workbook
}
