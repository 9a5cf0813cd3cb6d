/** What every host passes to the core: where the data lives, who acts, the clock, ids, and a log file. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { dirname, join, posix, win32 } from 'node:path'
import type { AppOptions, LogEntry } from '../ports.ts'
import { createIdSource } from './new-id.ts'

const folderName = 'sidantong'
const logLimit = 2 * 1024 * 1024

export function hostOptions(dataDir: string): AppOptions {
  const program = findProgram()
  return {
    dataDir,
    appVersion: program.version,
    resourcesDir: join(program.folder, 'resources'),
    commandLine: commandLineOf(program.folder),
    actor: userInfo().username,
    now: () => new Date(),
    newId: createIdSource(),
    log: logTo(join(dataDir, 'logs')),
  }
}

/** The installed program turns into no plain Node (scripts/set-fuses.mjs), so that nothing there can run the command line. */
function commandLineOf(folder: string): readonly string[] | null {
  const entry = join(folder, 'out', 'main', 'cli.js')
  const canRun = !('electron' in process.versions) && statSync(entry, { throwIfNoEntry: false }) !== undefined
  return canRun ? [process.execPath, entry] : null
}

/** Local, not roaming: a roaming profile would copy the database over the network at each log-in. */
export function defaultDataDir(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): string {
  if (platform === 'win32')
    return win32.join(environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), folderName)
  return posix.join(environment['XDG_DATA_HOME'] ?? posix.join(home, '.local', 'share'), folderName)
}

/** One JSON object per line; the previous file is kept when a new one is begun. */
export function logTo(folder: string): (entry: LogEntry) => void {
  const path = join(folder, 'app.log')
  return (entry) => {
    mkdirSync(folder, { recursive: true })
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logLimit)
      renameSync(path, join(folder, 'app.previous.log'))
    appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`)
  }
}

/** By the package.json above this file: its distance differs between the sources, the bundle and the installed program. */
function findProgram(): { readonly folder: string; readonly version: string } {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const version = readManifest(join(folder, 'package.json'))
    if (version !== null) return { folder, version }
  }
  throw new Error('package.json of the program is missing')
}

function readManifest(path: string): string | null {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const isOurs = typeof manifest === 'object' && manifest !== null && 'name' in manifest && manifest.name === folderName
  return isOurs && 'version' in manifest && typeof manifest.version === 'string' ? manifest.version : null
}
