/**
 * The few addresses of the loopback host: calls, uploads, and the built interface. Each answer is decided here;
 * what a call means is the core's business.
 */
import type { IncomingMessage } from 'node:http'
import type { ApiReply } from '../contract/api.ts'
import type { StagedFile } from '../contract/artifact.ts'
import { AppError, describeError, type ErrorCode } from '../contract/errors.ts'
import { decodeWire, encodeWire } from '../contract/wire.ts'
import { callLimit, fileLimit, fileTooLarge, inputTooLarge } from '../core/shell/limits.ts'
import { answerPage, securityHeaders, type BuiltFiles } from '../core/shell/page.ts'
import { hasSession, isOwnHost, isOwnOrigin, isTokenRight, sessionCookie, type Access } from './access.ts'
import { BodyTooLarge, readBody } from './body.ts'

/** The part of the core that this host needs. */
export interface HostedApp {
  call(method: string, input: unknown): Promise<ApiReply>
  stageFile(name: string, bytes: Uint8Array): StagedFile
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

export interface Site {
  readonly app: HostedApp
  readonly access: Access
  readonly files: BuiltFiles
}

const callPath = '/api/'
const uploadPath = '/files'

/** @throws what is a bug; expected refusals are answers. */
export async function answerRequest(site: Site, request: IncomingMessage): Promise<Answer> {
  const url = parseTarget(request.url)
  if (url === null) return notFound()
  const isCall = url.pathname.startsWith(callPath) || url.pathname === uploadPath
  const changing = request.method === 'POST'
  if (!isOwnHost(site.access, request.headers) || !isOwnOrigin(site.access, request.headers, changing))
    return refuse(isCall)
  if (isCall) return await answerCall(site, request, url)
  if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed('GET, HEAD')
  if (url.pathname === '/' && url.searchParams.has('token'))
    return exchangeToken(site.access, url.searchParams.get('token'))
  if (!hasSession(site.access, request.headers)) return refuse(isCall)
  return answerPage(site.files, url.pathname, 'self')
}

async function answerCall(site: Site, request: IncomingMessage, url: URL): Promise<Answer> {
  if (!hasSession(site.access, request.headers)) return refuse(true)
  if (request.method !== 'POST') return methodNotAllowed('POST')
  try {
    if (url.pathname === uploadPath) return replyWith({ ok: true, value: await receiveFile(site.app, request, url) })
    const method = url.pathname.slice(callPath.length)
    return replyWith(await site.app.call(method, await receiveInput(request, callLimit(method))))
  } catch (error) {
    if (error instanceof AppError) return replyWith({ ok: false, error: { code: error.code, details: error.details } })
    throw error
  }
}

async function receiveInput(request: IncomingMessage, limit: number): Promise<unknown> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    throw new AppError('invalid_input', { place: 'Content-Type（应为 application/json）' })
  }
  const bytes = await readBody(request, limit).catch((error: unknown) => {
    throw error instanceof BodyTooLarge ? inputTooLarge(error.announced, limit) : error
  })
  try {
    return decodeWire(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AppError('invalid_input', { place: '请求正文（应为 JSON）' })
  }
}

async function receiveFile(app: HostedApp, request: IncomingMessage, url: URL): Promise<StagedFile> {
  const name = url.searchParams.get('name') ?? ''
  if (name === '' || name.length > 255) throw new AppError('invalid_input', { place: '文件名' })
  const bytes = await readBody(request, fileLimit).catch((error: unknown) => {
    throw error instanceof BodyTooLarge ? fileTooLarge(name, error.announced) : error
  })
  return app.stageFile(name, bytes)
}

function exchangeToken(access: Access, token: string | null): Answer {
  if (!isTokenRight(access, token)) return refuse(false)
  return { status: 303, headers: { ...securityHeaders, location: '/', 'set-cookie': sessionCookie(access) }, body: '' }
}

export function replyWith(reply: ApiReply): Answer {
  return {
    status: reply.ok ? 200 : (statuses[reply.error.code] ?? 422),
    headers: { ...securityHeaders, 'content-type': 'application/json; charset=utf-8' },
    body: encodeWire(reply),
  }
}

const statuses: Partial<Record<ErrorCode, number>> = {
  internal: 500,
  unknown_method: 404,
  not_found: 404,
  invalid_input: 400,
  input_too_large: 413,
  file_too_large: 413,
  not_authorised: 403,
  version_conflict: 409,
}

/** Pages get the sentence alone; calls get the envelope. */
function refuse(isCall: boolean): Answer {
  const failure = { code: 'not_authorised', details: {} } as const
  return isCall ? replyWith({ ok: false, error: failure }) : plainText(403, describeError(failure))
}

function methodNotAllowed(allow: string): Answer {
  const answer = replyWith({
    ok: false,
    error: { code: 'invalid_input', details: { place: `请求方法（应为 ${allow}）` } },
  })
  return { ...answer, status: 405, headers: { ...answer.headers, allow } }
}

function notFound(): Answer {
  return plainText(404, '404')
}

function plainText(status: number, text: string): Answer {
  return { status, headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' }, body: text }
}

/** Only plain paths: `//other/x` or `http://other/x` as a target would name another host. */
function parseTarget(target: string | undefined): URL | null {
  if (target?.startsWith('/') !== true || target.startsWith('//')) return null
  return URL.parse(target, 'http://127.0.0.1')
}
