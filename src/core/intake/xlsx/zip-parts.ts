/**
 * The parts of a workbook's zip, inflated piece by piece with every limit counted on the way (reliability of foreign
 * files: sizes that a zip declares are not believed, checksums are). Nothing is ever written to a disk.
 */
import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { crc32, createInflateRaw } from 'node:zlib'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '../../../contract/errors.ts'
import { damaged, limits, unsafe } from '../limits.ts'
import type { OnProgress } from '../progress.ts'

const STORED = 0
const DEFLATED = 8
/** Small enough that a piece and its text stay in the processor's cache. */
const PIECE = 64 * 1024

interface Part {
  readonly name: string
  readonly entry: Entry
  readonly dataStart: number
}

export class ZipParts {
  readonly #bytes: Uint8Array
  readonly #parts: ReadonlyMap<string, Part>
  readonly #onProgress: OnProgress | undefined
  /** As the file announces it: good enough to show how far the reading is, believed for nothing else. */
  readonly #announced: number
  #inflated = 0

  constructor(bytes: Uint8Array, parts: ReadonlyMap<string, Part>, onProgress?: OnProgress) {
    this.#bytes = bytes
    this.#parts = parts
    this.#onProgress = onProgress
    this.#announced = [...parts.values()]
      .filter(({ name }) => /\.(xml|rels)$/i.test(name))
      .reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
  }

  /** Part names are compared without case (ECMA-376 part 2, 6.2.2.3). */
  has(path: string): boolean {
    return this.#parts.has(path.toLowerCase())
  }

  /** Hands the part's text to `sink` in pieces; resolves when size and checksum have been found right. */
  async readText(path: string, sink: (text: string) => void): Promise<void> {
    const part = this.#parts.get(path.toLowerCase())
    if (part === undefined) throw damaged(`缺少 ${path}`)
    const decoder = new PartDecoder(path)
    let size = 0
    let checksum = 0
    for await (const piece of this.#pieces(part)) {
      size += piece.length
      this.#count(part, size, piece.length)
      checksum = crc32(piece, checksum)
      const text = decoder.decode(piece)
      if (text !== '') sink(text)
    }
    if (size !== part.entry.uncompressedSize || checksum !== part.entry.crc32) throw damaged(`${path} 校验不符`)
    decoder.finish()
  }

  async *#pieces(part: Part): AsyncGenerator<Uint8Array> {
    const { entry, dataStart } = part
    const data = this.#bytes.subarray(dataStart, dataStart + entry.compressedSize)
    if (entry.isEncrypted()) throw new AppError('file_encrypted')
    if (entry.compressionMethod === STORED) {
      for (let at = 0; at < data.length; at += PIECE) yield data.subarray(at, at + PIECE)
      return
    }
    if (entry.compressionMethod !== DEFLATED) throw damaged(`${part.name} 的压缩方式不受支持`)
    const inflate = createInflateRaw({ chunkSize: PIECE })
    inflate.end(data)
    try {
      for await (const piece of inflate) {
        if (!(piece instanceof Uint8Array)) throw new Error('inflate returned something other than bytes')
        yield piece
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')) {
        throw damaged(`${part.name} 解压失败`)
      }
      throw error
    }
  }

  #count(part: Part, size: number, more: number): void {
    this.#inflated += more
    const ratio = size / Math.max(1, part.entry.compressedSize)
    if (size > limits.ratioFromBytes && ratio > limits.ratio) throw unsafe(`${part.name} 的压缩比例异常，像是压缩炸弹`)
    if (size > limits.partBytes || this.#inflated > limits.inflatedBytes) {
      throw unsafe(`解压后有 ${Math.round(this.#inflated / 1024 / 1024)} MB 以上，内容过多`)
    }
    this.#onProgress?.(this.#inflated, this.#announced)
  }
}

