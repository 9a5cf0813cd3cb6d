/** Files that must be whole or absent after a power cut: temporary name, flush, rename, flush of the folder. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AppError } from '../../contract/errors.ts'

export function flushFile(path: string): void {
  const descriptor = openSync(path, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Windows has no folder handles to flush; its renames are journaled by NTFS. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * A new folder is a name in the folder above: until that is flushed, everything inside can be gone after a power cut.
 * Step by step, because Node's recursive mkdir reports a failing disk as a missing folder.
 */
export function makeFolderDurably(path: string): void {
  const folder = resolve(path)
  const above = dirname(folder)
  if (existsSync(folder)) return
  if (above === folder) throw new AppError('folder_not_writable', { folder })
  makeFolderDurably(above)
  mkdirSync(folder)
  flushFolder(above)
}

/** Unlike rmSync, whose failures carry no code, this fails in a way that can be explained. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

/** Takes away what is of no use any more; failing at that must not hide the reason why it is of no use. */
export function discard(path: string): void {
  try {
    removeFile(path)
  } catch {
    return
  }
}

export function renameDurably(from: string, to: string): void {
  renameSync(from, to)
  flushFolder(dirname(to))
}

export function writeDurably(path: string, content: string | Uint8Array, mode = 0o644): void {
  const temporary = `${path}.partial`
  writeFileSync(temporary, content, { mode })
  flushFile(temporary)
  renameDurably(temporary, path)
}
