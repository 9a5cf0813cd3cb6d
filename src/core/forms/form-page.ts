/**
 * A filled form as pages for paper, to be printed and stamped: merged cells, borders, widths as in the sheet; results of the
 * formulas that can be calculated here. What cannot is left empty on the page and named. Pure.
 */
import { widthOf } from '../documents/line-breaking.ts'
import { choosePaper, fittingPt, marginsMm, printableWidthMm, type Paper } from '../documents/paper.ts'
import { escapeHtml, htmlDocument } from '../documents/html-document.ts'
import { cellAddress } from '../intake/sheet-model.ts'
import { decodeXmlText } from '../intake/xlsx/xml-text.ts'
import { columnWidths } from './column-widths.ts'
import { gridOf, type FormGrid } from './form-grid.ts'
import { calculate, type FormulaValue } from './formula.ts'
import type { Alignment, FormSheet, OpenedForm } from './open-form.ts'
import type { Fill } from './plan-fill.ts'
import { attributeOf, styleAt } from './sheet-cells.ts'

export interface FormPage {
  readonly html: string
  readonly pageRule: string
  readonly paper: Paper
  /** Places whose formula was not understood. */
  readonly uncalculated: readonly string[]
}

export function formPage(form: OpenedForm, fills: readonly Fill[]): FormPage {
  const shown = form.sheets.filter(({ model }) => !model.hidden && model.rows.length > 0)
  const filled = shown.map((sheet) => {
    const values = new Values(form, sheet, fills)
    const own = widthsOf(sheet)
    const wrapped = wrappedTexts(sheet, values, own)
    return { sheet, values, wrapped, widths: withRoomForText(sheet, values, wrapped, own) }
  })
  const characters = Math.max(1, ...filled.map(({ widths }) => sumOf(widths)))
  const paper = choosePaper(characters, 'auto')
  const uncalculated: string[] = []
  const sections = filled.map((laidOut) => {
    const { sheet, values } = laidOut
    const html = sheetHtml(laidOut)
    uncalculated.push(...values.unknown.map((cell) => `${sheet.name}!${cell}`))
    return html
  })
  const { top, right, bottom, left } = marginsMm
  const pageRule = `@page { size: ${paper.size} ${paper.orientation}; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; }`
  const html = htmlDocument({
    title: form.file.name,
    css: `${pageRule}\n${css(paper, fittingPt(characters, paper))}`,
    body: sections.join('\n'),
  })
  return { html, pageRule, paper, uncalculated }
}

/** What each place shows once the form is filled. */
class Values {
  readonly unknown: string[] = []
  readonly isPercent: (row: number, column: number) => boolean
  readonly alignmentOf: (row: number, column: number) => Alignment | null
  readonly #grid: FormGrid
  readonly #filled: ReadonlyMap<string, number | string>
  readonly #formulas: ReadonlyMap<string, string>
  readonly #known = new Map<string, FormulaValue | null | undefined>()

  constructor(form: OpenedForm, sheet: FormSheet, fills: readonly Fill[]) {
    this.#grid = gridOf(sheet)
    this.isPercent = (row, column) => form.isPercent(styleAt(sheet.cells, row, column))
    this.alignmentOf = (row, column) => form.alignmentOf(styleAt(sheet.cells, row, column))
    this.#filled = new Map(
      fills.filter((fill) => fill.sheet === sheet.name).map((fill) => [cellAddress(fill.row, fill.column), fill.value]),
    )
    this.#formulas = formulasOf(sheet)
  }

  get grid(): FormGrid {
    return this.#grid
  }

  at = (row: number, column: number): FormulaValue | null | undefined => {
    const cell = cellAddress(row, column)
    if (!this.#known.has(cell)) {
      // A formula that leads back to itself has no result.
      this.#known.set(cell, undefined)
      this.#known.set(cell, this.#find(row, column, cell))
    }
    return this.#known.get(cell)
  }

  #find(row: number, column: number, cell: string): FormulaValue | null | undefined {
    const filled = this.#filled.get(cell)
    if (filled !== undefined) return filled
    const formula = this.#formulas.get(cell)
    if (formula !== undefined) {
      const value = calculate(formula, this.at)
      if (value === undefined) this.unknown.push(cell)
      return value
    }
    const text = this.#grid.own(row, column)
    if (text === '') return null
    return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text
  }
}

