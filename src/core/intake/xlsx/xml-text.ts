/**
 * Text of the XML parts: the five named entities, numeric references and line ends (XML 1.0, 2.11 and 4.6), and
 * the `_xHHHH_` notation for characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
import { damaged } from '../limits.ts'

const namedEntities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

export function decodeXmlText(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  let ampersand = text.indexOf('&')
  if (ampersand === -1) return text
  let decoded = ''
  let from = 0
  while (ampersand !== -1) {
    const end = text.indexOf(';', ampersand)
    if (end === -1) throw damaged('XML 里有认不出的字符')
    decoded += text.slice(from, ampersand) + decodeEntity(text, ampersand + 1, end)
    from = end + 1
    ampersand = text.indexOf('&', from)
  }
  return decoded + text.slice(from)
}

function decodeEntity(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== 35) {
    const named = namedEntities.get(text.slice(start, end))
    if (named === undefined) throw damaged('XML 里有认不出的字符')
    return named
  }
  const hex = text.charCodeAt(start + 1) === 120
  let code = 0
  const first = start + (hex ? 2 : 1)
  for (let at = first; at < end; at += 1) {
    const digit = digitValue(text.charCodeAt(at))
    if (digit >= (hex ? 16 : 10)) throw damaged('XML 里有认不出的字符')
    code = code * (hex ? 16 : 10) + digit
    if (code > 0x10ffff) throw damaged('XML 里有认不出的字符')
  }
  if (first === end) throw damaged('XML 里有认不出的字符')
  // Some writers put a character beyond the BMP as two references, one per UTF-16 unit: fromCharCode joins them again.
  return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)
}

function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  if (code >= 65 && code <= 70) return code - 55
  return 16
}

export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Without `xml:space="preserve"` a spreadsheet program does not show the blanks around a text. */
export function trimXmlSpace(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isXmlSpace(text.charCodeAt(start))) start += 1
  while (end > start && isXmlSpace(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}

const isXmlSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13
