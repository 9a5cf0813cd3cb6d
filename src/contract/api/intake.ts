/** Import of other people's workbooks: plan first, then apply exactly that plan. */
import { z } from 'zod'
import { bulkCommand, query } from '../define-api.ts'
import { cellValue, cellValues, ledgerKey, nothing, recordId, saved } from './shared.ts'

export const buckets = ['new', 'changed', 'same', 'conflict', 'rejected', 'skipped'] as const
export const bucket = z.enum(buckets)
/** What people call the buckets, on screen and on the command line. */
export const bucketLabels: Readonly<Record<(typeof buckets)[number], string>> = {
  new: '新增',
  changed: '修改',
  same: '相同',
  conflict: '冲突',
  rejected: '未通过',
  skipped: '跳过',
}
export const bucketCounts = z.strictObject({
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  conflict: z.int(),
  rejected: z.int(),
  skipped: z.int(),
})

/** One source row in exactly one bucket. */
export const plannedRow = z.strictObject({
  row: z.int(),
  bucket,
  /** Why a row is skipped, rejected or in conflict, in Chinese, naming the column. */
  reason: z.string().nullable(),
  recordId: recordId.nullable(),
  /** The row as it stands in the file, by source column. */
  source: z.array(z.string()),
  values: cellValues,
  changes: z.array(z.strictObject({ field: z.string(), before: cellValue, after: cellValue })),
})

export const plannedColumn = z.strictObject({
  /** Spreadsheet letters, e.g. `AB`. */
  column: z.string(),
  /** Header texts from top to bottom, joined with `/`. */
  title: z.string(),
  field: z.string().nullable(),
})

export const plannedTable = z.strictObject({
  file: z.string(),
  sheet: z.string(),
  ledger: ledgerKey,
  headerRows: z.array(z.int()),
  columns: z.array(plannedColumn),
  hiddenRows: z.int(),
  counts: bucketCounts,
  sourceRows: z.int(),
})

export const importPlan = z.strictObject({
  planId: recordId,
  tables: z.array(plannedTable),
  ignoredSheets: z.array(z.strictObject({ file: z.string(), sheet: z.string(), rows: z.int(), reason: z.string() })),
  counts: z.record(ledgerKey, bucketCounts),
  /** What else applying does besides the rows, in Chinese: new communities, new grids. */
  consequences: z.array(z.string()),
})

export const intake = {
  preview: query('预览导入', z.strictObject({ fileIds: z.array(recordId).min(1).max(20) }), importPlan),
  rows: query(
    '查看预览行',
    z.strictObject({
      planId: recordId,
      table: z.int().min(0),
      bucket: bucket.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    z.strictObject({ rows: z.array(plannedRow), total: z.int() }),
  ),
  apply: bulkCommand(
    '导入',
    z.strictObject({ planId: recordId }),
    z.strictObject({ counts: z.record(ledgerKey, bucketCounts), saved }),
  ),
  discard: query('放弃预览', z.strictObject({ planId: recordId }), nothing),
} as const

export type Bucket = z.infer<typeof bucket>
export type BucketCounts = z.infer<typeof bucketCounts>
export type PlannedRow = z.infer<typeof plannedRow>
export type PlannedTable = z.infer<typeof plannedTable>
export type ImportPlan = z.infer<typeof importPlan>
