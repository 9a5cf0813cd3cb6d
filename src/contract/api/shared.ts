/** Small schemas that several features use. */
import { z } from 'zod'
import { ledgerKeys } from '../ledgers/define-ledger.ts'

export const recordId = z.uuid()
export const nothing = z.strictObject({})
export const ledgerKey = z.enum(ledgerKeys)

/** 32,767 is what a spreadsheet cell can hold. */
export const cellText = z.string().max(32_767)

/** Text as typed, a whole number that a computer keeps exactly, or nothing. */
export const cellValue = z.union([cellText, z.int(), z.null()])
export const cellValues = z.record(z.string().max(64), cellValue)

/** What a command answers besides its result: how the undo line reads and when it was saved. */
export const saved = z.strictObject({ savedAt: z.string(), commandId: z.int() })
export type Saved = z.infer<typeof saved>
