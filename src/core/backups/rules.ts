/** How many backups of each kind are kept. Pure. */
import type { BackupInfo } from '../../contract/api/backups.ts'

/** Those made by hand and before a migration are never removed by the program. */
const keep: Partial<Record<BackupInfo['reason'], number>> = { daily: 14, beforeImport: 10, beforeRestore: 10 }

/** Backups beyond what is kept, given newest first. The newest valid one of all stays in any case. */
export function surplusBackups(newestFirst: readonly BackupInfo[]): BackupInfo[] {
  const newestValid = newestFirst.find((backup) => backup.valid)
  const seen = new Map<string, number>()
  return newestFirst.filter((backup) => {
    const count = (seen.get(backup.reason) ?? 0) + 1
    seen.set(backup.reason, count)
    return backup !== newestValid && count > (keep[backup.reason] ?? Infinity)
  })
}