export async function openZip(bytes: Uint8Array, onProgress?: OnProgress): Promise<ZipParts> {
  const zip = await openDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (zip.entryCount > limits.parts) throw unsafe(`内含 ${zip.entryCount} 个文件，过多`)
  const parts = new Map<string, Part>()
  for (const entry of await listEntries(zip)) {
    if (entry.fileName.endsWith('/')) continue
    const name = entry.fileName.toLowerCase()
    if (parts.has(name)) throw unsafe(`内有两个同名文件 ${entry.fileName}`)
    parts.set(name, { name: entry.fileName, entry, dataStart: await dataStart(zip, entry) })
  }
  refuseOverlaps([...parts.values()])
  return new ZipParts(bytes, parts, onProgress)
}

function openDirectory(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) => {
      if (error === null) resolve(zip)
      else reject(damaged('压缩结构不完整'))
    })
  })
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > limits.parts) reject(unsafe('内含文件过多'))
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(damaged('压缩目录有误')))
    zip.readEntry()
  })
}

function dataStart(zip: ZipFile, entry: Entry): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) => {
      if (error === null) resolve(header.fileDataStart)
      else reject(damaged('压缩结构有误'))
    })
  })
}

/** Entries that share their compressed bytes are how a small zip unfolds to petabytes. */
function refuseOverlaps(parts: Part[]): void {
  const byPosition = parts.filter((part) => part.entry.compressedSize > 0).sort((a, b) => a.dataStart - b.dataStart)
  let end = 0
  for (const part of byPosition) {
    if (part.dataStart < end) throw unsafe('压缩内容互相重叠，像是压缩炸弹')
    end = part.dataStart + part.entry.compressedSize
  }
}

/** XML parts are UTF-8 or UTF-16 (ECMA-376 part 2, 6.2.5); another encoding could hide a DOCTYPE and is refused. */
class PartDecoder {
  readonly #path: string
  #started = false
  #utf16: TextDecoder | null = null
  #rest: Uint8Array = new Uint8Array(0)

  constructor(path: string) {
    this.#path = path
  }

  decode(piece: Uint8Array): string {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    this.#rest = new Uint8Array(0)
    if (this.#started) return this.#decodeBytes(bytes)
    this.#started = true
    if (bytes[0] === 0xff && bytes[1] === 0xfe) this.#utf16 = new TextDecoder('utf-16le', { fatal: true })
    if (bytes[0] === 0xfe && bytes[1] === 0xff) this.#utf16 = new TextDecoder('utf-16be', { fatal: true })
    const text = this.#decodeBytes(bytes)
    this.#checkDeclaration(text)
    return text.startsWith('\ufeff') ? text.slice(1) : text
  }

  finish(): void {
    if (this.#rest.length > 0) throw this.#refusal()
    try {
      this.#utf16?.decode()
    } catch {
      throw this.#refusal()
    }
  }

  #decodeBytes(bytes: Uint8Array): string {
    if (this.#utf16 !== null) {
      try {
        return this.#utf16.decode(bytes, { stream: true })
      } catch {
        throw this.#refusal()
      }
    }
    const complete = bytes.length - openSequence(bytes)
    const whole = bytes.subarray(0, complete)
    if (!isUtf8(whole)) throw this.#refusal()
    if (complete < bytes.length) this.#rest = bytes.slice(complete)
    return Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength).toString('utf8')
  }

  #checkDeclaration(text: string): void {
    const declared = /^\ufeff?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]?.toLowerCase() ?? 'utf-8'
    const expected = this.#utf16 === null ? ['utf-8', 'utf8', 'us-ascii', 'ascii'] : ['utf-16', 'utf-16le', 'utf-16be']
    if (!expected.includes(declared)) throw unsafe(`${this.#path} 的文字编码是 ${declared}`)
  }

  #refusal(): AppError {
    return damaged(`${this.#path} 的文字编码有误`)
  }
}

/** Bytes at the end that begin a UTF-8 sequence without completing it. */
function openSequence(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? back : 0
    }
  }
  return 0
}
