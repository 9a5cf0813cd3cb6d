/** Who may use the bridge: the main frame of a window of ours, showing our own page. */
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { appOrigin } from './app-protocol.ts'

export function isTrustedSender(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame
  if (window === null || window.isDestroyed() || frame === null) return false
  return frame === window.webContents.mainFrame && frame.origin === appOrigin
}