/** Shared formulas are written once and meant for several places: those places have no text of their own and stay empty. */
function formulasOf({ cells }: FormSheet): ReadonlyMap<string, string> {
  return new Map(
    cells.rows.flatMap((row) =>
      row.cells.flatMap(({ column, inner }): [string, string][] => {
        const found = new RegExp(`<${cells.prefix}f(?:\\s[^>]*)?>([^<]*)</${cells.prefix}f>`).exec(inner)
        const isFormula = found !== null || inner.includes(`<${cells.prefix}f`)
        return isFormula ? [[cellAddress(row.number, column), decodeXmlText(found?.[1] ?? '')]] : []
      }),
    ),
  )
}

function widthsOf({ xml, cells }: FormSheet): number[] {
  const last = Math.max(0, ...cells.rows.flatMap((row) => row.cells.map(({ column }) => column)))
  const widthAt = columnWidths(xml)
  return Array.from({ length: last + 1 }, (_, column) => widthAt(column))
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

/** Padding of a cell, in half-width characters. */
const cellPadding = 2

/** Up to which column a text is wrapped, by the place where it stands. */
type WrappedTexts = ReadonlyMap<string, number>

interface LaidOutSheet {
  readonly sheet: FormSheet
  readonly values: Values
  readonly widths: readonly number[]
  readonly wrapped: WrappedTexts
}

/** Text without a box that is longer than the table is wide, like a note below it: it goes on in further lines. */
function wrappedTexts(sheet: FormSheet, values: Values, widths: readonly number[]): WrappedTexts {
  const isFree = (row: number, column: number): boolean =>
    column < widths.length &&
    values.grid.merge(row, column) === null &&
    !isStyled(sheet, row, column) &&
    textAt(values, row, column) === ''
  const wrapped = new Map<string, number>()
  for (const { row, column, width } of looseTexts(sheet, values, widths)) {
    if (width <= sumOf(widths)) continue
    let right = column
    while (isFree(row, right + 1)) right += 1
    wrapped.set(cellAddress(row, column), right)
  }
  return wrapped
}

/** Other text without a box runs on over the cells at its right; the last column is made so wide that none runs over the edge. */
function withRoomForText(sheet: FormSheet, values: Values, wrapped: WrappedTexts, widths: readonly number[]): number[] {
  const last = widths.length - 1
  const missing = looseTexts(sheet, values, widths).flatMap(({ row, column, width }) =>
    wrapped.has(cellAddress(row, column)) ? [] : [width - sumOf(widths.slice(column))],
  )
  return widths.map((width, column) => (column === last ? width + Math.max(0, ...missing) : width))
}

interface LooseText {
  readonly row: number
  readonly column: number
  readonly width: number
}

/** Text below the title that stands neither in the ruled table nor in a merged cell. */
function looseTexts(sheet: FormSheet, values: Values, widths: readonly number[]): LooseText[] {
  const { grid } = values
  return grid.rows.slice(1).flatMap((row) =>
    widths.flatMap((_, column) => {
      if (grid.merge(row, column) !== null || isStyled(sheet, row, column)) return []
      const text = textAt(values, row, column)
      return text === '' ? [] : [{ row, column, width: widthOf(text) + cellPadding }]
    }),
  )
}

function sheetHtml(laidOut: LaidOutSheet): string {
  const { widths } = laidOut
  const { grid } = laidOut.values
  const total = Math.max(1, sumOf(widths))
  const columns = widths.map((width) => `<col style="width:${((width / total) * 100).toFixed(2)}%">`)
  const lastRow = grid.rows.at(-1) ?? 0
  const rows: string[] = []
  for (let row = grid.rows[0] ?? 1; row <= lastRow; row += 1) {
    const cells = widths.map((_, column) => cellHtml(laidOut, row, column))
    rows.push(`<tr>${cells.join('')}</tr>`)
  }
  // The window builds the page node by node: a body that is only implied would not be there, and no row its first.
  const body = `<tbody>\n${rows.join('\n')}\n</tbody>`
  return `<section class="sheet"><table><colgroup>${columns.join('')}</colgroup>\n${body}\n</table></section>`
}

function cellHtml({ sheet, values, wrapped, widths }: LaidOutSheet, row: number, column: number): string {
  const { grid } = values
  const merge = grid.merge(row, column)
  if (merge !== null && (merge.top !== row || merge.left !== column)) return ''
  if (widths.some((_, left) => left < column && (wrapped.get(cellAddress(row, left)) ?? 0) >= column)) return ''
  const wrap = wrapped.get(cellAddress(row, column))
  const spans =
    merge !== null
      ? ` rowspan="${merge.bottom - merge.top + 1}" colspan="${merge.right - merge.left + 1}"`
      : wrap === undefined
        ? ''
        : ` colspan="${wrap - column + 1}"`
  const side = values.alignmentOf(row, column)
  const kind = [
    isStyled(sheet, row, column) ? 'boxed' : 'plain',
    ...(wrap === undefined ? [] : ['wrapped']),
    ...(typeof values.at(row, column) === 'number' ? ['number'] : []),
    ...(side === null ? [] : [side]),
  ]
  return `<td class="${kind.join(' ')}"${spans}>${escapeHtml(textAt(values, row, column))}</td>`
}

const textAt = (values: Values, row: number, column: number): string =>
  shownText(values.at(row, column), values.isPercent(row, column))

function shownText(value: FormulaValue | null | undefined, isPercent: boolean): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'number') return String(value)
  return isPercent ? `${(value * 100).toFixed(1)}%` : String(Math.round(value * 100) / 100)
}

