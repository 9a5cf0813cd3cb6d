/** Whether what a person has said of a form can be filled into it, in words. Pure; the window asks before, the core again. */
import { columnOf } from './cell-place.ts'
import { isCellName, isColumnName, type FormMapping } from './form-mapping.ts'

/** How far a sheet goes. */
export interface SheetExtent {
  readonly name: string
  readonly lastRow: number
  /** From 0. */
  readonly lastColumn: number
}

/** Also what is not sure to be a table yet: letters as they were typed. */
export interface SaidTable {
  readonly sheet: string
  readonly labelColumn: string
  readonly communityColumn?: string | undefined
  readonly from: number
  readonly to: number
  readonly columns: readonly { readonly column: string }[]
}

/** null: it fits. */
export function mappingMisfit({ tables, cells }: FormMapping, sheets: readonly SheetExtent[]): string | null {
  const reasons = [
    ...tables.map((table) => tableMisfit(table, sheets)),
    ...cells.map((cell) => cellMisfit(cell, sheets)),
  ]
  return reasons.find((reason) => reason !== null) ?? null
}

export function tableMisfit(table: SaidTable, sheets: readonly SheetExtent[]): string | null {
  const { sheet, labelColumn, communityColumn, from, to, columns } = table
  const extent = sheets.find(({ name }) => name === sheet)
  if (extent === undefined) return noSheet(sheet)
  const label = columnMisfit(labelColumn, extent)
  if (label !== null) return `名称在哪一列：${label}`
  if (![from, to].every((row) => Number.isInteger(row) && row >= 1)) return '第一行和最后一行要写行号，如 5'
  if (from > to) return `第一行（${from}）在最后一行（${to}）下面`
  if (to > extent.lastRow) return `最后一行是第 ${to} 行，而工作表“${sheet}”只到第 ${extent.lastRow} 行`
  const names = columns.map(({ column }) => column)
  const odd = names.map((column) => columnMisfit(column, extent)).find((reason) => reason !== null)
  if (odd !== undefined) return odd
  if (names.includes(labelColumn)) return `${labelColumn} 列写的是名称，不能又填数`
  if (communityColumn !== undefined) {
    const community = columnMisfit(communityColumn, extent)
    if (community !== null) return `社区在哪一列：${community}`
    if (communityColumn === labelColumn) return `${labelColumn} 列写的是网格，不能又是社区`
    if (names.includes(communityColumn)) return `${communityColumn} 列写的是社区，不能又填数`
  }
  const double = names.find((column, index) => names.indexOf(column) < index)
  return double === undefined ? null : `${double} 列有两处对应`
}

export function columnMisfit(column: string, { name, lastColumn }: SheetExtent): string | null {
  if (!isColumnName(column)) return `“${column}”不是列号，列号写作 A、B 或 AA`
  return columnOf(column) <= lastColumn ? null : `工作表“${name}”没有 ${column} 列`
}

/** A single cell may also lie beside what is drawn. */
export function cellMisfit(
  { sheet, cell }: { readonly sheet: string; readonly cell: string },
  sheets: readonly SheetExtent[],
): string | null {
  if (!sheets.some(({ name }) => name === sheet)) return noSheet(sheet)
  return isCellName(cell) ? null : `“${cell}”不是单元格，单元格写作 B2`
}

const noSheet = (sheet: string): string => `没有工作表“${sheet}”`
