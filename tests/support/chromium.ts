/** Which browser the tests use, and how it is kept quiet. */
import { findBrowser } from '../../scripts/lib/browser.mjs'

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

export function chromiumPath(): string {
  const path = findBrowser()
  if (path === null) throw new Error('no Chromium, Chrome or Edge was found: run `npm test`, or set SIDANTONG_CHROMIUM')
  return path
}
