/** How many backups of each kind are kept. Pure. */
import type { StatedBackup } from '../db/backup.ts'

/** Those made by hand and before a migration are never removed by the program. */
const keep: Partial<Record<StatedBackup['reason'], number>> = { daily: 14, beforeImport: 10, beforeRestore: 10 }

/** A district with millions of records has backups of gigabytes: beyond this, two of a kind have to do. */
const mostBytes = 20 * 1024 ** 3
const keepOfLarge = 2

/** Backups beyond what is kept, given newest first. The newest one that is sound stays in any case. */
export function surplusBackups(
  newestFirst: readonly StatedBackup[],
  newestSound: StatedBackup | null,
): readonly StatedBackup[] {
  const seen = new Map<string, number>()
  let bytes = 0
  return newestFirst.filter(({ name, reason, size }) => {
    const most = keep[reason]
    if (most === undefined) return false
    const count = (seen.get(reason) ?? 0) + 1
    seen.set(reason, count)
    bytes += size
    return name !== newestSound?.name && count > (bytes > mostBytes ? keepOfLarge : most)
  })
}
