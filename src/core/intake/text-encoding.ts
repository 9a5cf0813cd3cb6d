/**
 * Bytes of a text file → text. Decided on the whole file: single words in GB18030 are now and then valid UTF-8 by
 * chance, whole files are not. A wrong decoding is never accepted; no replacement character comes into being here, and a
 * file pasted together from two encodings is refused with the line where the other one stands.
 */
import { AppError } from '../../contract/errors.ts'

export function decodeText(bytes: Uint8Array): string {
  const marked = byMark(bytes)
  if (marked !== null) {
    const text = decodeStrictly(bytes, marked)
    if (text !== null) return text
    throw marked === 'utf-8' && isMostlyUtf8(bytes.subarray(3)) ? notUtf8(bytes) : new AppError('file_encoding')
  }
  if (bytes.includes(0)) {
    const text = decodeStrictly(bytes, utf16Order(bytes))
    if (text !== null && !text.includes('\0')) return text
    throw new AppError('file_encoding')
  }
  const text = decodeStrictly(bytes, 'utf-8')
  if (text !== null) return text
  if (isMostlyUtf8(bytes)) throw notUtf8(bytes)
  const line = lineInUtf8(bytes)
  if (line !== null) throw new AppError('file_mixed_encoding', { line, encoding: 'GBK' })
  const chinese = decodeStrictly(bytes, 'gb18030')
  if (chinese !== null) return chinese
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

/** In Chinese text of GB18030 not one byte in a hundred belongs to what could be a Chinese character of UTF-8. */
const MOSTLY_UTF8 = 0.3
/** So many of them, and nothing else beyond ASCII in the line, is no chance. */
const TELLING_CHARACTERS = 4
const LINE_END = 10

/** Chinese characters and signs as UTF-8 writes them: three bytes from E2 to E9 or EF, two continuations. */
function isUtf8Character(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] ?? 0
  const isLead = (first >= 0xe2 && first <= 0xe9) || first === 0xef
  return isLead && isContinuation(bytes[at + 1]) && isContinuation(bytes[at + 2])
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte < 0xc0

function isMostlyUtf8(bytes: Uint8Array): boolean {
  const { high, covered } = shareOfUtf8(bytes)
  return covered > high * MOSTLY_UTF8
}

/** Bytes beyond ASCII, and how many of them belong to such characters, from one place to another. */
function shareOfUtf8(bytes: Uint8Array, from = 0, to = bytes.length): { high: number; covered: number } {
  let high = 0
  let covered = 0
  for (let at = from; at < to; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue
    if (!isUtf8Character(bytes, at)) {
      high += 1
      continue
    }
    high += 3
    covered += 3
    at += 2
  }
  return { high, covered }
}

/** The line at which a text of UTF-8 stops being one; a file that was cut in its last character has no such line. */
function notUtf8(bytes: Uint8Array): AppError {
  const isCut = [1, 2, 3].some((length) => decodeStrictly(bytes.subarray(0, -length), 'utf-8') !== null)
  if (isCut && (bytes.at(-1) ?? 0) >= 0x80) return new AppError('file_encoding')
  let line = 1
  for (const [start, end] of lines(bytes)) {
    if (decodeStrictly(bytes.subarray(start, end), 'utf-8') === null)
      return new AppError('file_mixed_encoding', { line, encoding: 'UTF-8' })
    line += 1
  }
  return new AppError('file_encoding')
}

/** The first line of a text of GB18030 that is plainly UTF-8; null when there is none. */
function lineInUtf8(bytes: Uint8Array): number | null {
  let line = 1
  for (const [start, end] of lines(bytes)) {
    const { high, covered } = shareOfUtf8(bytes, start, end)
    if (high === covered && covered >= TELLING_CHARACTERS * 3) return line
    line += 1
  }
  return null
}

function* lines(bytes: Uint8Array): Generator<readonly [number, number]> {
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_END, start)
    const end = found === -1 ? bytes.length : found
    yield [start, end]
    start = end + 1
  }
}
