/** What the print page shows, as its address: so that it can be reloaded and gone back to. */
import { z } from 'zod'
import { outputDocument } from '../../../contract/api/output.ts'

const printRequest = z.strictObject({ document: outputDocument, masked: z.boolean().default(false) })
export type PrintRequest = z.infer<typeof printRequest>

/** In an alphabet that no router touches. */
export function printAddress(request: z.input<typeof printRequest>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(request))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `/print/${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** null for an address that somebody has changed. */
export function readPrintAddress(text: string): PrintRequest | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const json = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(binary, (character) => character.charCodeAt(0)),
    )
    const parsed = printRequest.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
