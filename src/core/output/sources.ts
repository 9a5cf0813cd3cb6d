/** What each kind of document puts on paper: reads it and lays it out as sheets. */
import type { OutputDocument } from '../../contract/api/output.ts'
import { ledgerKeys, ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import { ledgerSheet } from '../documents/ledger-sheets.ts'
import type { SheetSpec } from '../documents/workbook-model.ts'
import type { QueryContext } from '../handlers.ts'
import { readAllRows } from '../ledgers/repository.ts'
import { maskTable } from './masking.ts'

export interface Sheets {
  /** How the file is called, without unit and ending. */
  readonly name: string
  readonly sheets: readonly SheetSpec[]
}

export const maskedSuffix = '公示版'

export async function readSheets(context: QueryContext, document: OutputDocument, masked: boolean): Promise<Sheets> {
  switch (document.kind) {
    case 'lists':
      return readLists(context, document.ledgers, masked)
  }
}

async function readLists(context: QueryContext, wanted: readonly LedgerKey[], masked: boolean): Promise<Sheets> {
  const keys = ledgerKeys.filter((key) => wanted.includes(key))
  const sheets = []
  for (const key of keys) sheets.push(await listSheet(context, key, masked))
  const [first] = keys
  return { name: keys.length === 1 && first !== undefined ? ledgers[first].title : '四张清单', sheets }
}

async function listSheet({ db, unit }: QueryContext, key: LedgerKey, masked: boolean): Promise<SheetSpec> {
  const definition = ledgers[key]
  const rows = (await readAllRows(db, definition, unit.code)).map(({ values }) => values)
  if (!masked) return ledgerSheet(definition, rows, unit.name)
  const table = maskTable(definition.fields, rows)
  return ledgerSheet(definition, table.rows, unit.name, { fields: table.fields, suffix: maskedSuffix })
}
