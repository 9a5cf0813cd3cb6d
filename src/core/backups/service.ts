/** Backups and restore as the window and the command line use them, and which old ones give way. */
import type { backups } from '../../contract/api/backups.ts'
import { listBackups, newestSoundBackup } from '../db/backup.ts'
import type { DataFolder } from '../db/data-folder.ts'
import type { HandlersOf } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { readStatus } from '../system/service.ts'
import { makeRoom } from './make-room.ts'

export const backupHandlers: HandlersOf<typeof backups> = {
  list: ({ folder }) => Promise.resolve(listBackups(folder.dataDir)),
  create: async ({ folder }) => folder.backup('manual'),
  restore: async ({ folder, options }, { name }) => {
    await folder.restore(name)
    return readStatus(folder, options.appVersion)
  },
}

/** The first start of a day keeps what the day before left, if anything changed since the last backup. */
export async function backupOncePerDay(folder: DataFolder, now: Date): Promise<void> {
  if (folder.state.kind !== 'ready') return
  const last = newestSoundBackup(folder.dataDir)
  const { sequence } = folder.state.store.audit.head
  if (sequence === 0 || last?.sequence === sequence) return
  if (last !== null && localDate(new Date(last.at)) === localDate(now)) return
  const { name } = await folder.backup('daily')
  makeRoom(folder.dataDir, name)
}
