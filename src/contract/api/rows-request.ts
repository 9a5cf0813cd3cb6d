/** Which rows of a list are meant and in which order: shared by pages, groups, finding, saved views and export. */
import { z } from 'zod'
import { cellText, ledgerKey, recordId } from './shared.ts'

export const fieldName = z.string().max(64)

const limit = z.union([z.string().max(40), z.number(), z.null()])

export const condition = z.discriminatedUnion('kind', [
  /** The empty text stands for an empty cell. */
  z.strictObject({ kind: z.literal('oneOf'), field: fieldName, values: z.array(cellText).min(1).max(500) }),
  z.strictObject({
    kind: z.literal('contains'),
    field: fieldName,
    text: z.string().min(1).max(200),
    not: z.boolean().default(false),
  }),
  /** Both ends included; for whole numbers and dates. */
  z.strictObject({ kind: z.literal('range'), field: fieldName, from: limit, to: limit }),
  z.strictObject({ kind: z.literal('empty'), field: fieldName }),
  z.strictObject({ kind: z.literal('filled'), field: fieldName }),
])

export const sortKey = z.strictObject({ field: fieldName, direction: z.enum(['asc', 'desc']) })

export const findText = z.string().max(100)
export const whereList = z.array(condition).max(30)
export const sortList = z.array(sortKey).max(3)

export const rowsRequest = z.strictObject({
  ledger: ledgerKey,
  /** Words that must all occur somewhere in the row. */
  find: findText.default(''),
  /** All of these hold. */
  where: whereList.default([]),
  /** Rows that stay in the list although they have stopped matching. */
  keep: z.array(recordId).max(500).default([]),
  sort: sortList.default([]),
})

export type Condition = z.infer<typeof condition>
export type ConditionInput = z.input<typeof condition>
export type SortKey = z.infer<typeof sortKey>
export type RowsRequest = z.infer<typeof rowsRequest>
