/** What a person builds of a form's mapping by hand: how far its sheets go, a proposed table, whether all of it fits. Pure. */
import { AppError } from '../../contract/errors.ts'
import { columnOf } from '../../contract/indicators/cell-place.ts'
import { formTable, type FormMapping, type FormTable } from '../../contract/indicators/form-mapping.ts'
import { mappingMisfit, tableMisfit, type SaidTable, type SheetExtent } from '../../contract/indicators/mapping-fit.ts'
import { gridOf } from './form-grid.ts'
import type { OpenedForm } from './open-form.ts'
import { columnsAbove, findTable } from './recognise-form.ts'

export interface AskedTable extends Pick<FormTable, 'sheet' | 'lines' | 'columns' | 'added'> {
  readonly at: Omit<SaidTable, 'sheet' | 'columns'> | null
  readonly before: number | null
}

export function sheetExtents({ sheets }: OpenedForm): SheetExtent[] {
  return sheets.map(gridOf).map(({ name, rows, lastColumn }) => ({ name, lastRow: rows.at(-1) ?? 0, lastColumn }))
}

/** @throws AppError form_mapping_unfit */
export function requireFit(form: OpenedForm, mapping: FormMapping): void {
  const reason = mappingMisfit(mapping, sheetExtents(form))
  if (reason !== null) throw new AppError('form_mapping_unfit', { reason })
}

/**
 * @returns null where no title says which places the lines are.
 * @throws AppError form_mapping_unfit
 */
export function proposeTable(form: OpenedForm, asked: AskedTable): FormTable | null {
  const { sheet: name, lines, at, before, columns, added } = asked
  const misfit = tableMisfit({ sheet: name, labelColumn: 'A', from: 1, to: 1, ...at, columns: [] }, sheetExtents(form))
  const sheet = form.sheets.find((candidate) => candidate.name === name)
  if (misfit !== null || sheet === undefined) throw new AppError('form_mapping_unfit', { reason: misfit ?? name })
  const grid = gridOf(sheet)
  const found =
    at === null
      ? findTable(grid, lines, before)
      : formTable.parse({ sheet: name, lines, ...at, columns: columnsAbove(grid, at) })
  if (found === null) return null
  const first = at === null ? columnOf(found.labelColumn) : 0
  const table = { ...found, columns: withSaid(found, columns, first) }
  return added === true ? { ...table, added } : table
}

/**
 * What has been decided of a title stays, also where the head is read with another title above it; so does a column that
 * its head does not name. @param first the first column that may be filled.
 */
function withSaid(
  { columns, labelColumn, communityColumn }: FormTable,
  said: FormTable['columns'],
  first: number,
): FormTable['columns'] {
  const proposed = columns.map((column) => {
    const same = said.find((one) => one.column === column.column && lastTitle(one) === lastTitle(column))
    return same === undefined ? column : { ...column, fill: same.fill }
  })
  const others = said.filter(
    ({ column }) =>
      columnOf(column) >= first &&
      column !== labelColumn &&
      column !== communityColumn &&
      !columns.some((one) => one.column === column),
  )
  return [...proposed, ...others]
}

const lastTitle = ({ header }: { readonly header: string }): string => header.split('／').at(-1) ?? header
