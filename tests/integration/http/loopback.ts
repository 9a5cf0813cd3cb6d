/** A loopback host over a core that only remembers what reached it, and raw requests without a browser's good manners. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import type { ApiReply } from '../../../src/contract/api.ts'
import type { StagedFile } from '../../../src/contract/artifact.ts'
import { AppError } from '../../../src/contract/errors.ts'
import type { LogEntry } from '../../../src/core/ports.ts'
import { startHttpHost, type HttpHost } from '../../../src/http/server.ts'

export const indexHtml =
  '<!doctype html><meta name="csp-nonce" content="%NONCE%"><title>四单通</title><script src="./assets/app.js"></script>'

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export class RecordingApp {
  readonly calls: { readonly method: string; readonly input: unknown }[] = []
  readonly files: { readonly name: string; readonly bytes: Uint8Array }[] = []

  call(method: string, input: unknown): Promise<ApiReply> {
    if (method === 'system.broken') return Promise.reject(new Error('secret detail'))
    if (!method.startsWith('system.'))
      return Promise.resolve({ ok: false, error: { code: 'unknown_method', details: { method } } })
    this.calls.push({ method, input })
    return Promise.resolve({ ok: true, value: { echoed: input } })
  }

  stageFile(name: string, bytes: Uint8Array): StagedFile {
    if (bytes.byteLength === 0) throw new AppError('file_empty', { file: name })
    this.files.push({ name, bytes })
    return { id: '01900000-0000-7000-8000-000000000001', name, size: bytes.byteLength }
  }
}

export interface Loopback {
  readonly app: RecordingApp
  readonly host: HttpHost
  readonly log: LogEntry[]
  readonly port: number
  /** Headers of our own page: Host, Origin and cookie are right. */
  readonly trusted: OutgoingHttpHeaders
  send(method: string, path: string, headers?: OutgoingHttpHeaders, body?: string | Uint8Array): Promise<RawAnswer>
  stop(): Promise<void>
}

export async function startLoopback(): Promise<Loopback> {
  const folder = await mkdtemp(join(tmpdir(), 'sidantong-http-'))
  const rendererDir = join(folder, 'renderer')
  await mkdir(join(rendererDir, 'assets'), { recursive: true })
  await writeFile(join(rendererDir, 'index.html'), indexHtml)
  await writeFile(join(rendererDir, 'assets/app.js'), 'console.log(1)')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  const app = new RecordingApp()
  const log: LogEntry[] = []
  const host = await startHttpHost({ app, rendererDir, port: 0, log: (entry) => log.push(entry) })
  const port = Number(new URL(host.url).port)
  const send: Loopback['send'] = async (method, path, headers = {}, body) =>
    await sendRaw(port, method, path, headers, body)
  const first = new URL(host.url)
  const { headers } = await send('GET', first.pathname + first.search)
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const trusted = { origin: host.origin, cookie, 'content-type': 'application/json' }
  return {
    app,
    host,
    log,
    port,
    trusted,
    send,
    async stop() {
      await host.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function sendRaw(
  port: number,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
  body?: string | Uint8Array,
): Promise<RawAnswer> {
  return await new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

/** A sender that goes on to its end whatever has been answered meanwhile, as browsers do; Node's own client stops. */
export async function sendStubbornly(
  port: number,
  path: string,
  headers: OutgoingHttpHeaders,
  size: number,
): Promise<RawAnswer> {
  const piece = new Uint8Array(256 * 1024).fill(0x61)
  const chunked = headers['content-length'] === undefined
  const all = { host: `127.0.0.1:${port}`, ...headers, ...(chunked ? { 'transfer-encoding': 'chunked' } : {}) }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${String(value)}\r\n`)
  async function* message() {
    yield `POST ${path} HTTP/1.1\r\n${head.join('')}\r\n`
    for (let sent = 0; sent < size; sent += piece.length) {
      if (chunked) yield `${piece.length.toString(16)}\r\n`
      yield piece
      if (chunked) yield '\r\n'
      // Lets the host, which shares this thread, read.
      await setImmediate()
    }
    if (chunked) yield '0\r\n\r\n'
  }
  const socket = connect({ host: '127.0.0.1', port })
  const received: Buffer[] = []
  socket.on('data', (chunk: Buffer) => received.push(chunk))
  await pipeline(message(), socket, { end: false })
  socket.destroy()
  const [start = '', body = ''] = Buffer.concat(received).toString().split('\r\n\r\n')
  return { status: Number(start.split(' ')[1]), headers: {}, body }
}
