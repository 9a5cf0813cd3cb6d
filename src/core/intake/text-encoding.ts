/**
 * Bytes of a text file → text. Decided on the whole file: single words in GB18030 are now and then valid UTF-8 by
 * chance, whole files are not. A wrong decoding is never accepted; no replacement character comes into being here.
 */
import { AppError } from '../../contract/errors.ts'

export function decodeText(bytes: Uint8Array): string {
  const marked = byMark(bytes)
  if (marked !== null) {
    const text = decodeStrictly(bytes, marked)
    if (text === null) throw new AppError('file_encoding')
    return text
  }
  const candidates = bytes.includes(0) ? [utf16Order(bytes)] : ['utf-8', 'gb18030']
  for (const encoding of candidates) {
    const text = decodeStrictly(bytes, encoding)
    if (text !== null && !text.includes('\0')) return text
  }
  throw new AppError('file_encoding')
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // U+FEFF as GB18030 writes it.
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030'
  return null
}

/** Commas, digits and line ends have a zero byte in UTF-16: before them or after them. */
function utf16Order(bytes: Uint8Array): string {
  let even = 0
  let odd = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  return odd >= even ? 'utf-16le' : 'utf-16be'
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.startsWith('\ufeff') ? text.slice(1) : text
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null
    throw error
  }
}
