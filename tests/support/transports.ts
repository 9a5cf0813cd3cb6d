/**
 * The three ways from a window to the core, each carrying calls as its host does: directly; as structured clones
 * through a message channel, with the size check of the bridge; over HTTP with the start-up token and its cookie.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { z } from 'zod'
import type { ApiReply } from '../../src/contract/api.ts'
import { isErrorCode, type ErrorCode } from '../../src/contract/errors.ts'
import { decodeWire, encodeWire } from '../../src/contract/wire.ts'
import { callLimit, exceedsLimit, inputTooLarge } from '../../src/core/shell/limits.ts'
import { startHttpHost } from '../../src/http/server.ts'
import { temporaryFolder, type TestApp } from './app.ts'

export interface Transport {
  call(method: string, input: unknown): Promise<ApiReply>
  close(): Promise<void>
}

export const transports: Readonly<
  Record<'in process' | 'message channel' | 'HTTP', (app: TestApp) => Promise<Transport>>
> = {
  'in process': (app) =>
    Promise.resolve({ call: (method, input) => app.call(method, input), close: () => Promise.resolve() }),
  'message channel': (app) => Promise.resolve(overChannel(app)),
  HTTP: overHttp,
}

const request = z.strictObject({ id: z.int(), method: z.string(), input: z.unknown() })
const reply = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.strictObject({
      code: z.custom<ErrorCode>(isErrorCode),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  }),
])
const numberedReply = z.strictObject({ id: z.int(), reply })

function overChannel(app: TestApp): Transport {
  const { port1: window, port2: core } = new MessageChannel()
  const waiting = new Map<number, (answer: ApiReply) => void>()
  let last = 0
  core.on('message', (message: unknown) => void answer(message))
  window.on('message', (message: unknown) => {
    const parsed = numberedReply.parse(message)
    waiting.get(parsed.id)?.(parsed.reply)
    waiting.delete(parsed.id)
  })

  async function answer(message: unknown): Promise<void> {
    const { id, method, input } = request.parse(message)
    const limit = callLimit(method)
    const tooLarge = exceedsLimit([method, input], limit)
    const { code, details } = inputTooLarge(null, limit)
    core.postMessage({ id, reply: tooLarge ? { ok: false, error: { code, details } } : await app.call(method, input) })
  }

  return {
    call: (method, input) =>
      new Promise((resolve) => {
        last += 1
        waiting.set(last, resolve)
        window.postMessage({ id: last, method, input })
      }),
    close: () => {
      window.close()
      core.close()
      return Promise.resolve()
    },
  }
}

async function overHttp(app: TestApp): Promise<Transport> {
  const rendererDir = join(temporaryFolder(), 'renderer')
  mkdirSync(rendererDir)
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><meta name="csp-nonce" content="%NONCE%">')
  const host = await startHttpHost({
    app: {
      call: (method, input) => app.call(method, input),
      stageFile: (name, bytes) => ({ id: app.stage(name, bytes), name, size: bytes.length }),
    },
    rendererDir,
    port: 0,
    log: () => undefined,
  })
  const opened = await fetch(host.url, { redirect: 'manual' })
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return {
    call: async (method, input) => {
      const response = await fetch(`${host.origin}/api/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: host.origin, cookie },
        body: encodeWire(input),
      })
      return reply.parse(decodeWire(await response.text()))
    },
    close: () => host.close(),
  }
}
