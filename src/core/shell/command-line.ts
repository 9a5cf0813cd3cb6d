/** By which words `sidan` is called on this computer, by a scheduler or a person. Starts nothing. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly execPath: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Under this name electron-builder packs a program. */
const archive = 'app.asar'

/** The word after which the packed program is the command line and opens no window (src/main/modules/command-mode.ts). */
export const commandWord = 'sidan'
/** At night there may be no display, and Chromium looks for one before our code runs: it has to be said to the program itself. */
export const withoutDisplay = '--ozone-platform=headless'

/** @returns null where the program in this folder brings no command line. */
export function findCommandLine(folder: string, { platform, execPath, environment }: Surroundings): string[] | null {
  if (basename(folder) === archive) {
    // Both unpack themselves anew at each start: the program that runs will not be there when the scheduler calls.
    const program = environment['PORTABLE_EXECUTABLE_FILE'] ?? environment['APPIMAGE'] ?? execPath
    return wordsOf(program, platform === 'linux')
  }
  const path = join(folder, platform === 'win32' ? 'sidan.cmd' : 'sidan')
  return existsSync(path) ? [path] : null
}

/** A program of Windows, an AppImage, both under any name, or what the Linux package installs; with what is written behind it. */
const packedProgram = new RegExp(
  String.raw`^(.*\.(exe|AppImage)|(?:.*\/)?sidantong)(?: +(?:${withoutDisplay} +)?${commandWord})?$`,
  'i',
)

/** What somebody typed for another computer, as words: quotes and the words behind the program may be there or not. */
export function readCommandLine(typed: string): string[] {
  const plain = typed
    .replaceAll('"', '')
    .trim()
    .replace(/^'([^']*)'/, '$1')
  const [, program, kind = ''] = packedProgram.exec(plain) ?? []
  return program === undefined ? [plain] : wordsOf(program, kind.toLowerCase() !== 'exe')
}

function wordsOf(packed: string, onLinux: boolean): string[] {
  return onLinux ? [packed, withoutDisplay, commandWord] : [packed, commandWord]
}
