/**
 * Chromium gives a custom scheme no origin, so the stand-in shows `app://main/…` under `https://main/…`: a secure
 * context with an origin, where `'self'` in the CSP means what it means in Electron. Nothing is ever sent there.
 */
const shown = 'https://main'
const real = 'app://main'

export function toShown(url: string): string {
  return swap(url, real, shown)
}

export function toReal(url: string): string {
  return swap(url, shown, real)
}

function swap(url: string, from: string, to: string): string {
  return url === from || url.startsWith(`${from}/`) ? to + url.slice(from.length) : url
}
