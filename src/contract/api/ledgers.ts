/** The lists: pages of rows, single rows with their history, edits. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { cellValues, ledgerKey, nothing, recordId, saved } from './shared.ts'

export const ledgerRow = z.strictObject({
  id: recordId,
  version: z.int(),
  unit: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  values: cellValues,
})

export const pageRequest = z.strictObject({
  ledger: ledgerKey,
  /** Words that must all occur somewhere in the row. */
  find: z.string().max(100).default(''),
  /** Field → one of these values. */
  filters: z.record(z.string().max(64), z.array(z.string().max(200)).max(100)).default({}),
  sort: z
    .array(z.strictObject({ field: z.string().max(64), direction: z.enum(['asc', 'desc']) }))
    .max(3)
    .default([]),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})

export const ledgerPage = z.strictObject({
  rows: z.array(ledgerRow),
  total: z.int(),
})

const originCell = z.strictObject({
  file: z.string(),
  sheet: z.string(),
  row: z.int(),
  cells: z.record(z.string(), z.strictObject({ ref: z.string(), raw: z.string() })),
})

export const ledgerRecord = z.strictObject({
  row: ledgerRow,
  origin: originCell.nullable(),
  history: z.array(
    z.strictObject({
      at: z.string(),
      actor: z.string(),
      label: z.string(),
      changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
})

const savedRow = z.strictObject({ row: ledgerRow, saved })

export const ledgersApi = {
  page: query('查看清单', pageRequest, ledgerPage),
  counts: query('清单行数', nothing, z.record(ledgerKey, z.int())),
  get: query('查看记录', z.strictObject({ ledger: ledgerKey, id: recordId }), ledgerRecord),
  /** The distinct values of a field, for filters and completions, most frequent first. */
  values: query(
    '查看取值',
    z.strictObject({ ledger: ledgerKey, field: z.string().max(64) }),
    z.array(z.strictObject({ value: z.string(), count: z.int() })),
  ),
  create: command('新增', z.strictObject({ ledger: ledgerKey, values: cellValues }), savedRow),
  update: command(
    '修改',
    z.strictObject({ ledger: ledgerKey, id: recordId, version: z.int(), values: cellValues }),
    savedRow,
  ),
  remove: command(
    '删除',
    z.strictObject({ ledger: ledgerKey, ids: z.array(recordId).min(1).max(10_000) }),
    z.strictObject({ removed: z.int(), saved }),
  ),
} as const

export type LedgerRow = z.infer<typeof ledgerRow>
export type LedgerPage = z.infer<typeof ledgerPage>
export type PageRequest = z.infer<typeof pageRequest>
export type LedgerRecord = z.infer<typeof ledgerRecord>
export type RowOrigin = z.infer<typeof originCell>
