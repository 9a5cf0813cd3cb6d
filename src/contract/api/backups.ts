/** Verified backups, restore, and the undo line. */
import { z } from 'zod'
import { inspection, maintenance, query, reversal } from '../define-api.ts'
import { nothing, saved } from './shared.ts'
import { systemStatus } from './system.ts'

export const backupInfo = z.strictObject({
  name: z.string(),
  at: z.string(),
  size: z.int(),
  reason: z.enum(['manual', 'daily', 'beforeImport', 'beforeMigration', 'beforeRestore']),
  unitName: z.string(),
  /** Steps saved when the backup was taken. */
  sequence: z.int(),
  rows: z.record(z.string(), z.int()),
  valid: z.boolean(),
})

export const backups = {
  list: inspection('查看备份', nothing, z.array(backupInfo)),
  create: maintenance('备份', nothing, backupInfo),
  /** The state before the restore is itself kept as a backup, or set aside whole when it is damaged. */
  restore: maintenance('恢复备份', z.strictObject({ name: z.string().min(1).max(120) }), systemStatus, [
    'empty',
    'ready',
    'recovery',
  ]),
} as const

export const historyEntry = z.strictObject({
  commandId: z.int(),
  at: z.string(),
  actor: z.string(),
  label: z.string(),
  state: z.enum(['done', 'undone', 'closed']),
  records: z.int(),
})

export const history = {
  list: query('查看操作记录', z.strictObject({ limit: z.int().min(1).max(500).default(100) }), z.array(historyEntry)),
  undo: reversal('撤销', nothing, z.strictObject({ label: z.string(), saved })),
  redo: reversal('重做', nothing, z.strictObject({ label: z.string(), saved })),
} as const

export type BackupInfo = z.infer<typeof backupInfo>
export type HistoryEntry = z.infer<typeof historyEntry>
