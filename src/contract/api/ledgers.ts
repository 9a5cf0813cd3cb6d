/** The lists: pages of rows, single rows with their history, edits, blocks of cells, the bin. */
import { z } from 'zod'
import { blockCommand, command, query } from '../define-api.ts'
import { fieldTypes, privacyClasses } from '../records/define-record.ts'
import { attachment } from './attachments.ts'
import { fieldName, findText, rowsRequest } from './rows-request.ts'
import { cellValues, ledgerKey, nothing, recordId, saved } from './shared.ts'

/** A column of a list: a field of its definition, or one that the office has added (`own.<uuid>`). */
export const ledgerField = z.strictObject({
  name: fieldName,
  label: z.string(),
  type: z.enum(fieldTypes),
  privacy: z.enum(privacyClasses),
  required: z.boolean(),
  codes: z.array(z.string()).nullable(),
  digits: z.int().nullable(),
  width: z.int(),
  grouped: z.boolean(),
  own: z.boolean(),
})

export const ledgerRow = z.strictObject({
  id: recordId,
  version: z.int(),
  unit: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  values: cellValues,
})

/** With the cells that look wrong: field → what about it. They are kept as they are. */
export const markedRow = ledgerRow.extend({ marks: z.record(z.string(), z.string()) })

/** Rows of one group stand together; within it the wanted order holds. */
const groupBy = fieldName.nullable().default(null)

export const pageRequest = rowsRequest.extend({
  groupBy,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})

export const ledgerPage = z.strictObject({ rows: z.array(markedRow), total: z.int() })

const rowGroup = z.strictObject({ value: z.string().nullable(), count: z.int() })

const originCell = z.strictObject({
  file: z.string(),
  sheet: z.string(),
  row: z.int(),
  cells: z.record(z.string(), z.strictObject({ ref: z.string(), raw: z.string() })),
})

const optionalText = z.string().nullable()

export const ledgerRecord = z.strictObject({
  row: markedRow,
  origin: originCell.nullable(),
  history: z.array(
    z.strictObject({
      at: z.string(),
      actor: z.string(),
      label: z.string(),
      changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  /** Where a person stands and has stood, the current places first. */
  postings: z.array(
    z.strictObject({
      id: recordId,
      community: optionalText,
      grid: optionalText,
      role: optionalText,
      startedOn: optionalText,
      endedOn: optionalText,
    }),
  ),
  /** Where else the record is spoken of. */
  links: z.array(
    z.strictObject({
      kind: z.literal('meeting'),
      id: recordId,
      title: z.string(),
      at: z.string(),
      detail: z.string(),
    }),
  ),
  attachments: z.array(attachment),
  /** People who were merged into this one, by the id of the merge. */
  merged: z.array(z.strictObject({ id: recordId, name: z.string(), mergedAt: z.string() })),
})

const binnedRow = markedRow.extend({ deletedAt: z.string(), deletedBy: z.string() })

const similarRecord = z.strictObject({ id: recordId, name: z.string(), reason: z.string() })

const savedRow = z.strictObject({ row: markedRow, saved })

const ids = z.array(recordId).min(1).max(10_000)

const rowUpdate = z.strictObject({ id: recordId, version: z.int(), values: cellValues })

/** What brought the block about: it is named in the undo line. */
export const writePurposes = ['paste', 'fill', 'clear', 'bulkEdit'] as const

const writeRequest = z.strictObject({
  ledger: ledgerKey,
  purpose: z.enum(writePurposes),
  update: z.array(rowUpdate).max(10_000).default([]),
  create: z
    .array(z.strictObject({ values: cellValues }))
    .max(10_000)
    .default([]),
})

export const ledgersApi = {
  fields: query('查看栏目', z.strictObject({ ledger: ledgerKey }), z.array(ledgerField)),
  page: query('查看清单', pageRequest, ledgerPage),
  /** The groups of a page, in the order in which its rows come. */
  groups: query('查看分组', rowsRequest.extend({ by: fieldName }), z.array(rowGroup)),
  /** The next row that holds a text, from a place on and around the end. */
  locate: query(
    '在清单中查找',
    rowsRequest.extend({
      groupBy,
      text: z.string().min(1).max(200),
      /** Place of the row where one stands; -1 before the first one. */
      from: z.int().min(-1),
      direction: z.enum(['next', 'previous']),
    }),
    z.union([
      z.strictObject({ offset: z.int(), id: recordId, field: fieldName }),
      z.strictObject({ offset: z.null() }),
    ]),
  ),
  offsetOf: query(
    '定位一行',
    rowsRequest.extend({ groupBy, id: recordId }),
    z.strictObject({ offset: z.int().nullable() }),
  ),
  counts: query('清单行数', nothing, z.record(ledgerKey, z.int())),
  get: query('查看记录', z.strictObject({ ledger: ledgerKey, id: recordId }), ledgerRecord),
  /** The distinct values of a field, for filters and completions, most frequent first. */
  values: query(
    '查看取值',
    z.strictObject({ ledger: ledgerKey, field: fieldName }),
    z.array(z.strictObject({ value: z.string(), count: z.int() })),
  ),
  /** Records that may be the same as what is being typed. */
  similar: query(
    '查找相似记录',
    z.strictObject({ ledger: ledgerKey, values: cellValues, except: recordId.nullable().default(null) }),
    z.array(similarRecord),
  ),
  bin: query(
    '查看回收站',
    z.strictObject({
      ledger: ledgerKey,
      find: findText.default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.strictObject({ rows: z.array(binnedRow), total: z.int() }),
  ),
  create: command('新增', z.strictObject({ ledger: ledgerKey, values: cellValues }), savedRow),
  update: command('修改', rowUpdate.extend({ ledger: ledgerKey }), savedRow),
  /** All of it or nothing. Answers the updated rows and then the new ones, each in the order given. */
  write: blockCommand('写入多行', writeRequest, z.strictObject({ rows: z.array(markedRow), saved })),
  remove: command('删除', z.strictObject({ ledger: ledgerKey, ids }), z.strictObject({ removed: z.int(), saved })),
  restore: command(
    '从回收站恢复',
    z.strictObject({ ledger: ledgerKey, ids }),
    z.strictObject({ restored: z.int(), saved }),
  ),
} as const

export type LedgerFieldInfo = z.infer<typeof ledgerField>
export type LedgerRow = z.infer<typeof ledgerRow>
export type MarkedRow = z.infer<typeof markedRow>
export type BinnedRow = z.infer<typeof binnedRow>
export type LedgerPage = z.infer<typeof ledgerPage>
export type PageRequest = z.infer<typeof pageRequest>
export type LedgerRecord = z.infer<typeof ledgerRecord>
export type RowOrigin = z.infer<typeof originCell>
export type RowGroup = z.infer<typeof rowGroup>
export type SimilarRecord = z.infer<typeof similarRecord>
export type WriteRequest = z.infer<typeof writeRequest>
export type WritePurpose = (typeof writePurposes)[number]
