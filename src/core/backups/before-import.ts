/**
 * The backup before an import. One that follows another at once needs none of its own: between the backup and it lie only
 * imports, whose files are still at hand and whose records are taken back step by step. So a district's month is copied once.
 */
import { AppError } from '../../contract/errors.ts'
import { hasBackup, removeBackup, type StatedBackup } from '../db/backup.ts'
import type { DataFolder, OpenStore } from '../db/data-folder.ts'
import type { AppOptions } from '../ports.ts'
import { makeRoom } from './make-room.ts'

/** The backup that the newest import rests on, and the hash of the audit trail as this import left it. */
export interface Cover {
  readonly backup: StatedBackup
  readonly head: string
}

/** Damage to the database then costs no more than the imports of half an hour, whose files are still at hand. */
const longestMs = 30 * 60 * 1000

/** Whether nothing but imports has been saved since a backup that is not old. A clock that was set back proves nothing. Pure. */
export function isCovered({ backup, head }: Cover, currentHead: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(backup.at)
  return head === currentHead && age >= 0 && age < longestMs
}

export class ImportBackups {
  readonly #folder: DataFolder
  readonly #options: Pick<AppOptions, 'now' | 'log'>
  #cover: Cover | null = null

  constructor(folder: DataFolder, options: Pick<AppOptions, 'now' | 'log'>) {
    this.#folder = folder
    this.#options = options
  }

  /** Runs an import once there is a backup to go back to. */
  async protect(store: OpenStore, work: () => Promise<unknown>): Promise<unknown> {
    const earlier = this.#standing(store)
    const backup = earlier ?? (await this.#folder.backup('beforeImport'))
    try {
      const answer = await work()
      this.#cover = { backup, head: store.audit.head.hash }
      this.#makeRoom(backup.name)
      return answer
    } catch (error) {
      // After a refusal everything is as it was: keeping the copy would let refused calls fill the disk.
      if (error instanceof AppError && earlier === null) removeBackup(this.#folder.dataDir, backup.name)
      throw error
    }
  }

  #standing(store: OpenStore): StatedBackup | null {
    const cover = this.#cover
    if (cover === null || !isCovered(cover, store.audit.head.hash, this.#options.now())) return null
    return hasBackup(this.#folder.dataDir, cover.backup) ? cover.backup : null
  }

  /** The import is saved: old backups that will not go, because somebody has one open, are no reason to say that it failed. */
  #makeRoom(justMade: string): void {
    try {
      makeRoom(this.#folder.dataDir, justMade)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#options.log({ level: 'warning', event: 'old backups stay', details: { reason } })
    }
  }
}
