/** The test's line into the stand-in's process: dialogs laid ready, questions about settings, simulated trouble. */
import { app } from './app.ts'
import { debuggingAddress } from './chromium.ts'
import type { ControlRequest, SenderKind } from './control-protocol.ts'
import { layReadyOpen, layReadySave } from './dialog.ts'
import { invokeHandler } from './ipc.ts'
import { readJournal } from './journal.ts'
import { layStorage } from './safe-storage.ts'
import { session } from './session.ts'
import { tellTest } from './test-line.ts'
import { signalUtilityProcesses } from './utility-process.ts'
import { currentWindow } from './window.ts'

process.on('message', (request: ControlRequest) => void reply(request))

async function reply(request: ControlRequest): Promise<void> {
  try {
    tellTest({ id: request.id, value: await perform(request) })
  } catch (error) {
    tellTest({ id: request.id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

async function perform(request: ControlRequest): Promise<unknown> {
  switch (request.ask) {
    case 'debuggingAddress':
      return await debuggingAddress(`${app.getPath('userData')}/profile`)
    case 'journal':
      return readJournal()
    case 'layReadyOpen':
      layReadyOpen(request.paths)
      return null
    case 'layReadySave':
      layReadySave(request.path)
      return null
    case 'layStorage':
      layStorage(request.state)
      return null
    case 'invokeFrom':
      return await invokeFrom(request.sender, request.channel, request.given)
    case 'mayGo':
      return currentWindow().webContents.mayGo(request.event, request.url)
    case 'mayOpen':
      return currentWindow().webContents.mayOpen(request.url)
    case 'permission':
      return session.defaultSession.decidePermission(request.permission)
    case 'isCancelled':
      return session.defaultSession.isCancelled(request.url)
    case 'serve': {
      const response = await session.defaultSession.serve(request.url, 'GET')
      return response === null ? null : { status: response.status, headers: Object.fromEntries(response.headers) }
    }
    case 'killCore':
      return signalUtilityProcesses('SIGKILL')
    case 'freezeCore':
      return signalUtilityProcesses('SIGSTOP')
    case 'crashPage':
      return currentWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    case 'failPdf':
      currentWindow().webContents.failsPdf = true
      return null
    case 'quit':
      app.quit()
      return null
  }
}

/** As if the message came from there. Electron gives the main frame as one object, whose origin changes with what it shows. */
async function invokeFrom(kind: SenderKind, channel: string, given: readonly unknown[]): Promise<unknown> {
  const { webContents } = currentWindow()
  const { mainFrame } = webContents
  const { origin } = mainFrame
  if (kind === 'otherOrigin') mainFrame.origin = 'https://elsewhere.example'
  try {
    const senderFrame = kind === 'gone' ? null : kind === 'otherFrame' ? { ...mainFrame } : mainFrame
    return await invokeHandler({ type: 'frame', sender: webContents, senderFrame }, channel, given)
  } finally {
    mainFrame.origin = origin
  }
}
