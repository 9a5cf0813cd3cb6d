/** One window per data folder. The database has a lock of its own; this one brings the first window to the front. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { AppError } from '../../contract/errors.ts'
import type { Windows } from './window.ts'

/**
 * Whether this process may go on. Must run before `ready`: the folder of the browser profile is what Electron locks.
 * @throws AppError folder_not_writable
 */
export function claimDataFolder(dataDir: string, windows: Windows): boolean {
  const profile = join(dataDir, 'browser')
  try {
    // Electron takes only folders that exist.
    mkdirSync(profile, { recursive: true })
  } catch {
    throw new AppError('folder_not_writable', { folder: dataDir })
  }
  app.setPath('userData', profile)
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', () => windows.focus())
  return true
}
