/**
 * The loopback host: the same interface in a browser window, for PCs that may not run Electron.
 * Listens on 127.0.0.1 only, answers only whoever opened the start-up address. No CORS, no directory listing.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { LogEntry } from '../core/ports.ts'
import { readBuiltFiles } from '../core/shell/page.ts'
import { newAccess } from './access.ts'
import { answerRequest, replyWith, type Answer, type HostedApp, type Site } from './routes.ts'

export interface HttpHostOptions {
  readonly app: HostedApp
  /** Folder of the built interface, read once. */
  readonly rendererDir: string
  /** 0 takes any free port. */
  readonly port: number
  readonly log: (entry: LogEntry) => void
}

export interface HttpHost {
  /** The address that opens the window, with the start-up token. */
  readonly url: string
  readonly origin: string
  close(): Promise<void>
}

export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const files = await readBuiltFiles(options.rendererDir)
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000, maxHeaderSize: 16_384 })
  const access = newAccess(await listen(server, options.port))
  const site: Site = { app: options.app, access, files }
  server.on('request', (request, response) => void handle(site, options.log, request, response))
  return {
    url: `${access.origin}/?token=${access.token}`,
    origin: access.origin,
    close: async () => await close(server),
  }
}

async function handle(
  site: Site,
  log: HttpHostOptions['log'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: Answer
  try {
    answer = await answerRequest(site, request)
  } catch (error) {
    const number = String(Date.now())
    log({
      level: 'error',
      event: 'http.failed',
      details: { number, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    })
    answer = replyWith({ ok: false, error: { code: 'internal', details: { number } } })
  }
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
  response.end(request.method === 'HEAD' ? undefined : answer.body)
}

async function listen(server: Server, port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('the loopback host has no port')
      resolve(address.port)
    })
  })
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeAllConnections()
  })
}
