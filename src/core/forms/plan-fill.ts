/**
 * Decides what is written into which cell of a form, and says of everything else why not. Nothing is written over: neither
 * formulas, nor what stands there already, nor what the district has locked. Pure; knows no XML.
 */
import type { FormNote } from '../../contract/api/forms.ts'
import { evaluate, isSaidOf, readingText } from '../../contract/indicators/evaluate.ts'
import { levelNames } from '../../contract/indicators/facts.ts'
import { fillingLabel, type Filling, type FormMapping, type FormTable } from '../../contract/indicators/form-mapping.ts'
import { indicators, isIndicatorKey, type IndicatorKey } from '../../contract/indicators/indicators.ts'
import { cellAddress } from '../intake/sheet-model.ts'
import type { ReportPlace } from '../reports/roll-up.ts'
import { columnOf, placeOf, type CellPlace } from '../../contract/indicators/cell-place.ts'
import { assignLines } from './assign-lines.ts'
import { columnWidths } from './column-widths.ts'
import { gridOf, type FormGrid } from './form-grid.ts'
import type { FormSheet, OpenedForm } from './open-form.ts'
import { styleAt } from './sheet-cells.ts'
import { isCutShort } from './text-room.ts'

export interface FormData {
  readonly unitName: string
  /** As it is written: 2026年11月. */
  readonly month: string
  readonly day: string
  /** The unit itself first. */
  readonly places: readonly ReportPlace[]
}

export interface Fill {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly value: number | string
  /** Says on which day it is filled in. */
  readonly isDay: boolean
  readonly header: string
}

export interface FillPlan {
  readonly fills: readonly Fill[]
  readonly unfilled: readonly FormNote[]
  /** Filled, but it will not agree with something else in the form. */
  readonly warnings: readonly FormNote[]
}

export function planFill(form: OpenedForm, mapping: FormMapping, data: FormData): FillPlan {
  const plan = { fills: new Array<Fill>(), unfilled: new Array<FormNote>(), warnings: new Array<FormNote>() }
  for (const table of mapping.tables) {
    const sheet = form.sheets.find(({ name }) => name === table.sheet)
    if (sheet === undefined) plan.unfilled.push(noSheet(table.sheet, `${table.labelColumn}${table.from}`, '整张表'))
    else fillTable(plan, new Target(form, sheet), table, data)
  }
  for (const { sheet: name, cell, header, fill } of mapping.cells) {
    const sheet = form.sheets.find((candidate) => candidate.name === name)
    const { row, column } = placeOf(cell)
    if (sheet === undefined) plan.unfilled.push(noSheet(name, cell, header))
    else put(plan, new Target(form, sheet), { row, column }, withoutColon(header), fill, data.places[0], data)
  }
  for (const sheet of form.sheets) warnOfRoom(plan, form, sheet)
  return plan
}

/** A label ends in a colon of its own, and what is said of it follows behind another. */
const withoutColon = (header: string): string => header.replace(/[:：]\s*$/, '')

interface MutablePlan {
  readonly fills: Fill[]
  readonly unfilled: FormNote[]
  readonly warnings: FormNote[]
}

/** One sheet, and whether a place of it may be written. */
class Target {
  readonly grid: FormGrid
  readonly #form: OpenedForm
  readonly #sheet: FormSheet

  constructor(form: OpenedForm, sheet: FormSheet) {
    this.#form = form
    this.#sheet = sheet
    this.grid = gridOf(sheet)
  }

