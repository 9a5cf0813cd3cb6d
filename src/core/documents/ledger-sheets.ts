/** How a list (清单) becomes a sheet that an office can print, send and import again. Pure. */
import type { LedgerDefinition, LedgerField } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import { fitsDropDown, type SheetColumn, type SheetSpec } from './workbook-model.ts'

export interface LedgerSheetOptions {
  /** Which columns, in this order; by default all of the definition. */
  readonly fields?: readonly LedgerField[]
  /** Behind the title, in brackets: 公示版, the name of a view, the number of a version. */
  readonly suffix?: string
  readonly note?: string
  /** The column by which the rows are grouped. */
  readonly groupBy?: string | null
}

export function ledgerSheet(
  definition: LedgerDefinition,
  rows: readonly RecordValues[],
  unitName: string,
  { fields = definition.fields, suffix = '', note, groupBy = null }: LedgerSheetOptions = {},
): SheetSpec {
  return {
    name: definition.title,
    title: `${unitName}${definition.title}${suffix === '' ? '' : `（${suffix}）`}`,
    ...(note === undefined ? {} : { note }),
    columns: fields.map(columnOf),
    rows: rows.map((row) => fields.map((field) => row[field.name] ?? null)),
    mergeColumns: fields.flatMap((field, index) => (field.grouped === true || field.name === groupBy ? [index] : [])),
  }
}

/** Dates stay ISO text: the one way of writing that no program reads as another day. */
function columnOf(field: LedgerField): SheetColumn {
  return {
    label: field.label,
    width: field.width,
    kind: field.type === 'integer' ? 'integer' : 'text',
    ...(field.codes === undefined || !fitsDropDown(field.codes) ? {} : { codes: field.codes }),
  }
}
