/** Import of other people's workbooks: plan first, correct the plan, then apply exactly what is ticked of it. */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { bulkCommand, command, query } from '../define-api.ts'
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

const fieldName = z.string().max(64)

/** One source row in exactly one bucket. */
export const plannedRow = z.strictObject({
  row: z.int(),
  hidden: z.boolean(),
  bucket,
  /** Why a row is skipped, rejected or in conflict, or what is odd about it, in Chinese, naming the column. */
  reason: z.string().nullable(),
  /** What preferring this row would mean, where that resolves its conflict. */
  resolution: z.string().nullable(),
  /** The row was preferred in a conflict (以文件为准). */
  preferred: z.boolean(),
  recordId: recordId.nullable(),
  /** The row as it stands in the file, by column of the sheet. */
  source: z.array(z.string()),
  /** Columns of the sheet whose text was merged down from a row above. */
  merged: z.array(z.int()),
  values: cellValues,
  changes: z.array(z.strictObject({ field: z.string(), before: cellValue, after: cellValue })),
})

/** How a column came to its field. */
export const mappingBases = ['recognised', 'remembered', 'manual', 'unused'] as const

export const plannedColumn = z.strictObject({
  /** Counted from 0, as in `source` of a row. */
  index: z.int(),
  /** Spreadsheet letters, e.g. `AB`. */
  column: z.string(),
  /** Header texts from top to bottom, joined with `/`. */
  title: z.string(),
  hidden: z.boolean(),
  field: fieldName.nullable(),
  basis: z.enum(mappingBases),
  /** What a person should know of this column, in Chinese: e.g. that another one has the same title. */
  note: z.string().nullable(),
  /** The first different texts in it. */
  samples: z.array(z.string()),
})

/** A field that a column of the table can fill. */
export const targetField = z.strictObject({ name: fieldName, label: z.string(), required: z.boolean() })

export const plannedTable = z.strictObject({
  file: z.string(),
  sheet: z.string(),
  /** null: the table was not recognised and nobody has said yet which list it is. */
  ledger: ledgerKey.nullable(),
  /** Why it was not recognised. */
  reason: z.string().nullable(),
  /** What the reader did of itself that a person should know: hidden rows, groups, seats, columns in doubt. */
  hints: z.array(z.string()),
  headerRows: z.array(z.int()),
  columns: z.array(plannedColumn),
  fields: z.array(targetField),
  /** Fingerprint of the form under which its mapping is remembered. */
  form: z.string(),
  /** Whether the mapping is the remembered one of this form. */
  remembered: z.boolean(),
  /** The keys by which rows find their records, strongest first. */
  keys: z.array(z.array(fieldName)),
  /** The key that a person chose instead of the list's own. */
  matchBy: z.array(fieldName).nullable(),
  hiddenRows: z.int(),
  /** Rows that come in although a cell looks wrong. */
  warnings: z.strictObject({ new: z.int(), changed: z.int(), same: z.int() }),
  /** Fields in which any row differs from the list. */
  changedFields: z.array(fieldName),
  counts: bucketCounts,
  sourceRows: z.int(),
  /** Rows of the list, within what the file speaks of, that the file does not have. */
  missing: z.strictObject({ count: z.int(), scope: z.string() }),
})

export const importPlan = z.strictObject({
  planId: recordId,
  tables: z.array(plannedTable),
  ignoredSheets: z.array(z.strictObject({ file: z.string(), sheet: z.string(), rows: z.int(), reason: z.string() })),
  /** Files that could not be read at all; the others are not held up by them. */
  refusedFiles: z.array(z.strictObject({ file: z.string(), message: z.string() })),
  counts: z.record(ledgerKey, bucketCounts),
  /** What else applying does besides the rows, in Chinese: new communities, new grids. */
  consequences: z.array(z.string()),
})

