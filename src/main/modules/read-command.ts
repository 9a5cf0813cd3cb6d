/** Whether the program was started as the command line. Pure; `arguments.ts` has what the window accepts. */
import { commandWord, withoutDisplay } from '../../core/shell/command-line.ts'

/** What the launcher of an AppImage adds where the system gives programs no user namespaces. */
export const withoutSandbox = '--no-sandbox'

/** What may stand before the word: ours for computers without a display, and the launcher's. */
const launcherSwitches: readonly string[] = [withoutDisplay, withoutSandbox]

/** What follows `sidan`; null where the program is to open its window. In development the project folder follows the program. */
export function readCommand(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  const given = argv.slice(isPackaged ? 1 : 2)
  const first = given.findIndex((word) => !launcherSwitches.includes(word))
  return first !== -1 && given[first] === commandWord ? given.slice(first + 1) : null
}