/** A cell with a style of its own below the title is part of the ruled table. */
function isStyled({ cells, model }: FormSheet, row: number, column: number): boolean {
  const first = model.rows[0]?.number ?? 0
  const cell = cells.rows.find(({ number }) => number === row)?.cells.find((candidate) => candidate.column === column)
  return row !== first && cell !== undefined && attributeOf(cell.attributes, 's') !== null
}

function css(paper: Paper, sizePt: number): string {
  const { top, right, bottom, left } = marginsMm
  return [
    '* { box-sizing: border-box; margin: 0; padding: 0; }',
    'body { background: #e4e6e8; }',
    `.sheet { color: #000000; font: ${sizePt}pt/1.5 "SimSun", "宋体", "Noto Serif CJK SC", serif; width: ${printableWidthMm(paper) + left + right}mm; margin: 6mm auto; padding: ${top}mm ${right}mm ${bottom}mm ${left}mm; background: #ffffff; }`,
    'table { width: 100%; border-collapse: collapse; table-layout: fixed; }',
    'td { padding: 1mm 1.2mm; height: 7mm; vertical-align: middle; }',
    '.boxed { border: 0.5pt solid #333333; text-align: center; overflow-wrap: anywhere; }',
    '.plain { white-space: nowrap; }',
    '.wrapped { white-space: normal; overflow-wrap: anywhere; }',
    'tr:first-child .plain { font: bold 16pt/1.4 "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; text-align: center; white-space: normal; }',
    '.number { font-variant-numeric: tabular-nums; }',
    '.left { text-align: left; } .center { text-align: center; } .right { text-align: right; }',
    // Half of the outer borders lies beside the table, where the paper would end.
    '@media print { body { background: none; } .sheet { width: auto; margin: 0; padding: 0 0.3mm; } .sheet + .sheet { break-before: page; } }',
  ].join('\n')
}
