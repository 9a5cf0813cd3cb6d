/** How many backups of each kind are kept. Pure. */
import type { StatedBackup } from '../db/backup.ts'

/** Those made by hand and before a migration are never removed by the program. */
const keep: Partial<Record<StatedBackup['reason'], number>> = { daily: 14, beforeImport: 10, beforeRestore: 10 }

/** A district with millions of records has backups of gigabytes: what would go beyond this is kept twice of a kind at the most. */
const mostBytes = 20 * 1024 ** 3
const keepOfLarge = 2

/** Backups beyond what is kept, given newest first. @param stay names of those that stay in any case. */
export function surplusBackups(
  newestFirst: readonly StatedBackup[],
  stay: ReadonlySet<string>,
): readonly StatedBackup[] {
  const counts = new Map<string, number>()
  let bytes = 0
  return newestFirst.filter(({ name, reason, size }) => {
    const most = keep[reason]
    if (most === undefined) return false
    const count = (counts.get(reason) ?? 0) + 1
    counts.set(reason, count)
    const isSurplus = !stay.has(name) && count > (bytes + size > mostBytes ? keepOfLarge : most)
    if (!isSurplus) bytes += size
    return isSurplus
  })
}