  /** null: it may. */
  obstacle(row: number, column: number): string | null {
    const { grid } = this
    const merge = grid.merge(row, column)
    if (merge !== null && (merge.top !== row || merge.left !== column))
      return `这一格并在 ${cellAddress(merge.top, merge.left)} 里`
    if (grid.isFormula(row, column)) return '这一格是公式，由表格自己算'
    const written = grid.own(row, column)
    if (written !== '') return `这一格已写有“${written}”`
    if (this.#sheet.isProtected && this.#form.isLocked(styleAt(this.#sheet.cells, row, column)))
      return '工作表有保护，这一格是锁定的，请向区里要可以填写的空表，或先撤销工作表保护'
    return null
  }

  isPercent(row: number, column: number): boolean {
    return this.#form.isPercent(styleAt(this.#sheet.cells, row, column))
  }
}

function fillTable(plan: MutablePlan, target: Target, table: FormTable, data: FormData): void {
  const label = columnOf(table.labelColumn)
  const lines = assignLines(target.grid, table, data.places)
  const note = (row: number, header: string, reason: string): FormNote => ({
    kind: 'open',
    sheet: table.sheet,
    cell: cellAddress(row, label),
    header,
    reason,
  })
  for (const { row, text, reason } of lines.unmatched) plan.unfilled.push(note(row, text, reason))
  if (lines.left.length > 0) {
    const names = lines.left.map(({ name }) => name).join('、')
    const reason = `表里的空行不够，还有 ${lines.left.length} 个没有行：${names}`
    plan.unfilled.push(note(table.to, levelNames[table.lines], reason))
  }
  for (const [row, place] of lines.matched) {
    if (target.grid.own(row, label) === '') put(plan, target, { row, column: label }, '名称', 'placeName', place, data)
    putCommunity(plan, target, table, row, place, data)
    for (const { column, header, fill } of table.columns) {
      const at = { row, column: columnOf(column) }
      if (fill === null && target.grid.isFormula(at.row, at.column)) continue
      put(plan, target, at, header, fill, place, data)
    }
  }
  for (const { column, header, fill } of table.columns)
    if (fill !== null && isIndicatorKey(fill)) warnOfTotal(plan, table, { column, header, fill }, lines.matched, data)
}

/** Where a grid lies, unless the form says so already. */
function putCommunity(
  plan: MutablePlan,
  target: Target,
  { lines, communityColumn }: FormTable,
  row: number,
  { parent }: ReportPlace,
  data: FormData,
): void {
  if (lines !== 'grid' || communityColumn === undefined) return
  const column = columnOf(communityColumn)
  if (target.grid.text(row, column) !== '') return
  const community = data.places.find(({ key }) => key === parent)
  const merge = target.grid.merge(row, column)
  const isSaid = plan.fills.some(
    (fill) =>
      fill.sheet === target.grid.name &&
      fill.row === merge?.top &&
      fill.column === merge.left &&
      fill.value === community?.name,
  )
  if (!isSaid) put(plan, target, { row, column }, '社区', 'placeName', community, data)
}

function put(
  plan: MutablePlan,
  target: Target,
  at: CellPlace,
  header: string,
  fill: Filling | null,
  place: ReportPlace | undefined,
  data: FormData,
): void {
  const sheet = target.grid.name
  const decided = decide(plan, target, at, fill, place, data)
  if (typeof decided !== 'object') plan.fills.push({ sheet, ...at, value: decided, isDay: fill === 'day', header })
  else plan.unfilled.push({ sheet, cell: cellAddress(at.row, at.column), header, kind: 'open', ...decided })
}

type Reason = Pick<FormNote, 'reason'> & Partial<Pick<FormNote, 'kind'>>

/** What is written there, or why nothing is. */
function decide(
  { fills }: MutablePlan,
  target: Target,
  { row, column }: CellPlace,
  fill: Filling | null,
  place: ReportPlace | undefined,
  data: FormData,
): number | string | Reason {
  if (place === undefined) return { reason: '没有数据' }
  if (fill === null) return { reason: '没有对应的数据，请在填写对应里选择，或由人填写' }
  if (fill === 'byHand') return { reason: '由人填写', kind: 'byHand' }
  const obstacle = target.obstacle(row, column)
  if (obstacle !== null) return { reason: obstacle, kind: target.grid.isFormula(row, column) ? 'formula' : 'open' }
  const done = fills.find((one) => one.sheet === target.grid.name && one.row === row && one.column === column)
  if (done !== undefined) return { reason: `这一格已按另一处对应填了“${done.value}”` }
  return valueOf(fill, place, data, target.isPercent(row, column))
}

function valueOf(
  fill: Exclude<Filling, 'byHand'>,
  place: ReportPlace,
  data: FormData,
  isPercent: boolean,
): number | string | Reason {
  switch (fill) {
    case 'unitName':
      return data.unitName
    case 'month':
      return data.month
    case 'day':
      return data.day
    case 'placeName':
      return place.name
    default:
      return figureOf(fill, place, isPercent)
  }
}

function figureOf(
  key: IndicatorKey,
  place: ReportPlace,
  isPercent: boolean,
): number | string | { readonly reason: string } {
  if (!isSaidOf(key, place.level)) return { reason: `“${indicators[key].name}”没有${levelNames[place.level]}一级的数` }
  const { value } = evaluate(key, place.counts)
  if (value === null) return '—'
  if (indicators[key].unit !== '%') return value
  // Where the form shows per cent by its own format, the value of 50% is 0.5.
  return isPercent ? Math.round(value * 100) / 10_000 : readingText(key, value)
}

/** A form adds its lines up; what concerns several communities is then counted several times. */
function warnOfTotal(
  plan: MutablePlan,
  table: FormTable,
  { column, header, fill }: { readonly column: string; readonly header: string; readonly fill: IndicatorKey },
  matched: ReadonlyMap<number, ReportPlace>,
  { places }: FormData,
): void {
  const [whole] = places
  const { formula, definition } = indicators[fill]
  if (whole === undefined || formula.kind === 'ratio' || !isSaidOf(fill, table.lines)) return
  const sum = [...matched.values()].reduce((total, { counts }) => total + (counts[formula.of] ?? 0), 0)
  const value = whole.counts[formula.of] ?? 0
  if (sum === value) return
  const reason = `各行相加是 ${sum}，${whole.name}是 ${value}。口径：${definition}`
  const cell = `${column}${table.to}`
  plan.warnings.push({ sheet: table.sheet, cell, header: header || fillingLabel(fill), reason, kind: 'open' })
}

function warnOfRoom(plan: MutablePlan, form: OpenedForm, sheet: FormSheet): void {
  const own = plan.fills.filter((fill) => fill.sheet === sheet.name)
  const written = new Set(own.map(({ row, column }) => cellAddress(row, column)))
  const isTaken = (row: number, column: number): boolean => written.has(cellAddress(row, column))
  const room = { form, sheet, grid: gridOf(sheet), widthAt: columnWidths(sheet.xml), isTaken }
  for (const { row, column, value, header } of own) {
    if (!isCutShort(value, { row, column }, room)) continue
    const shown = typeof value === 'number' ? '会印成 ####' : '打印出来会缺字或多出一页'
    const reason = `这一格放不下“${value}”，${shown}，请把这一列调宽`
    plan.warnings.push({ sheet: sheet.name, cell: cellAddress(row, column), header, reason, kind: 'open' })
  }
}

const noSheet = (sheet: string, cell: string, header: string): FormNote => ({
  sheet,
  cell,
  header,
  reason: `没有工作表“${sheet}”`,
  kind: 'open',
})
