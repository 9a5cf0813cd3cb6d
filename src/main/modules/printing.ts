/** What the window shows, onto paper through the system's dialog, or into a PDF file. Cancelling is no failure. */
import type { BrowserWindow } from 'electron'
import { z } from 'zod'
import { paper, type Paper } from '../../contract/api/output.ts'
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import { fileName, keepFile } from './files.ts'

/** The paper may be left out: minutes are always on A4. */
export const printArguments = z.union([z.tuple([]), z.tuple([paper])])
export const pdfArguments = z.tuple([fileName, paper.optional()])

const upright: Paper = { size: 'A4', orientation: 'portrait' }

export async function printWindow(window: BrowserWindow, given: Paper = upright): Promise<null> {
  const options = { silent: false, ...sheetOf(given) }
  await new Promise<void>((resolve, reject) => {
    window.webContents.print(options, (success, reason) => {
      if (success || isCancelled(reason)) resolve()
      else reject(new Error(`printing failed: ${reason}`))
    })
  })
  return null
}

/**
 * The paper and margins that the page itself asks for come first, as they do on a printer.
 * @throws AppError pdf_failed, and what hinders the writing of the file
 */
export async function savePdf(
  window: BrowserWindow,
  [name, given = upright]: z.infer<typeof pdfArguments>,
): Promise<{ readonly name: string } | null> {
  const bytes = await window.webContents
    .printToPDF({ ...sheetOf(given), preferCSSPageSize: true })
    .catch((cause: unknown) => {
      throw new AppError('pdf_failed', { reason: cause instanceof Error ? cause.message : String(cause) })
    })
  return await keepFile(window, { name, mediaType: mediaTypes.pdf, bytes })
}

function sheetOf({ size, orientation }: Paper) {
  return { printBackground: true, pageSize: size, landscape: orientation === 'landscape' }
}

function isCancelled(reason: string): boolean {
  return /cancel/i.test(reason)
}
