/** The receipt (回执) of a package that came in: what was taken, what was not and why, as a sealed package of its own. */
import type { exchange } from '../../../contract/api/exchange.ts'
import { AppError } from '../../../contract/errors.ts'
import { records } from '../../../contract/records/index.ts'
import type { Row } from '../../db/schema.ts'
import type { HandlersOf } from '../../handlers.ts'
import { receiptTables, type ReceiptRow } from '../format/receipt-tables.ts'
import { readPackage } from '../repository.ts'
import { sealParcel } from '../sending/seal.ts'
import { describeRow, parseFields } from './keep.ts'
import { readRows } from './repository.ts'
import { readTotals } from './totals.ts'

export const createReceipt: HandlersOf<typeof exchange>['receipt'] = async (context, { packageId, protection }) => {
  const received = await readPackage(context.db, 'received', packageId)
  if (received === undefined || received.kind === 'receipt') throw new AppError('not_found')
  const summary = readTotals(received.totals)
  if (summary === null) throw new AppError('receipt_unknown', { unit: received.unit_name, sequence: received.sequence })
  const rows = (await readRows(context.db, packageId)).flatMap(receiptLines)
  const sealed = await sealParcel(context, {
    kind: 'receipt',
    scope: 'full',
    answers: received.hash,
    period: received.period,
    recipient: received.unit,
    protection,
    tables: receiptTables({ rows, summary }),
    files: [],
  })
  return { value: sealed, label: `封存回执：${received.unit_name} ${received.period} 第${received.sequence}号` }
}

/** A conflict has a line for each field in which the two sides differ. */
function receiptLines(row: Row<'package_rows'>): ReceiptRow[] {
  const { key, id, reason, decision, decidedBy, decidedAt } = describeRow(row)
  const line: Omit<ReceiptRow, 'field' | 'theirs' | 'ours'> = {
    table: records[key].table,
    recordId: id,
    version: row.version,
    outcome: row.outcome === 'conflict' ? 'conflict' : 'rejected',
    reason: reason === '' ? null : reason,
    decision,
    decidedBy,
    decidedAt,
  }
  const fields = parseFields(row.fields)
  if (fields.length === 0) return [{ ...line, field: null, theirs: null, ours: null }]
  return fields.map(({ column, sent, kept }) => ({ ...line, field: column, theirs: sent, ours: kept }))
}
