/** Keeps a database that is about to be replaced, with its log and its marker, in a dated folder of its own. */
import { existsSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { flushFolder, makeFolderDurably } from './durable-files.ts'
import { databaseSet, setAsideFolder } from './inspect.ts'
import { copyDurably } from './large-files.ts'
import { markerPath } from './marker.ts'

/**
 * The database goes first, and each move is flushed before the next: a cut in between leaves a folder without a database,
 * which asks for recovery, and never a database without its log or with another's (reliability A8, A16).
 */
export function moveAside(dataDir: string, now: Date): void {
  const present = presentFiles(dataDir)
  if (present.length === 0) return
  const folder = newFolder(dataDir, now)
  for (const path of present) {
    renameSync(path, join(folder, basename(path)))
    flushFolder(folder)
    flushFolder(dataDir)
  }
}

/** For a database that stays in use; it must not be open. */
export function copyAside(dataDir: string, now: Date): void {
  const folder = newFolder(dataDir, now)
  for (const path of presentFiles(dataDir)) copyDurably(path, join(folder, basename(path)))
}

function presentFiles(dataDir: string): string[] {
  return [...databaseSet.map((file) => join(dataDir, file)), markerPath(dataDir)].filter((path) => existsSync(path))
}

/** A clock that was set back must not lead into an older folder, where files would be replaced. */
function newFolder(dataDir: string, now: Date): string {
  const wanted = join(dataDir, setAsideFolder, now.toISOString().replace(/[:.]/g, ''))
  let folder = wanted
  for (let number = 2; existsSync(folder); number++) folder = `${wanted}-${number}`
  makeFolderDurably(folder)
  return folder
}
