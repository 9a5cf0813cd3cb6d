/**
 * JSON that can carry bytes: how contract values travel over HTTP and into files.
 * `{"$bytes": "…"}` is a Uint8Array in base64; an ordinary object that happens to look like one is wrapped in `{"$plain": …}`.
 * Knows no host: neither Buffer nor btoa exist here.
 */

const bytesKey = '$bytes'
const plainKey = '$plain'
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const charCodes = Uint8Array.from(alphabet, (char) => char.charCodeAt(0))
const padding = '='.charCodeAt(0)
const notBase64 = 255
const sixBits = decodingTable()

export function encodeWire(value: unknown): string {
  return JSON.stringify(toJson(value))
}

/** @throws SyntaxError when the text is not JSON, or its base64 is not base64 */
export function decodeWire(text: string): unknown {
  const parsed: unknown = JSON.parse(text)
  return fromJson(parsed)
}

function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [bytesKey]: encodeBase64(value) }
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value !== 'object' || value === null) return value
  const plain = mapObject(value, toJson)
  return loneKey(value) === null ? plain : { [plainKey]: plain }
}

function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value !== 'object' || value === null) return value
  const marker = loneKey(value)
  if (marker === null) return mapObject(value, fromJson)
  const content: unknown = Object.values(value)[0]
  if (marker === bytesKey) return decodeBase64(content)
  if (typeof content !== 'object' || content === null) throw new SyntaxError(`${plainKey} must hold an object`)
  return mapObject(content, fromJson)
}

/** `fromEntries` defines own properties, so that a `__proto__` key stays a harmless key. */
function mapObject(value: object, change: (member: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]))
}

function loneKey(value: object): string | null {
  const keys = Object.keys(value)
  const [key] = keys
  return keys.length === 1 && (key === bytesKey || key === plainKey) ? key : null
}

function encodeBase64(bytes: Uint8Array): string {
  const chunkBytes = 3 * 4096
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    pieces.push(String.fromCharCode(...encodeChunk(bytes.subarray(start, start + chunkBytes))))
  }
  return pieces.join('')
}

function encodeChunk(bytes: Uint8Array): Uint8Array {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(padding)
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    codes[to] = charCodes[bits >> 18] ?? padding
    codes[to + 1] = charCodes[(bits >> 12) & 63] ?? padding
    if (left > 1) codes[to + 2] = charCodes[(bits >> 6) & 63] ?? padding
    if (left > 2) codes[to + 3] = charCodes[bits & 63] ?? padding
  }
  return codes
}

function decodeBase64(text: unknown): Uint8Array {
  if (typeof text !== 'string' || text.length % 4 !== 0) throw new SyntaxError(`${bytesKey} must hold base64`)
  const pads = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - pads)
  const end = text.length - pads
  for (let from = 0, to = 0; from < end; from += 4, to += 3) {
    const bits =
      (bitsAt(text, from, end) << 18) |
      (bitsAt(text, from + 1, end) << 12) |
      (bitsAt(text, from + 2, end) << 6) |
      bitsAt(text, from + 3, end)
    bytes[to] = bits >> 16
    bytes[to + 1] = bits >> 8
    bytes[to + 2] = bits
  }
  return bytes
}

function bitsAt(text: string, index: number, end: number): number {
  if (index >= end) return 0
  const bits = sixBits[text.charCodeAt(index)] ?? notBase64
  if (bits === notBase64) throw new SyntaxError(`${bytesKey} must hold base64`)
  return bits
}

function decodingTable(): Uint8Array {
  const table = new Uint8Array(128).fill(notBase64)
  charCodes.forEach((code, bits) => (table[code] = bits))
  return table
}
