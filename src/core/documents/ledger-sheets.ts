/** How a list (清单) becomes a sheet that an office can print, send and import again. Pure. */
import type { LedgerDefinition, LedgerField } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { SheetColumn, SheetSpec } from './workbook-model.ts'

export function ledgerSheet(definition: LedgerDefinition, rows: readonly RecordValues[], unitName: string): SheetSpec {
  const { fields } = definition
  return {
    name: definition.title,
    title: `${unitName}${definition.title}`,
    columns: fields.map(columnOf),
    rows: rows.map((row) => fields.map((field) => row[field.name] ?? null)),
    mergeColumns: fields.flatMap((field, index) => (field.grouped === true ? [index] : [])),
  }
}

/** Dates stay ISO text: the one way of writing that no program reads as another day. */
function columnOf(field: LedgerField): SheetColumn {
  return {
    label: field.label,
    width: field.width,
    kind: field.type === 'integer' ? 'integer' : 'text',
    ...(field.codes === undefined ? {} : { codes: field.codes }),
  }
}
