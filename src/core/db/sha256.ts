/** SHA-256 as lower-case hex: of texts and of bytes. */
import { hash } from 'node:crypto'

export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex')
}
