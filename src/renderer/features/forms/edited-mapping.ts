/** A form's mapping while it is corrected: what is said of it, and what is typed but not taken yet. Pure. */
import type { FormCell, FormMapping, FormTable } from '../../../contract/indicators/form-mapping.ts'
import { mappingMisfit, type SheetExtent } from '../../../contract/indicators/mapping-fit.ts'
import { asAddress, placeAsked, type TypedPlace } from './typed-place.ts'

export interface EditedTable {
  /** Tables have nothing else by which they could be told apart. */
  readonly key: number
  readonly table: FormTable
  readonly place: TypedPlace
  /** Of a column that is to be added. */
  readonly column: string
}

export interface EditedMapping {
  readonly tables: readonly EditedTable[]
  readonly cells: readonly FormCell[]
  /** Of a table that is to be added. */
  readonly newPlace: TypedPlace
  /** Of a single cell that is to be added. */
  readonly newCell: string
}

const nowhere: TypedPlace = { labelColumn: '', from: '', to: '' }

export function beginEditing({ tables, cells }: FormMapping): EditedMapping {
  return { tables: tables.map(editedTable), cells, newPlace: nowhere, newCell: '' }
}

function editedTable(table: FormTable, key: number): EditedTable {
  return { key, table, place: table, column: '' }
}

export function withTable(edited: EditedMapping, table: FormTable): EditedMapping {
  const key = Math.max(-1, ...edited.tables.map((one) => one.key)) + 1
  return { ...edited, tables: [...edited.tables, editedTable(table, key)], newPlace: nowhere }
}

/** A table that has been removed meanwhile stays removed. */
export function changeTable(edited: EditedMapping, key: number, changed: Partial<EditedTable>): EditedMapping {
  return { ...edited, tables: edited.tables.map((one) => (one.key === key ? { ...one, ...changed } : one)) }
}

/** Its place was typed anew, and its columns are still those of the old one. */
export function isMoved({ table, place }: EditedTable): boolean {
  return JSON.stringify(placeAsked(place, table.lines)) !== JSON.stringify(placeAsked(table, table.lines))
}

/** Why it cannot be saved, null: nothing is against it. @param sheets nothing while they are not known: the core asks again. */
export function obstacleToSaving(edited: EditedMapping, sheets: readonly SheetExtent[] | undefined): string | null {
  const unfinished = unfinishedEdit(edited)
  if (unfinished !== null || sheets === undefined) return unfinished
  const misfit = mappingMisfit(mappingOf(edited), sheets)
  return misfit === null ? null : `${misfit}。`
}

/** What is typed but not taken would be lost without a word. null: nothing is. */
function unfinishedEdit({ tables, newPlace, newCell }: EditedMapping): string | null {
  for (const edited of tables) {
    const { sheet } = edited.table
    if (isMoved(edited)) return `工作表“${sheet}”的表格改了位置，请先点“重新列出各栏”。`
    if (asAddress(edited.column) !== '')
      return `工作表“${sheet}”的表格写了 ${asAddress(edited.column)} 列而没有添加，请先点“添加一栏”，或把它删去。`
  }
  const { labelColumn, communityColumn = '', from, to } = newPlace
  if ([labelColumn, communityColumn, from, to].some((typed) => asAddress(String(typed)) !== ''))
    return '“添加表格”写了还没有添加，请先点“列出各栏”，或把写的删去。'
  if (asAddress(newCell) !== '') return '“添加单格”写了还没有添加，请先点“添加单格”，或把写的删去。'
  return null
}

export function mappingOf({ tables, cells }: EditedMapping): FormMapping {
  return { tables: tables.map(({ table }) => plainTable(table)), cells: [...cells] }
}

/** Only grids lie in a community; the column is not shown for other lines, and must not stand in their way. */
function plainTable({ communityColumn, ...table }: FormTable): FormTable {
  return table.lines === 'grid' && communityColumn !== undefined ? { ...table, communityColumn } : table
}
