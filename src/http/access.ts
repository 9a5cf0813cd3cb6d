/**
 * Who may talk to the loopback host: whoever holds the start-up token, from a page of this very host.
 * Pure decisions over request headers; knows no routes.
 * Host is checked against DNS rebinding, Origin against other pages in the same browser, the cookie against other users of the PC.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface Access {
  /** Carried once in the first address. */
  readonly token: string
  /** Value of the cookie that the token is exchanged for. */
  readonly session: string
  readonly cookieName: string
  readonly host: string
  readonly origin: string
}

export function newAccess(port: number): Access {
  return {
    token: randomBytes(24).toString('base64url'),
    session: randomBytes(24).toString('base64url'),
    // Browsers share cookies between the ports of a host: two data folders open side by side need two names.
    cookieName: `sidantong-${port}`,
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
  }
}

export function isOwnHost(access: Access, headers: IncomingHttpHeaders): boolean {
  return headers.host === access.host
}

/** Browsers send Origin with every POST; a request that changes something and has none is not from our page. */
export function isOwnOrigin(access: Access, headers: IncomingHttpHeaders, required: boolean): boolean {
  if (headers.origin === undefined) return !required && isOwnOrTypedIn(headers['sec-fetch-site'])
  return headers.origin === access.origin
}

export function isTokenRight(access: Access, candidate: string | null): boolean {
  return candidate !== null && sameSecret(candidate, access.token)
}

export function hasSession(access: Access, headers: IncomingHttpHeaders): boolean {
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
  const own = cookies.find((cookie) => cookie.startsWith(`${access.cookieName}=`))
  return own !== undefined && sameSecret(own.slice(access.cookieName.length + 1), access.session)
}

export function sessionCookie(access: Access): string {
  return `${access.cookieName}=${access.session}; Path=/; HttpOnly; SameSite=Strict`
}

function isOwnOrTypedIn(fetchSite: string | string[] | undefined): boolean {
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none'
}

function sameSecret(candidate: string, secret: string): boolean {
  const left = Buffer.from(candidate)
  const right = Buffer.from(secret)
  return left.length === right.length && timingSafeEqual(left, right)
}
