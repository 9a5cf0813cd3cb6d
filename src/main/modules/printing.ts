/** Prints what the window shows, through the system's dialog. Cancelling there is no failure. */
import type { BrowserWindow } from 'electron'

export async function printWindow(window: BrowserWindow): Promise<null> {
  await new Promise<void>((resolve, reject) => {
    window.webContents.print({ silent: false, printBackground: true, pageSize: 'A4' }, (success, reason) => {
      if (success || isCancelled(reason)) resolve()
      else reject(new Error(`printing failed: ${reason}`))
    })
  })
  return null
}

function isCancelled(reason: string): boolean {
  return /cancel/i.test(reason)
}
