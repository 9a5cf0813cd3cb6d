/** Saved views of a list: which columns, which rows, in which order. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { fieldName, findText, sortList, whereList } from './rows-request.ts'
import { ledgerKey, recordId, saved } from './shared.ts'

const viewColumn = z.strictObject({
  field: fieldName,
  /** In pixels; null: as the list has it. */
  width: z.int().min(20).max(2000).nullable(),
  hidden: z.boolean(),
})

export const viewSettings = z.strictObject({
  /** In the order on screen; columns that are not named follow. */
  columns: z.array(viewColumn).max(200),
  /** How many columns stay in place at the left. */
  frozen: z.int().min(0).max(50),
  find: findText,
  where: whereList,
  sort: sortList,
  groupBy: fieldName.nullable(),
})

const savedView = z.strictObject({ id: recordId, name: z.string(), settings: viewSettings })

export const viewsApi = {
  list: query('查看视图', z.strictObject({ ledger: ledgerKey }), z.array(savedView)),
  save: command(
    '保存视图',
    z.strictObject({
      id: recordId.optional(),
      ledger: ledgerKey,
      name: z.string().trim().min(1).max(40),
      settings: viewSettings,
    }),
    z.strictObject({ id: recordId, saved }),
  ),
  remove: command('删除视图', z.strictObject({ id: recordId }), z.strictObject({ saved })),
} as const

export type ViewSettings = z.infer<typeof viewSettings>
export type SavedView = z.infer<typeof savedView>
