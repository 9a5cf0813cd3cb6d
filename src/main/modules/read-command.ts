/** Whether the program was started as the command line. Pure; `arguments.ts` has what the window accepts. */
import { commandWord, withoutDisplay } from '../../core/shell/command-line.ts'

/** What may stand before the word: ours for computers without a display, and what an AppImage adds where it finds no user namespaces. */
const launcherSwitches: readonly string[] = [withoutDisplay, '--no-sandbox']

/** What follows `sidan`; null where the program is to open its window. In development the project folder follows the program. */
export function readCommand(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  const given = argv.slice(isPackaged ? 1 : 2)
  const first = given.findIndex((word) => !launcherSwitches.includes(word))
  return first !== -1 && given[first] === commandWord ? given.slice(first + 1) : null
}
