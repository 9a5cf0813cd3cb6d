/**
 * Writes sheets as .xlsx: the only place that knows the spreadsheet library. What is written here has to come back
 * through the import without change, so text is stored as text and no value is ever a formula.
 */
import { cellRef, writeXlsx, type Cell, type CellStyle, type DataValidation, type WriteSheet } from 'hucre/xlsx'
import type { CellValue } from '../../contract/records/define-record.ts'
import { repackStable } from './stable-zip.ts'
import { escapeForXml, withColumnFormats, withFreeHeights } from './sheet-xml.ts'
import {
  charactersAcross,
  fitsDropDown,
  linesInRow,
  linesOfText,
  mergedSpans,
  paperOf,
  type SheetColumn,
  type SheetSpec,
} from './workbook-model.ts'

/** Excel's own limits. */
const MAX_CELL_CHARACTERS = 32_767
const MAX_SHEET_NAME = 31

/** Empty rows below the list that already have the drop-down lists. */
const SPARE_ROWS = 200

const TEXT_FORMAT = '@'
const INTEGER_FORMAT = '0'

const FONT = '宋体'
const line = { style: 'thin', color: { rgb: '808080' } } as const
const border = { top: line, right: line, bottom: line, left: line }

const titleStyle: CellStyle = {
  font: { name: FONT, size: 18, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: TEXT_FORMAT,
}

const noteStyle: CellStyle = {
  font: { name: FONT, size: 10 },
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
  numFmt: TEXT_FORMAT,
}

const headerStyle: CellStyle = {
  font: { name: FONT, size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EDF0' } },
  border,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: TEXT_FORMAT,
}

const columnStyles: Readonly<Record<SheetColumn['kind'], CellStyle>> = {
  text: {
    font: { name: FONT, size: 11 },
    alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
    numFmt: TEXT_FORMAT,
  },
  integer: {
    font: { name: FONT, size: 11 },
    alignment: { horizontal: 'center', vertical: 'center' },
    numFmt: INTEGER_FORMAT,
  },
}

export async function writeWorkbook(sheets: readonly SheetSpec[]): Promise<Uint8Array> {
  const names = new Set(sheets.map((sheet) => sheet.name))
  if (sheets.length === 0 || names.size !== sheets.length) throw new Error('a workbook needs sheets of different names')
  const bytes = await writeXlsx({ sheets: sheets.map(sheetOf), defaultFont: { name: FONT, size: 11 } })
  return repackStable(bytes, (name, content) => {
    if (name === 'docProps/core.xml') return rewrite(content, withoutTimes)
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1]
    const spec = number === undefined ? undefined : sheets[Number(number) - 1]
    return spec === undefined
      ? null
      : rewrite(content, (xml) => withFreeHeights(withColumnFormats(xml, spareCells(spec))))
  })
}

function rewrite(content: Buffer, change: (xml: string) => string): Buffer {
  return Buffer.from(change(content.toString('utf8')), 'utf8')
}

/** The library notes the time of writing; without it the same lists give the same file. */
function withoutTimes(xml: string): string {
  return xml.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
}

/** Title, perhaps a note, then the header; rows count from 0. */
function rowsOf(spec: SheetSpec): { lead: string[]; header: number; firstData: number; spare: number } {
  const lead = spec.note === undefined ? [spec.title] : [spec.title, spec.note]
  return { lead, header: lead.length, firstData: lead.length + 1, spare: lead.length + 1 + spec.rows.length }
}

/** One row without borders below the list carries the formats of the columns. */
function spareCells(spec: SheetSpec): string[] {
  return spec.columns.map((_, column) => cellRef(rowsOf(spec).spare, column))
}

function sheetOf(spec: SheetSpec): WriteSheet {
  if (spec.name.length > MAX_SHEET_NAME || /[[\]:*?/\\]/.test(spec.name))
    throw new Error(`not a sheet name: ${spec.name}`)
  const { lead, header, firstData, spare } = rowsOf(spec)
  const { size, orientation } = paperOf(spec)
  return {
    name: spec.name,
    columns: spec.columns.map(({ width, kind }) => ({ width, style: framed(columnStyles[kind]) })),
    rows: [
      ...lead.map((text) => [text]),
      spec.columns.map(({ label }) => label),
      ...spec.rows.map((row) => spec.columns.map((column, index) => plainValue(row[index] ?? null, column))),
      spec.columns.map(() => null),
    ],
    cells: specialCells(spec),
    merges: [
      ...lead.map((_, row) => ({ startRow: row, endRow: row, startCol: 0, endCol: spec.columns.length - 1 })),
      ...mergedSpans(spec).map(({ column, firstRow, lastRow }) => ({
        startRow: firstData + firstRow,
        endRow: firstData + lastRow,
        startCol: column,
        endCol: column,
      })),
    ].filter((range) => range.startRow !== range.endRow || range.startCol !== range.endCol),
    dataValidations: spec.columns.flatMap((column, index) =>
      column.codes === undefined ? [] : [dropDown(column, column.codes, index, firstData, spare + SPARE_ROWS - 1)],
    ),
    freezePane: { rows: firstData },
    rowDefs: rowHeights(spec),
    pageSetup: {
      paperSize: size === 'A3' ? 'a3' : 'a4',
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `$${header + 1}:$${header + 1}`,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: footer(spec) },
  }
}

/** In a footer `&` begins a code. */
function footer({ foot }: SheetSpec): string {
  const page = '&C第 &P 页，共 &N 页'
  if (foot === undefined) return page
  const [left, right] = [foot.left, foot.right].map((text) => text.replaceAll('&', '&&'))
  return `&L${left}${page}&R${right}`
}

/** Set for every row, because not every program fits the height to wrapped text when it opens a file. */
function rowHeights(spec: SheetSpec): Map<number, { height: number }> {
  const { lead, header, firstData } = rowsOf(spec)
  const total = charactersAcross(spec)
  const heights = new Map([
    [0, { height: 32 }],
    [header, { height: 32 }],
  ])
  for (const [row, text] of lead.entries())
    if (row > 0) heights.set(row, { height: heightOf(linesOfText(text, total)) })
  for (const [index, row] of spec.rows.entries())
    heights.set(firstData + index, { height: heightOf(linesInRow(spec, row)) })
  return heights
}

/** 409 points is the highest row a spreadsheet can have. */
function heightOf(lines: number): number {
  return Math.min(409, lines * 14.5 + 5.5)
}

function framed(style: CellStyle): CellStyle {
  return { ...style, border }
}

/** Cells that are not simply a value in the format of their column. */
function specialCells(spec: SheetSpec): Map<string, Partial<Cell>> {
  const { lead, header, firstData, spare } = rowsOf(spec)
  const cells = new Map<string, Partial<Cell>>()
  for (const [row, content] of lead.entries())
    cells.set(`${row},0`, textCell(content, row === 0 ? titleStyle : noteStyle))
  for (const [column, { label, kind }] of spec.columns.entries()) {
    cells.set(`${header},${column}`, textCell(label, headerStyle))
    cells.set(`${spare},${column}`, { value: null, style: columnStyles[kind] })
    for (const [index, row] of spec.rows.entries()) {
      const value = row[column]
      if (typeof value !== 'string' || value === '') continue
      const style = framed(columnStyles[kind])
      if (kind === 'integer')
        cells.set(`${firstData + index},${column}`, textCell(value, { ...style, numFmt: TEXT_FORMAT }))
      else if (value.startsWith('#')) cells.set(`${firstData + index},${column}`, textCell(value, style))
    }
  }
  return cells
}

/** A number in a text column is text. */
function plainValue(value: CellValue, column: SheetColumn): CellValue {
  if (value === null || value === '') return null
  return column.kind === 'integer' && typeof value === 'number' ? value : cellText(String(value))
}

/** The library writes text such as #N/A as an error value; as a run of rich text it stays text. */
function textCell(text: string, style: CellStyle): Partial<Cell> {
  return text.startsWith('#') ? { richText: [{ text: cellText(text) }], style } : { value: cellText(text), style }
}

function cellText(text: string): string {
  if (text.length > MAX_CELL_CHARACTERS) throw new Error(`a cell of ${text.length} characters: ${text.slice(0, 20)}…`)
  return escapeForXml(text)
}

function dropDown(
  column: SheetColumn,
  codes: readonly string[],
  index: number,
  firstRow: number,
  lastRow: number,
): DataValidation {
  if (!fitsDropDown(codes)) throw new Error(`the codes of ${column.label} do not fit a drop-down list`)
  return {
    type: 'list',
    values: [...codes],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: column.label,
    errorMessage: `不在常用值之内：${codes.join('、')}`.slice(0, 200),
    range: `${cellRef(firstRow, index)}:${cellRef(lastRow, index)}`,
  }
}
