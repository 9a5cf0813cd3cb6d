/** Own columns: added, changed, moved, removed. Their values stay with the rows. */
import type { columnsApi, OwnColumnDraft } from '../../contract/api/columns.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgerKeys, ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { describeField, toField } from '../ledgers/ledger-fields.ts'
import { withOwn } from '../ledgers/own-values.ts'
import { readOwnColumns, readOwnValues, type OwnColumnRow } from './repository.ts'
import { convertValues, labelIsTaken } from './rules.ts'

/** More than a screen can show, fewer than a row can hold. */
const mostColumns = 50

export const columnHandlers: HandlersOf<typeof columnsApi> = {
  save: async (context, draft) => {
    const others = (await readOwnColumns(context.db, draft.ledger)).filter(({ id }) => id !== draft.id)
    const { title, fields } = ledgers[draft.ledger]
    if (labelIsTaken(draft.label, [...fields, ...others]))
      throw new AppError('column_label_taken', { label: draft.label, ledger: title })
    const column =
      draft.id === undefined ? addColumn(context, draft, others) : await editColumn(context, draft, draft.id)
    return {
      value: { field: describeField(toField(column)) },
      label: `${draft.id === undefined ? '新增' : '修改'}栏目“${draft.label}”：${title}`,
    }
  },

  remove: (context, { id }) => {
    const column = requireColumn(context, id)
    context.records.remove(context.stamp, 'ownColumns', column)
    return Promise.resolve({ value: {}, label: `移除栏目“${labelOf(column)}”：${ledgers[ledgerOf(column)].title}` })
  },

  move: async (context, { id, to }) => {
    const { db, records, stamp } = context
    const column = requireColumn(context, id)
    const others = (await readOwnColumns(db, ledgerOf(column))).filter((other) => other.id !== id)
    const ordered = [...others.slice(0, to).map((other) => other.id), id, ...others.slice(to).map((other) => other.id)]
    for (const [position, columnId] of ordered.entries())
      records.update(stamp, 'ownColumns', requireColumn(context, columnId), { values: { position } })
    return { value: {}, label: `移动栏目“${labelOf(column)}”：${ledgers[ledgerOf(column)].title}` }
  },
}

function addColumn(context: CommandContext, draft: OwnColumnDraft, others: readonly OwnColumnRow[]): OwnColumnRow {
  const { records, stamp, unit, options } = context
  if (others.length >= mostColumns)
    throw new AppError('columns_full', { ledger: ledgers[draft.ledger].title, limit: mostColumns })
  const position = (others.at(-1)?.position ?? -1) + 1
  const values = { ...columnValues(draft), ledger: draft.ledger, position }
  const { id } = records.create(stamp, 'ownColumns', options.newId(), unit.code, { values })
  return { id, ...columnValues(draft), position }
}

async function editColumn(context: CommandContext, draft: OwnColumnDraft, id: string): Promise<OwnColumnRow> {
  const current = requireColumn(context, id)
  if (current.values['ledger'] !== draft.ledger) throw new AppError('not_found')
  if (current.values['type'] !== draft.type) await convert(context, draft, id)
  context.records.update(context.stamp, 'ownColumns', current, { values: columnValues(draft) })
  return { id, ...columnValues(draft), position: Number(current.values['position']) }
}

/** Another type reads the same texts anew; one that cannot be read keeps the column as it is. */
async function convert({ db, records, stamp, unit }: CommandContext, draft: OwnColumnDraft, id: string): Promise<void> {
  const field = toField({ id, ...columnValues(draft), position: 0 })
  const { changed, unfit } = convertValues(field, await readOwnValues(db, draft.ledger, unit.code, id))
  const [first] = unfit
  if (first !== undefined) {
    const { value, reason } = first
    throw new AppError('column_values_unfit', { label: draft.label, count: unfit.length, value, reason })
  }
  for (const { recordId, value } of changed) {
    const record = records.get(draft.ledger, recordId)
    if (record === null) throw new AppError('not_found')
    records.update(stamp, draft.ledger, record, { values: {}, extra: withOwn(record.extra, { [id]: value }) })
  }
}

function columnValues({ label, type, codes, width }: OwnColumnDraft) {
  return { label, type, codes: type === 'code' && codes !== null ? JSON.stringify(codes) : null, width }
}

function requireColumn({ records }: QueryContext, id: string): StoredRecord {
  const column = records.get('ownColumns', id)
  if (column === null || column.deletedAt !== null) throw new AppError('not_found')
  return column
}

function ledgerOf(column: StoredRecord): LedgerKey {
  const key = ledgerKeys.find((candidate) => candidate === column.values['ledger'])
  if (key === undefined) throw new Error(`an own column belongs to no list: ${column.id}`)
  return key
}

function labelOf(column: StoredRecord): string {
  return String(column.values['label'])
}
