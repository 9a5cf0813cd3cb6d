/** Grid columns from the fields of a list alone: nothing here knows which list it is. */
import type { LedgerFieldInfo, MarkedRow } from '../../../contract/api/ledgers.ts'
import type { Condition, SortKey } from '../../../contract/api/rows-request.ts'
import type { GridColumn } from '../../ui/grid/types.ts'
import { cellText } from './cell-text.ts'

const charWidth = 6.5
const cellPadding = 14
/** Wide long texts get two lines; a short remark does not make every row taller. */
const wideText = 26

export function lineHeightOf(fields: readonly LedgerFieldInfo[]): number {
  return fields.some((field) => field.type === 'longText' && field.width >= wideText) ? 46 : 30
}

export function gridColumns(
  fields: readonly LedgerFieldInfo[],
  sort: readonly SortKey[],
  where: readonly Condition[],
): GridColumn<MarkedRow>[] {
  return fields.map((field) => ({
    key: field.name,
    label: field.label,
    width: Math.round(field.width * charWidth + cellPadding),
    text: (row) => cellText(row.values[field.name]),
    face:
      field.type === 'integer'
        ? 'number'
        : field.type === 'identifier' || field.type === 'phone'
          ? 'identifier'
          : 'text',
    isLong: field.type === 'longText',
    isDate: field.type === 'date',
    options: field.codes ?? [],
    sorted: sort.find((key) => key.field === field.name)?.direction ?? null,
    isFiltered: where.some((condition) => condition.field === field.name),
  }))
}

/** Room to spare goes to the longest text. */
export function growingField(fields: readonly LedgerFieldInfo[]): string | null {
  const texts = fields.filter((field) => field.type === 'longText')
  return texts.toSorted((left, right) => right.width - left.width)[0]?.name ?? null
}

/** What names the row stays in sight: everything up to the first required field. */
export function usualFrozen(fields: readonly LedgerFieldInfo[]): number {
  return fields.findIndex((field) => field.required) + 1
}

export function rowName(fields: readonly LedgerFieldInfo[], row: MarkedRow): string {
  const naming = fields.find((field) => field.required)
  return naming === undefined ? '' : cellText(row.values[naming.name])
}
