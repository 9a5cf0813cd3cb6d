/**
 * What both windowed hosts need to serve the built interface: a fixed map of files read once at start,
 * the headers that go with them, and the nonce of each page load. Knows neither HTTP nor Electron.
 */
import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** Stands in the built index.html where the nonce of the page load goes. */
const noncePlaceholder = '%NONCE%'
const startPage = '/index.html'

export interface BuiltFile {
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Keyed by URL path, e.g. `/assets/index-abc.js`. What is not a key does not exist. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>

export interface PageAnswer {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** `none` where calls go through IPC; `self` where they go to the loopback host. */
export type Connections = 'none' | 'self'

/** Reads every built file, so that no request ever becomes a path. */
export async function readBuiltFiles(folder: string): Promise<BuiltFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, BuiltFile>()
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const mediaType = mediaTypes[extname(entry.name)]
    if (mediaType === undefined) throw new Error(`no media type is known for the built file ${path}`)
    const urlPath = path.slice(folder.length).replaceAll('\\', '/')
    files.set(urlPath.startsWith('/') ? urlPath : `/${urlPath}`, { mediaType, bytes: await readFile(path) })
  }
  if (!files.has(startPage)) throw new Error(`the interface is not built: ${join(folder, startPage)} is missing`)
  return files
}

/** Answers one page request by exact path; `/` is the start page. */
export function answerPage(files: BuiltFiles, path: string, connections: Connections): PageAnswer {
  const key = path === '/' ? startPage : path
  const file = files.get(key)
  if (file === undefined)
    return {
      status: 404,
      headers: { ...securityHeaders, 'content-type': 'text/plain' },
      body: new TextEncoder().encode('404'),
    }
  const headers = { ...securityHeaders, 'content-type': file.mediaType }
  if (key !== startPage) return { status: 200, headers, body: file.bytes }
  const nonce = randomBytes(18).toString('base64')
  return {
    status: 200,
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce, connections) },
    body: withNonce(file.bytes, nonce),
  }
}

/** No script but ours, no markup from strings at all (Trusted Types), no address but the host's own. */
export function contentSecurityPolicy(nonce: string, connections: Connections): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src '${connections}'`,
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'cache-control': 'no-store',
} as const

function withNonce(html: Uint8Array, nonce: string): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(html)
  if (!text.includes(noncePlaceholder)) throw new Error(`the built index.html has no ${noncePlaceholder}`)
  return new TextEncoder().encode(text.replaceAll(noncePlaceholder, nonce))
}
