/** Prints what the window shows, through the system's dialog. Cancelling there is no failure. */
import type { BrowserWindow } from 'electron'
import { z } from 'zod'
import { paper, type Paper } from '../../contract/api/output.ts'

/** The paper may be left out: minutes are always on A4. */
export const printArguments = z.union([z.tuple([]), z.tuple([paper])])

const upright: Paper = { size: 'A4', orientation: 'portrait' }

export async function printWindow(window: BrowserWindow, { size, orientation }: Paper = upright): Promise<null> {
  const options = { silent: false, printBackground: true, pageSize: size, landscape: orientation === 'landscape' }
  await new Promise<void>((resolve, reject) => {
    window.webContents.print(options, (success, reason) => {
      if (success || isCancelled(reason)) resolve()
      else reject(new Error(`printing failed: ${reason}`))
    })
  })
  return null
}

function isCancelled(reason: string): boolean {
  return /cancel/i.test(reason)
}
