/** Columns that the office adds to a list (自设栏目). Their values belong to the rows and outlive the column's removal. */
import { z } from 'zod'
import { command } from '../define-api.ts'
import { ownColumnTypes } from '../ledgers/own-columns.ts'
import { ledgerField } from './ledgers.ts'
import { ledgerKey, recordId, saved } from './shared.ts'

const code = z.string().trim().min(1).max(60)

export const ownColumnDraft = z.strictObject({
  id: recordId.optional(),
  ledger: ledgerKey,
  label: z.string().trim().min(1).max(40),
  type: z.enum(ownColumnTypes),
  /** Usual values of a `code` column. */
  codes: z.array(code).max(100).nullable().default(null),
  /** In characters of the body font. */
  width: z.int().min(4).max(80).default(12),
})

export const columnsApi = {
  save: command('保存栏目', ownColumnDraft, z.strictObject({ field: ledgerField, saved })),
  remove: command('移除栏目', z.strictObject({ id: recordId }), z.strictObject({ saved })),
  /** To the given place among the own columns of its list, 0 first. */
  move: command('移动栏目', z.strictObject({ id: recordId, to: z.int().min(0).max(100) }), z.strictObject({ saved })),
} as const

export type OwnColumnDraft = z.infer<typeof ownColumnDraft>
