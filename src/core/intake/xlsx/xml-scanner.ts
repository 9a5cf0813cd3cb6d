/**
 * A pull scanner for the XML parts of a workbook, fed with pieces of text. It reports tags and texts of the root
 * element's own namespace (recognised by the root's prefix) and nothing else: no entities of its own, no DTD, no
 * external anything. Written for speed over 100,000 rows: positions are reported, strings are cut only on request.
 */
import { damaged, limits, unsafe } from '../limits.ts'
import { packReference } from './cell-reference.ts'
import { decodeXmlText } from './xml-text.ts'

export const token = { more: 0, open: 1, close: 2, text: 3 } as const
type Token = (typeof token)[keyof typeof token]

const LT = 60
const GT = 62
const SLASH = 47
const COLON = 58
const EQUALS = 61
const QUOTE = 34
const APOSTROPHE = 39
const BANG = 33
const QUESTION = 63

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)

/** Names of up to three ASCII letters as one number, so that the hot path compares numbers and cuts no strings. */
export function shortName(name: string): number {
  return (
    name.charCodeAt(0) +
    (name.length > 1 ? name.charCodeAt(1) << 8 : 0) +
    (name.length > 2 ? name.charCodeAt(2) << 16 : 0)
  )
}

export class XmlScanner {
  #text = ''
  #position = 0
  #depth = 0
  #rootPrefix: string | null = null
  #pendingClose = false
  /** Local name of the current tag. */
  #nameStart = 0
  #nameEnd = 0
  /** Per attribute of the current tag: where its local name starts and ends, where its value starts and ends. */
  readonly #attributes: number[] = []
  #attributeCount = 0
  #attribute = 0
  #valueStart = 0
  #valueEnd = 0
  #contentStart = 0
  #contentEnd = 0
  #isCdata = false
  /** The current tag's local name packed by `shortName`, 0 for a longer name. */
  code = 0
  /** Local name of the current attribute. */
  attributeName = ''

