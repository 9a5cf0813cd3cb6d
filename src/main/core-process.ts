/** Entry of the core's own process: so that a long import never freezes the window. Answers messages, nothing else. */
import type {} from 'electron'
import type { ApiReply } from '../contract/api.ts'
import { AppError } from '../contract/errors.ts'
import { createApp, type App } from '../core/create-app.ts'
import { hostOptions } from '../core/shell/host-options.ts'
import { messageToCore, type CoreReply, type CoreRequest, type StoreQuestion } from './core-protocol.ts'
import { storeThroughMain } from './store-through-main.ts'

const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('the core process needs the data folder as its argument')

const { store, receive } = storeThroughMain(post)
const options = hostOptions(dataDir, store)
const opening = createApp(options)
// A refusal to open is told to every caller; until the first one asks it is no unhandled error.
opening.catch(() => undefined)

process.parentPort.on('message', ({ data }) => {
  const message = messageToCore.parse(data)
  if (message.kind === 'storeAnswer') receive(message)
  else void answer(message)
})

function post(message: CoreReply | StoreQuestion): void {
  process.parentPort.postMessage(message)
}

async function answer(request: CoreRequest): Promise<void> {
  post({ id: request.id, reply: await replyTo(request) })
}

/** A core that could not be opened answers every call with the reason. */
async function replyTo(request: CoreRequest): Promise<ApiReply> {
  try {
    return await perform(await opening, request)
  } catch (error) {
    return {
      ok: false,
      error: error instanceof AppError ? { code: error.code, details: error.details } : reportBug(error),
    }
  }
}

async function perform(core: App, request: CoreRequest): Promise<ApiReply> {
  switch (request.kind) {
    case 'call':
      return await core.call(request.method, request.input)
    case 'stageFile':
      return { ok: true, value: core.stageFile(request.name, request.bytes) }
    case 'close':
      await core.close()
      return { ok: true, value: null }
  }
}

function reportBug(error: unknown): { readonly code: 'internal'; readonly details: { readonly number: string } } {
  const number = String(Date.now())
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  options.log({ level: 'error', event: 'core.failed', details: { number, stack } })
  return { code: 'internal', details: { number } }
}
