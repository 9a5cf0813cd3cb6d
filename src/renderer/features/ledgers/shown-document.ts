/** What a list shows at the moment, as a document that can be exported and printed. Pure. */
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { RowsRequest } from '../../../contract/api/rows-request.ts'
import type { ViewDocument } from '../output/export-menu.tsx'
import type { Arrangement } from './arrangement.ts'

/** @returns null when nothing is narrowed, sorted, grouped, hidden or moved: then it is the list itself. */
export function documentOf(
  arrangement: Arrangement,
  fields: readonly LedgerFieldInfo[],
  { ledger, find, where, sort }: Omit<RowsRequest, 'keep'>,
  name: string,
): ViewDocument | null {
  const columns = arrangement.columns.filter(({ hidden }) => !hidden).map(({ field }) => field)
  const isWhole =
    find === '' &&
    where.length === 0 &&
    sort.length === 0 &&
    arrangement.groupBy === null &&
    columns.join() === fields.map((field) => field.name).join()
  if (isWhole) return null
  return { kind: 'view', name, rows: { ledger, find, where, sort, keep: [] }, groupBy: arrangement.groupBy, columns }
}
