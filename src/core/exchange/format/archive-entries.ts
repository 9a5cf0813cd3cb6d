/**
 * The structure of a zip file, read strictly: every byte belongs to exactly one header or one file, and both directories
 * say the same (reliability rows D12–D14). Two programs can then not see two different contents in one file.
 * Inflates nothing.
 */
import { quoted } from './member-names.ts'
import { PackageRefusal } from './refusal.ts'
import { centralHeaderSize, endRecordSize, localHeaderSize, signatures } from './write-archive.ts'

export interface ArchiveEntry {
  readonly name: string
  readonly isFolder: boolean
  readonly madeBy: number
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly data: Uint8Array
}

interface CentralEntry {
  readonly name: string
  readonly nameBytes: Uint8Array
  readonly madeBy: number
  readonly needed: number
  readonly flags: number
  readonly method: number
  readonly time: number
  readonly date: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly attributes: number
  readonly localOffset: number
}

const flagBits = { encrypted: 0x0001, deflateLevel: 0x0006, descriptor: 0x0008, utf8: 0x0800 } as const
const knownFlags = flagBits.deflateLevel | flagBits.descriptor | flagBits.utf8
const methods = { stored: 0, deflated: 8 } as const
const maxEntries = 2_000
/** zip64 sizes, strong encryption and WinZip AES: each changes the meaning of the fields that are checked here. */
const forbiddenExtras = new Set([0x0001, 0x0017, 0x9901])

const unsafe = (reason: string): PackageRefusal => new PackageRefusal('package_unsafe', reason)

