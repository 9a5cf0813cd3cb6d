/** Opens the start address in the user's browser, where there is a desktop to open it on. */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Opener {
  readonly command: string
  readonly args: readonly string[]
}

/** Pure: which program opens a page here, or `null` without a desktop or without that program. */
export function chooseOpener(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  isOnPath: (program: string) => boolean,
): Opener | null {
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler'] }
  if (platform === 'darwin') return { command: 'open', args: [] }
  const hasDesktop = Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY'])
  return hasDesktop && isOnPath('xdg-open') ? { command: 'xdg-open', args: [] } : null
}

/** Whether a browser was asked to open the address; whether it did, only the user sees. */
export function openBrowser(url: string): boolean {
  const opener = chooseOpener(process.platform, process.env, isOnPath)
  if (opener === null) return false
  const child = spawn(opener.command, [...opener.args, url], { stdio: 'ignore', detached: true })
  // The address has been printed already: without a browser the user opens it by hand.
  child.on('error', () => undefined)
  child.unref()
  return true
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
