/**
 * The window's only way in. Every channel goes through one wrapper: sender, then size, then the work.
 * A call is relayed to the core unread; a host function is a dialog, a printer or the wall.
 */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import type { ApiReply } from '../../contract/api.ts'
import { AppError, describeError } from '../../contract/errors.ts'
import type { LogEntry } from '../../core/ports.ts'
import { callLimit, exceedsLimit, fileLimit, fileTooLarge, inputTooLarge } from '../../core/shell/limits.ts'
import type { CoreClient } from './core-client.ts'
import { asFailure, refuse, valueOf } from './failures.ts'
import { artifactArguments, keepFile, pickArguments, pickFiles, stageArguments } from './files.ts'
import { pdfArguments, printArguments, printWindow, savePdf } from './printing.ts'
import { isTrustedSender } from './trusted-sender.ts'
import type { Windows } from './window.ts'

export interface BridgeContext {
  readonly core: CoreClient
  readonly windows: Windows
  readonly log: (entry: LogEntry) => void
}

/** The page shows the sentence; it has no use for the code of a dialog. */
type HostReply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

export function connectBridge(context: BridgeContext): void {
  const { core, windows } = context
  ipcMain.handle('api:call', async (event, ...given: unknown[]): Promise<ApiReply> => {
    const [method, input, ...rest] = given
    if (!windows.all().some((window) => isTrustedSender(event, window))) return refuse(new AppError('not_authorised'))
    const limit = callLimit(method)
    if (exceedsLimit(given, limit)) return refuse(inputTooLarge(null, limit))
    if (typeof method !== 'string' || rest.length > 0)
      return refuse(new AppError('invalid_input', { place: 'api:call' }))
    return await core.call(method, input)
  })

  const handle = (channel: string, work: (window: BrowserWindow, given: readonly unknown[]) => Promise<unknown>) => {
    ipcMain.handle(
      channel,
      async (event, ...given: unknown[]): Promise<HostReply> => await runHostFunction(context, event, given, work),
    )
  }
  handle('host:pick-files', async (window, given) => await pickFiles(window, core, pickArguments.parse(given)))
  handle('host:stage-file', async (_window, given) => {
    const [name, bytes] = stageArguments.parse(given)
    if (bytes.byteLength > fileLimit) throw fileTooLarge(name, bytes.byteLength)
    return valueOf(await core.stageFile(name, bytes))
  })
  handle('host:save-artifact', async (window, given) => await keepFile(window, ...artifactArguments.parse(given)))
  handle('host:print', async (window, given) => await printWindow(window, ...printArguments.parse(given)))
  handle('host:save-pdf', async (window, given) => await savePdf(window, pdfArguments.parse(given)))
  handle('host:open-wall', async (_window, given) => {
    const [meetingId] = z.tuple([z.uuid()]).parse(given)
    await windows.openWall(meetingId)
    return true
  })
}

async function runHostFunction(
  { windows, log }: BridgeContext,
  event: IpcMainInvokeEvent,
  given: readonly unknown[],
  work: (window: BrowserWindow, given: readonly unknown[]) => Promise<unknown>,
): Promise<HostReply> {
  const window = windows.current()
  if (window === null || !isTrustedSender(event, window))
    return { ok: false, message: describeError({ code: 'not_authorised', details: {} }) }
  try {
    return { ok: true, value: await work(window, given) }
  } catch (error) {
    return { ok: false, message: describeError(asFailure(error, log)) }
  }
}