export class ArchiveReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #central: readonly CentralEntry[]
  readonly #centralOffset: number

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const endOffset = this.#findEnd()
    this.#centralOffset = this.#view.getUint32(endOffset + 16, true)
    this.#central = this.#readCentral(endOffset)
  }

  /** Names as the central directory gives them, before anything else about the entries is trusted. */
  get names(): string[] {
    return this.#central.map(({ name }) => name)
  }

  /** Checks every local header and the layout, and returns the entries in the order of the central directory. */
  entries(): ArchiveEntry[] {
    const byOffset = [...this.#central].sort((a, b) => a.localOffset - b.localOffset)
    const found = new Map<CentralEntry, ArchiveEntry>()
    let expected = 0
    for (const entry of byOffset) {
      if (entry.localOffset !== expected) throw unsafe(`${quoted(entry.name)}之前有多余或重叠的内容`)
      const dataOffset = this.#checkLocalHeader(entry)
      const dataEnd = dataOffset + entry.packedSize
      if (dataEnd > this.#centralOffset) throw unsafe(`${quoted(entry.name)}的长度超出压缩包`)
      expected = this.#skipDescriptor(entry, dataEnd)
      found.set(entry, toEntry(entry, this.#bytes.subarray(dataOffset, dataEnd)))
    }
    if (expected !== this.#centralOffset) throw unsafe('压缩包目录之前有多余的内容')
    return this.#central.flatMap((entry) => found.get(entry) ?? [])
  }

  #findEnd(): number {
    const { length } = this.#bytes
    if (length === 0) throw new PackageRefusal('package_incomplete', '文件是空的')
    const startsLikeZip = length >= 4 && this.#view.getUint32(0, true) === signatures.local
    const last = length - endRecordSize
    if (last >= 0 && this.#view.getUint32(last, true) === signatures.end) return last
    for (let at = last - 1; at >= 0 && at >= last - 0xffff; at--) {
      if (this.#view.getUint32(at, true) !== signatures.end) continue
      // An xlsx inside a package has an end record of its own, whose offsets do not fit the whole file.
      const centralEnd = this.#view.getUint32(at + 12, true) + this.#view.getUint32(at + 16, true)
      if (centralEnd === at) throw unsafe('压缩包结尾之后还有内容')
    }
    if (startsLikeZip) throw new PackageRefusal('package_incomplete', '文件没有收全，缺少结尾')
    throw new PackageRefusal('package_not_package', '不是压缩包')
  }

  #readCentral(endOffset: number): CentralEntry[] {
    const count = this.#view.getUint16(endOffset + 10, true)
    const size = this.#view.getUint32(endOffset + 12, true)
    const disks = this.#view.getUint32(endOffset + 4, true)
    const commentLength = this.#view.getUint16(endOffset + 20, true)
    if (disks !== 0 || commentLength !== 0) throw unsafe('压缩包是分卷的或带有附注')
    if (count !== this.#view.getUint16(endOffset + 8, true)) throw unsafe('压缩包目录的条数前后不一')
    if (count > maxEntries) throw unsafe(`压缩包里有 ${count} 个文件，超过上限 ${maxEntries}`)
    if (this.#centralOffset + size !== endOffset) throw unsafe('压缩包前面、目录前后有多余的内容')

    const entries: CentralEntry[] = []
    let at = this.#centralOffset
    while (at < endOffset) {
      const { entry, next } = this.#readCentralEntry(at, endOffset)
      entries.push(entry)
      at = next
    }
    if (entries.length !== count) throw unsafe('压缩包目录的条数与内容不一')
    return entries
  }

  #readCentralEntry(at: number, endOffset: number): { entry: CentralEntry; next: number } {
    const view = this.#view
    if (at + centralHeaderSize > endOffset || view.getUint32(at, true) !== signatures.central) {
      throw unsafe('压缩包目录损坏')
    }
    const nameEnd = at + centralHeaderSize + view.getUint16(at + 28, true)
    const next = nameEnd + view.getUint16(at + 30, true)
    if (next > endOffset) throw unsafe('压缩包目录损坏')
    const nameBytes = this.#bytes.subarray(at + centralHeaderSize, nameEnd)
    const flags = view.getUint16(at + 8, true)
    const name = decodeName(nameBytes, flags)
    if (view.getUint16(at + 32, true) !== 0 || view.getUint16(at + 34, true) !== 0) {
      throw unsafe(`${quoted(name)}带有附注或在另一分卷`)
    }
    checkExtra(this.#bytes.subarray(nameEnd, next), name)
    const entry: CentralEntry = {
      name,
      nameBytes,
      flags,
      madeBy: view.getUint16(at + 4, true),
      needed: view.getUint16(at + 6, true),
      method: view.getUint16(at + 10, true),
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      attributes: view.getUint32(at + 38, true),
      localOffset: view.getUint32(at + 42, true),
    }
    checkKind(entry)
    return { entry, next }
  }

  /** Returns where the data of the entry begin. */
  #checkLocalHeader(entry: CentralEntry): number {
    const view = this.#view
    const at = entry.localOffset
    const nameAt = at + localHeaderSize
    if (nameAt > this.#centralOffset || view.getUint32(at, true) !== signatures.local) {
      throw unsafe(`${quoted(entry.name)}没有文件头`)
    }
    const nameEnd = nameAt + view.getUint16(at + 26, true)
    const dataAt = nameEnd + view.getUint16(at + 28, true)
    if (dataAt > this.#centralOffset) throw unsafe(`${quoted(entry.name)}的文件头损坏`)
    const streamed = (entry.flags & flagBits.descriptor) !== 0
    // A streaming program does not know these yet; what it knows, it may write (libarchive writes the size).
    const repeats = (offset: number, value: number): boolean => {
      const found = view.getUint32(at + offset, true)
      return found === value || (streamed && found === 0)
    }
    const same =
      view.getUint16(at + 4, true) === entry.needed &&
      view.getUint16(at + 6, true) === entry.flags &&
      view.getUint16(at + 8, true) === entry.method &&
      view.getUint16(at + 10, true) === entry.time &&
      view.getUint16(at + 12, true) === entry.date &&
      repeats(14, entry.crc) &&
      repeats(18, entry.packedSize) &&
      repeats(22, entry.size) &&
      Buffer.compare(this.#bytes.subarray(nameAt, nameEnd), entry.nameBytes) === 0
    if (!same) throw unsafe(`${quoted(entry.name)}的文件头与压缩包目录不一致`)
    checkExtra(this.#bytes.subarray(nameEnd, dataAt), entry.name)
    return dataAt
  }

  /** A streaming zip program writes sizes behind the data (4.3.9); they must repeat the central directory. */
  #skipDescriptor(entry: CentralEntry, at: number): number {
    if ((entry.flags & flagBits.descriptor) === 0) return at
    const fields = [entry.crc, entry.packedSize, entry.size]
    const matches = (from: number): boolean =>
      from + 12 <= this.#centralOffset &&
      fields.every((value, index) => this.#view.getUint32(from + index * 4, true) === value)
    if (at + 16 <= this.#centralOffset && this.#view.getUint32(at, true) === signatures.descriptor && matches(at + 4)) {
      return at + 16
    }
    if (matches(at)) return at + 12
    throw unsafe(`${quoted(entry.name)}的文件头与压缩包目录不一致`)
  }
}

function toEntry(entry: CentralEntry, data: Uint8Array): ArchiveEntry {
  const { name, madeBy, method, crc, size } = entry
  return { name, isFolder: name.endsWith('/'), madeBy, method, crc, size, data }
}

/** Only plain files and folders, stored or deflated: no links, no devices, no encryption. */
function checkKind(entry: CentralEntry): void {
  const { name, flags, method } = entry
  if ((flags & flagBits.encrypted) !== 0) throw unsafe(`${quoted(name)}设有密码`)
  if ((flags & ~knownFlags) !== 0) throw unsafe(`${quoted(name)}的压缩方式不认识`)
  if (method !== methods.stored && method !== methods.deflated) throw unsafe(`${quoted(name)}的压缩方式不认识`)
  if (method === methods.stored && entry.packedSize !== entry.size) throw unsafe(`${quoted(name)}的长度前后不一`)

  const isFolder = name.endsWith('/')
  if (isFolder && (entry.size !== 0 || entry.crc !== 0)) throw unsafe(`文件夹${quoted(name)}里夹带内容`)
  const unixType = entry.attributes >>> 28
  const [regular, folder] = [0o10, 0o4]
  if (unixType !== 0 && unixType !== (isFolder ? folder : regular))
    throw unsafe(`${quoted(name)}不是普通文件（链接或设备）`)
  const dosFolder = (entry.attributes & 0x10) !== 0
  const dosLabelOrLink = (entry.attributes & 0x0448) !== 0
  if (dosLabelOrLink || (dosFolder && !isFolder)) throw unsafe(`${quoted(name)}不是普通文件（链接或设备）`)
}

function checkExtra(extra: Uint8Array, name: string): void {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  let at = 0
  while (at < extra.length) {
    if (at + 4 > extra.length) throw unsafe(`${quoted(name)}的文件头损坏`)
    if (forbiddenExtras.has(view.getUint16(at, true))) throw unsafe(`${quoted(name)}用了数据包不允许的压缩功能`)
    at += 4 + view.getUint16(at + 2, true)
  }
  if (at !== extra.length) throw unsafe(`${quoted(name)}的文件头损坏`)
}

/** Chinese Windows packs names in its own code page without saying so; the manifest decides whether they are right. */
function decodeName(bytes: Uint8Array, flags: number): string {
  const encodings = (flags & flagBits.utf8) !== 0 ? ['utf-8'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  throw unsafe('有文件名的文字编码认不出来')
}
