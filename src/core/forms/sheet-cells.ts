/**
 * Where the cells of a worksheet part stand in its text, so that some can be written anew and every other character stays.
 * Pure; knows neither zips nor what is filled in. The text has been read once by the intake's reader before.
 */
import { packReference, columnOf, rowOf } from '../intake/xlsx/cell-reference.ts'

export interface LocatedCell {
  readonly row: number
  readonly column: number
  readonly start: number
  readonly end: number
  /** Everything between `<c` and `>`, without the slash of an empty cell. */
  readonly attributes: string
  readonly inner: string
}

export interface LocatedRow {
  readonly number: number
  readonly start: number
  /** Where its content ends, that is before `</row>`; for an empty row where `/>` stands. */
  readonly contentEnd: number
  readonly empty: boolean
  readonly cells: readonly LocatedCell[]
}

export interface LocatedSheet {
  /** Prefix of the namespace with its colon, or nothing. */
  readonly prefix: string
  readonly rows: readonly LocatedRow[]
  /** Where rows may be added at the end. */
  readonly dataEnd: number
}

/** null: the text is not written as spreadsheet programs write it, and is better left alone. */
export function locateCells(xml: string): LocatedSheet | null {
  const prefix = /<(?:(\w+):)?worksheet[\s>]/.exec(xml)?.[1]
  const tag = prefix === undefined ? '' : `${prefix}:`
  const data = new RegExp(`<${tag}sheetData(?:\\s[^>]*)?>`).exec(xml)
  const dataEnd = xml.indexOf(`</${tag}sheetData>`)
  if (data === null || dataEnd === -1) return null
  const body = xml.slice(0, dataEnd)
  if (body.includes('<!--', data.index) || body.includes('<![CDATA[', data.index)) return null
  const rows: LocatedRow[] = []
  const rowTag = new RegExp(`<${tag}row((?:\\s[^>]*?)?)(/?)>`, 'g')
  rowTag.lastIndex = data.index
  for (let found = rowTag.exec(body); found !== null; found = rowTag.exec(body)) {
    const empty = found[2] === '/'
    const contentStart = found.index + found[0].length
    const contentEnd = empty ? contentStart - 2 : body.indexOf(`</${tag}row>`, contentStart)
    if (contentEnd === -1) return null
    const declared = attributeOf(found[1] ?? '', 'r')
    const number = declared === null ? (rows.at(-1)?.number ?? 0) + 1 : Number(declared)
    const cells = empty ? [] : cellsOf(xml, tag, contentStart, contentEnd, number)
    if (cells === null) return null
    rows.push({ number, start: found.index, contentEnd, empty, cells })
    if (!empty) rowTag.lastIndex = contentEnd
  }
  return { prefix: tag, rows, dataEnd }
}

function cellsOf(xml: string, tag: string, from: number, to: number, row: number): LocatedCell[] | null {
  const cells: LocatedCell[] = []
  const cellTag = new RegExp(`<${tag}c((?:\\s[^>]*?)?)(/?)>`, 'g')
  cellTag.lastIndex = from
  for (let found = cellTag.exec(xml); found !== null && found.index < to; found = cellTag.exec(xml)) {
    const attributes = found[1] ?? ''
    const opened = found.index + found[0].length
    const closing = found[2] === '/' ? opened : xml.indexOf(`</${tag}c>`, opened)
    if (closing === -1 || closing > to) return null
    const end = found[2] === '/' ? opened : closing + tag.length + '</c>'.length
    const reference = attributeOf(attributes, 'r')
    const packed = reference === null ? null : packReference(reference, 0, reference.length)
    const column = packed === null ? (cells.at(-1)?.column ?? -1) + 1 : columnOf(packed)
    if (packed !== null && rowOf(packed) !== row) return null
    cells.push({ row, column, start: found.index, end, attributes, inner: xml.slice(opened, closing) })
    cellTag.lastIndex = end
  }
  return cells
}

/** The style of a place; one without a cell has the first. */
export function styleAt({ rows }: LocatedSheet, row: number, column: number): number {
  const cell = rows.find(({ number }) => number === row)?.cells.find((candidate) => candidate.column === column)
  return Number(attributeOf(cell?.attributes ?? '', 's') ?? 0)
}

export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found === null ? null : (found[1] ?? found[2] ?? '')
}
