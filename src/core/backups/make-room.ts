/** Removes the backups that are beyond what is kept. */
import { newestSoundBackup, removeBackup, statedBackups } from '../db/backup.ts'
import { surplusBackups } from './rules.ts'

/** @param justMade stays, whatever the clock says of its age: it is what there is to go back to. */
export function makeRoom(dataDir: string, justMade: string): void {
  const newestSound = newestSoundBackup(dataDir)?.name
  const stay = new Set(newestSound === undefined ? [justMade] : [justMade, newestSound])
  for (const { name } of surplusBackups(statedBackups(dataDir), stay)) removeBackup(dataDir, name)
}