/** What a person can decide about one table. */
export const tableSettings = z.strictObject({
  ledger: ledgerKey.nullable(),
  /** Field by column, in the order of the table's columns; null: as recognised or remembered. */
  fields: z.array(fieldName.nullable()).max(1_024).nullable(),
  /** null: by the keys of the list. */
  matchBy: z.array(fieldName).min(1).max(8).nullable(),
  /** Row numbers whose conflicts are decided in favour of the file. */
  preferred: z.array(z.int()).max(10_000),
})

/**
 * What is ticked of one table, short however long the table: each kind as a whole, and the rows that are ticked
 * otherwise than their kind.
 */
export const tableSelection = z.strictObject({
  new: z.boolean(),
  changed: z.boolean(),
  /** Move what the file does not have to the bin. */
  missing: z.boolean(),
  /** Row numbers. */
  exceptRows: z.array(z.int()).max(100_000),
  /** Places in the list of missing records, from 0. */
  exceptMissing: z.array(z.int()).max(100_000),
})

const jobId = z.uuid().optional()
const table = z.int().min(0)
const offset = z.int().min(0)
const limit = z.int().min(1).max(500)

export const jobProgress = z.strictObject({
  stage: z.enum(['reading', 'planning', 'applying']),
  file: z.string(),
  done: z.int(),
  /** 0: not known. */
  total: z.int(),
})

export const intake = {
  preview: query('预览导入', z.strictObject({ fileIds: z.array(recordId).min(1).max(20), jobId }), importPlan),
  /** Plans again with another mapping, key or decision, from the rows that were read. The old plan is gone then. */
  remap: query('调整对应关系', z.strictObject({ planId: recordId, table, settings: tableSettings, jobId }), importPlan),
  rows: query(
    '查看预览行',
    z.strictObject({ planId: recordId, table, bucket: bucket.nullable(), offset, limit }),
    z.strictObject({ rows: z.array(plannedRow), total: z.int() }),
  ),
  missing: query(
    '查看文件中没有的行',
    z.strictObject({ planId: recordId, table, offset, limit }),
    z.strictObject({ rows: z.array(z.strictObject({ id: recordId, values: cellValues })), total: z.int() }),
  ),
  /** Rejected rows and open conflicts as a workbook with the reasons, to be corrected and imported again. */
  leftovers: query('导出未导入的行', z.strictObject({ planId: recordId }), artifact),
  apply: bulkCommand(
    '导入',
    z.strictObject({ planId: recordId, selection: z.array(tableSelection).max(2_000).optional(), jobId }),
    z.strictObject({
      counts: z.record(ledgerKey, bucketCounts),
      written: z.strictObject({ new: z.int(), changed: z.int(), retired: z.int() }),
      saved,
    }),
  ),
  discard: query('放弃预览', z.strictObject({ planId: recordId }), nothing),
  /** How far the work is that was started under this id; null when there is none. */
  progress: query('查看进度', z.strictObject({ jobId: z.uuid() }), jobProgress.nullable()),
  cancel: query('取消', z.strictObject({ jobId: z.uuid() }), nothing),
  forgetMapping: command('忘记对应关系', z.strictObject({ form: z.string().length(64) }), z.strictObject({ saved })),
} as const

export type Bucket = z.infer<typeof bucket>
export type BucketCounts = z.infer<typeof bucketCounts>
export type MappingBasis = (typeof mappingBases)[number]
export type PlannedRow = z.infer<typeof plannedRow>
export type PlannedColumn = z.infer<typeof plannedColumn>
export type TargetField = z.infer<typeof targetField>
export type PlannedTable = z.infer<typeof plannedTable>
export type TableSettings = z.infer<typeof tableSettings>
export type TableSelection = z.infer<typeof tableSelection>
export type JobProgress = z.infer<typeof jobProgress>
export type ImportPlan = z.infer<typeof importPlan>

/** What is applied when nobody ticks anything: all that is new or changed, nothing to the bin. */
export const wholeSelection: TableSelection = {
  new: true,
  changed: true,
  missing: false,
  exceptRows: [],
  exceptMissing: [],
}
