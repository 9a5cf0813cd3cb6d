/**
 * Puts a file where a person asked for it: wholly there or not at all. The temporary file lies beside the target,
 * because only a rename within one volume is atomic.
 */
import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../contract/errors.ts'

/** A virus scanner lets go within seconds; Word and WPS do not until they are closed. */
const patience = [50, 100, 200, 400, 800, 1600] as const

/**
 * @throws AppError disk_full, folder_not_writable, file_in_use, disk_error; the target is then as it was.
 */
export async function writeFileSafely(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${randomBytes(6).toString('hex')}.sidantong.tmp`)
  try {
    await writeThrough(temporary, bytes)
    await moveWithPatience(temporary, path)
    await flushFolder(folder)
  } catch (error) {
    // On a stick that was pulled nothing can be removed either; what the person has to know is why nothing was written.
    await rm(temporary, { force: true }).catch(() => undefined)
    throw asRefusal(error, path)
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function moveWithPatience(from: string, to: string): Promise<void> {
  for (const wait of patience) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (!isHeldOpen(error)) throw error
      await delay(wait)
    }
  }
  await rename(from, to)
}

/** Makes the rename itself survive a power cut. Windows offers no such call for folders and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function asRefusal(error: unknown, path: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk_full')
  if (isHeldOpen(error)) return new AppError('file_in_use', { file: basename(path) })
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'ENOTDIR')
    return new AppError('folder_not_writable', { folder: dirname(path) })
  if (code === 'EIO' || code === 'EISDIR') return new AppError('disk_error', { reason: code })
  return error
}

function isHeldOpen(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'EBUSY' || code === 'EPERM'
}

function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