  feed(chunk: string): void {
    this.#text = this.#position >= this.#text.length ? chunk : this.#text.slice(this.#position) + chunk
    this.#position = 0
    if (this.#text.length > limits.xmlToken + chunk.length) throw unsafe('XML 里有过大的内容')
  }

  /** To be called after the last piece: everything opened must have been closed. */
  finish(): void {
    if (this.#rootPrefix === null || this.#depth !== 0 || this.#text.slice(this.#position).trim() !== '') {
      throw damaged('XML 内容不完整')
    }
  }

  next(): Token {
    if (this.#pendingClose) {
      this.#pendingClose = false
      this.#depth -= 1
      return token.close
    }
    const text = this.#text
    for (;;) {
      const start = this.#position
      const tag = text.indexOf('<', start)
      if (tag === -1 || tag + 1 >= text.length) return token.more
      if (tag > start) {
        this.#position = tag
        if (this.#depth > 0) return this.#reportText(start, tag, false)
        continue
      }
      const second = text.charCodeAt(tag + 1)
      if (second === BANG || second === QUESTION) {
        const found = this.#skipDeclaration(tag, second)
        if (found !== null) return found
        continue
      }
      const found = this.#readTag(tag, second === SLASH)
      if (found !== null) return found
    }
  }

  /** Local name of the current tag. */
  name(): string {
    return this.#text.slice(this.#nameStart, this.#nameEnd)
  }

  /** The current text, decoded. */
  content(): string {
    const raw = this.#text.slice(this.#contentStart, this.#contentEnd)
    return this.#isCdata ? raw : decodeXmlText(raw)
  }

  /** Goes to the next attribute of the current opening tag. */
  nextAttribute(): boolean {
    if (this.#attribute >= this.#attributeCount) return false
    const at = this.#attribute * 4
    const nameStart = this.#attributes[at] ?? 0
    const nameEnd = this.#attributes[at + 1] ?? 0
    this.attributeName = nameEnd - nameStart === 1 ? this.#text.charAt(nameStart) : this.#text.slice(nameStart, nameEnd)
    this.#valueStart = this.#attributes[at + 2] ?? 0
    this.#valueEnd = this.#attributes[at + 3] ?? 0
    this.#attribute += 1
    return true
  }

  /** The value as a whole number, NaN when it is none. */
  attributeNumber(): number {
    const text = this.#text
    let value = 0
    for (let at = this.#valueStart; at < this.#valueEnd; at += 1) {
      const digit = text.charCodeAt(at) - 48
      if (digit < 0 || digit > 9) return Number.NaN
      value = value * 10 + digit
    }
    return this.#valueEnd > this.#valueStart ? value : Number.NaN
  }

  /** The value as a cell reference. */
  attributeReference(): number {
    return packReference(this.#text, this.#valueStart, this.#valueEnd)
  }

  attributeValue(): string {
    return decodeXmlText(this.#text.slice(this.#valueStart, this.#valueEnd))
  }

  /** All attributes of the current opening tag by local name, for the small parts. */
  attributes(): Map<string, string> {
    const all = new Map<string, string>()
    while (this.nextAttribute()) all.set(this.attributeName, this.attributeValue())
    return all
  }

  #reportText(start: number, end: number, isCdata: boolean): Token {
    this.#contentStart = start
    this.#contentEnd = end
    this.#isCdata = isCdata
    return token.text
  }

  /** Comments and processing instructions are passed over, CDATA is text, anything else (a DTD) is refused. */
  #skipDeclaration(tag: number, second: number): Token | null {
    const text = this.#text
    if (second === QUESTION) return this.#skipTo('?>', tag + 2)
    if (text.startsWith('<!--', tag)) return this.#skipTo('-->', tag + 4)
    if (text.startsWith('<![CDATA[', tag)) {
      const found = this.#skipTo(']]>', tag + 9)
      return found === null && this.#depth > 0 ? this.#reportText(tag + 9, this.#position - 3, true) : found
    }
    const soFar = text.slice(tag, tag + 9)
    if ('<!--'.startsWith(soFar) || '<![CDATA['.startsWith(soFar)) return token.more
    throw unsafe('XML 里有 DOCTYPE 等声明')
  }

  #skipTo(closer: string, from: number): Token | null {
    const end = this.#text.indexOf(closer, from)
    if (end === -1) return token.more
    this.#position = end + closer.length
    return null
  }

  /** Null for a tag of another namespace. */
  #readTag(tag: number, closing: boolean): Token | null {
    const text = this.#text
    const first = tag + (closing ? 2 : 1)
    let nameStart = first
    let at = first
    let code = text.charCodeAt(at)
    while (code !== GT && code !== SLASH && !isSpace(code)) {
      if (Number.isNaN(code)) return token.more
      if (code === LT || code === QUOTE || code === EQUALS) throw damaged('XML 标记写法有误')
      at += 1
      if (code === COLON) nameStart = at
      code = text.charCodeAt(at)
    }
    if (at === nameStart) throw damaged('XML 标记没有名称')
    const end = this.#readAttributes(at)
    if (end === -1) return token.more
    this.#position = end + 1
    this.#nameStart = nameStart
    this.#nameEnd = at
    const selfClosing = !closing && text.charCodeAt(end - 1) === SLASH
    this.#depth += closing ? -1 : 1
    if (this.#depth < 0) throw damaged('XML 标记不成对')
    if (this.#isForeign(first, nameStart)) {
      if (selfClosing) this.#depth -= 1
      return null
    }
    this.#pendingClose = selfClosing
    this.code = this.#packName()
    return closing ? token.close : token.open
  }

  /** Notes where the attributes stand; returns the position of the tag's end, -1 when more text is needed. */
  #readAttributes(from: number): number {
    const text = this.#text
    let count = 0
    let at = from
    for (;;) {
      let code = text.charCodeAt(at)
      while (isSpace(code) || code === SLASH) code = text.charCodeAt((at += 1))
      if (code === GT) break
      let nameStart = at
      while (code !== EQUALS && !isSpace(code)) {
        if (Number.isNaN(code)) return -1
        if (code === LT || code === GT || code === QUOTE) throw damaged('XML 属性写法有误')
        at += 1
        if (code === COLON) nameStart = at
        code = text.charCodeAt(at)
      }
      const nameEnd = at
      while (isSpace(code)) code = text.charCodeAt((at += 1))
      if (code === EQUALS) code = text.charCodeAt((at += 1))
      while (isSpace(code)) code = text.charCodeAt((at += 1))
      if (Number.isNaN(code)) return -1
      if (code !== QUOTE && code !== APOSTROPHE) throw damaged('XML 属性写法有误')
      const quote = code
      const valueStart = at + 1
      do code = text.charCodeAt((at += 1))
      while (code !== quote && code !== LT && !Number.isNaN(code))
      if (code === LT) throw damaged('XML 属性写法有误')
      if (code !== quote) return -1
      this.#attributes[count * 4] = nameStart
      this.#attributes[count * 4 + 1] = nameEnd
      this.#attributes[count * 4 + 2] = valueStart
      this.#attributes[count * 4 + 3] = at
      count += 1
      at += 1
    }
    this.#attribute = 0
    this.#attributeCount = count
    return at
  }

  #isForeign(first: number, nameStart: number): boolean {
    if (this.#rootPrefix === null) {
      this.#rootPrefix = this.#text.slice(first, nameStart)
      return false
    }
    const prefix = this.#rootPrefix
    return nameStart - first !== prefix.length || (prefix !== '' && !this.#text.startsWith(prefix, first))
  }

  #packName(): number {
    const length = this.#nameEnd - this.#nameStart
    if (length > 3) return 0
    const text = this.#text
    let code = text.charCodeAt(this.#nameStart)
    if (length > 1) code += text.charCodeAt(this.#nameStart + 1) << 8
    if (length > 2) code += text.charCodeAt(this.#nameStart + 2) << 16
    return code
  }
}
