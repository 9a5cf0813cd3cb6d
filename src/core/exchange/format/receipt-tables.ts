/**
 * The two tables of a receipt (回执): what became of each row of a package, and how many rows of each table fared how.
 * Typed values to tables and back; pure. Decides nothing about records and knows no database.
 */
import { z } from 'zod'
import { bucketLabels } from '../../../contract/api/intake.ts'
import type { CellValue, FieldType } from '../../../contract/records/define-record.ts'
import { PackageRefusal } from './refusal.ts'
import type { PackageField, PackageTable } from './table-schema.ts'

/** What can become of a row; frozen with the format. */
export const receiptOutcomes = ['new', 'changed', 'same', 'conflict', 'rejected', 'skipped'] as const
export type ReceiptOutcome = (typeof receiptOutcomes)[number]
/** Whose value stands after a conflict, in the words of the unit that wrote the receipt. */
export const receiptDecisions = ['theirs', 'ours'] as const

/** One row, or one field of a row: a conflict has a line for each field in which the two sides differ. */
export interface ReceiptRow {
  /** Package table of the record. */
  readonly table: string
  readonly recordId: string
  /** Version of the record in the package that is answered. */
  readonly version: number
  readonly outcome: ReceiptOutcome
  /** In Chinese, for the clerk who sent it; null where nothing needs to be said. */
  readonly reason: string | null
  /** Column of the package table; null when the line is about the whole row. */
  readonly field: string | null
  /** The value in the package that is answered. */
  readonly theirs: string | null
  /** The value that the receiver keeps. */
  readonly ours: string | null
  readonly decision: (typeof receiptDecisions)[number] | null
  readonly decidedBy: string | null
  readonly decidedAt: string | null
}

export interface ReceiptSummary {
  readonly table: string
  readonly counts: Readonly<Record<ReceiptOutcome, number>>
}

export interface Receipt {
  /** Usually only the rows that need attention. */
  readonly rows: readonly ReceiptRow[]
  /** Every table of the package that is answered, with all of its rows. */
  readonly summary: readonly ReceiptSummary[]
}

const rowsTable = 'receipt_rows'
const summaryTable = 'receipt_summary'

const rowFields: readonly PackageField[] = [
  { name: 'number', label: '序号', type: 'integer', required: true },
  { name: 'table', label: '表', type: 'identifier', required: true },
  { name: 'record_id', label: '记录标识', type: 'identifier', required: true },
  { name: 'version', label: '版本', type: 'integer', required: true },
  { name: 'outcome', label: '处理结果', type: 'code', codes: receiptOutcomes, required: true },
  { name: 'reason', label: '原因', type: 'text' },
  { name: 'field', label: '栏目', type: 'identifier' },
  { name: 'theirs', label: '来件内容', type: 'longText' },
  { name: 'ours', label: '本地内容', type: 'longText' },
  { name: 'decision', label: '采用', type: 'code', codes: receiptDecisions },
  { name: 'decided_by', label: '决定人', type: 'text' },
  { name: 'decided_at', label: '决定时间', type: 'dateTime' },
]

const summaryFields: readonly PackageField[] = [
  { name: 'table', label: '表', type: 'identifier', required: true },
  ...receiptOutcomes.map((name): PackageField => ({
    name,
    label: bucketLabels[name],
    type: 'integer',
    required: true,
  })),
]

export function receiptTables(receipt: Receipt): readonly [PackageTable, PackageTable] {
  return [
    {
      name: rowsTable,
      title: '逐条处理结果',
      fields: rowFields,
      primaryKey: ['number'],
      rows: receipt.rows.map((row, index) => [
        index + 1,
        row.table,
        row.recordId,
        row.version,
        row.outcome,
        row.reason,
        row.field,
        row.theirs,
        row.ours,
        row.decision,
        row.decidedBy,
        row.decidedAt,
      ]),
    },
    {
      name: summaryTable,
      title: '处理结果汇总',
      fields: summaryFields,
      primaryKey: ['table'],
      rows: receipt.summary.map(({ table, counts }) => [table, ...receiptOutcomes.map((outcome) => counts[outcome])]),
    },
  ]
}

/** A table as it was read: columns of a newer minor version may have been added. */
interface GivenTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: FieldType }[]
  readonly rows: readonly (readonly CellValue[])[]
}

const text = z.string().nullable()
const storedRow = z
  .object({
    table: z.string().min(1),
    record_id: z.string().min(1),
    version: z.int().min(1),
    outcome: z.enum(receiptOutcomes),
    reason: text,
    field: text,
    theirs: text,
    ours: text,
    decision: z.enum(receiptDecisions).nullable(),
    decided_by: text,
    decided_at: text,
  })
  .transform(({ record_id: recordId, decided_by: decidedBy, decided_at: decidedAt, ...row }): ReceiptRow => ({
    ...row,
    recordId,
    decidedBy,
    decidedAt,
  }))

const count = z.int().nonnegative()
const storedSummary = z
  .object({
    table: z.string().min(1),
    new: count,
    changed: count,
    same: count,
    conflict: count,
    rejected: count,
    skipped: count,
  })
  .transform(({ table, ...counts }): ReceiptSummary => ({ table, counts }))

/** @throws PackageRefusal when a table is missing or holds what a receipt cannot say. */
export function readReceipt(tables: readonly GivenTable[]): Receipt {
  return {
    rows: readRows(tables, rowsTable, storedRow),
    summary: readRows(tables, summaryTable, storedSummary),
  }
}

function readRows<Output>(tables: readonly GivenTable[], name: string, shape: z.ZodType<Output>): Output[] {
  const table = tables.find((candidate) => candidate.name === name)
  if (table === undefined) throw new PackageRefusal('package_damaged', `回执缺少表“${name}”`)
  const names = table.columns.map((column) => column.name)
  return table.rows.map((row, index) => {
    const result = shape.safeParse(Object.fromEntries(names.map((column, at) => [column, row[at] ?? null])))
    if (result.success) return result.data
    const column = String(result.error.issues[0]?.path[0] ?? '')
    throw new PackageRefusal('package_damaged', `回执“${name}”第 ${index + 1} 条的“${column}”不合格式`)
  })
}
