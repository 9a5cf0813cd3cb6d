/**
 * The container of Office 97–2003 ([MS-CFB]): sectors chained by a table, streams named in a directory. Reads one stream
 * of the root. Nothing that the file says of itself is believed: every chain ends, every sector lies inside the file.
 */
import { damaged } from '../limits.ts'

const HEADER_BYTES = 512
const DIRECTORY_ENTRY = 128
const END_OF_CHAIN = 0xfffffffe
const NO_STREAM = 0xffffffff
const ENTRIES_IN_HEADER = 109

const kinds = { stream: 2, root: 5 } as const

interface Entry {
  readonly name: string
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

export class CompoundFile {
  readonly #bytes: Buffer
  readonly #sectorShift: number
  readonly #fat: Uint32Array
  readonly #entries: readonly Entry[]
  readonly #miniCutoff: number
  readonly #miniShift: number
  readonly #miniStart: number

  constructor(bytes: Buffer) {
    if (bytes.length < HEADER_BYTES) throw damaged('文件不完整')
    this.#bytes = bytes
    this.#sectorShift = bytes.readUInt16LE(0x1e)
    this.#miniShift = bytes.readUInt16LE(0x20)
    this.#miniCutoff = bytes.readUInt32LE(0x38)
    this.#miniStart = bytes.readUInt32LE(0x3c)
    if ((this.#sectorShift !== 9 && this.#sectorShift !== 12) || this.#miniShift !== 6) throw damaged('文件结构有误')
    this.#fat = this.#readTable()
    this.#entries = readEntries(this.#chain(bytes.readUInt32LE(0x30)))
  }

  /** The bytes of a stream of the root; null when there is none of that name. */
  stream(name: string): Buffer | null {
    const entry = this.#find(name)
    if (entry === null) return null
    const content = entry.size < this.#miniCutoff ? this.#miniStream(entry) : this.#chain(entry.start)
    if (content.length < entry.size) throw damaged('文件不完整')
    return content.subarray(0, entry.size)
  }

  get #sectorBytes(): number {
    return 1 << this.#sectorShift
  }

  /** The last sector of a file need not be filled up. */
  #sector(number: number): Buffer {
    const start = (number + 1) * this.#sectorBytes
    if (start >= this.#bytes.length) throw damaged('文件不完整')
    return this.#bytes.subarray(start, start + this.#sectorBytes)
  }

  /** The table of chains: its sectors are listed in the header, and beyond 109 in a chain of their own. */
  #readTable(): Uint32Array {
    const bytes = this.#bytes
    const most = Math.ceil(bytes.length / this.#sectorBytes)
    const count = bytes.readUInt32LE(0x2c)
    if (count > most) throw damaged('文件结构有误')
    const sectors: number[] = []
    for (let at = 0; at < Math.min(count, ENTRIES_IN_HEADER); at += 1) sectors.push(bytes.readUInt32LE(0x4c + at * 4))
    let next = bytes.readUInt32LE(0x44)
    for (let read = 0; sectors.length < count; read += 1) {
      if (read > most) throw damaged('文件结构有误')
      const list = this.#wholeSector(next)
      const perSector = list.length / 4 - 1
      for (let at = 0; at < perSector && sectors.length < count; at += 1) sectors.push(list.readUInt32LE(at * 4))
      next = list.readUInt32LE(perSector * 4)
    }
    const table = new Uint32Array((sectors.length * this.#sectorBytes) / 4)
    sectors.forEach((number, index) => {
      const sector = this.#wholeSector(number)
      for (let at = 0; at < sector.length / 4; at += 1)
        table[(index * this.#sectorBytes) / 4 + at] = sector.readUInt32LE(at * 4)
    })
    return table
  }

  #wholeSector(number: number): Buffer {
    const sector = this.#sector(number)
    if (sector.length < this.#sectorBytes) throw damaged('文件不完整')
    return sector
  }

  /** The sectors of a chain, joined. A chain longer than the file runs in a circle. */
  #chain(start: number): Buffer {
    const sectors: Buffer[] = []
    const most = Math.ceil(this.#bytes.length / this.#sectorBytes)
    for (let next = start; next !== END_OF_CHAIN; next = this.#fat[next] ?? NO_STREAM) {
      if (sectors.length >= most || next >= this.#fat.length) throw damaged('文件结构有误')
      sectors.push(this.#sector(next))
    }
    return Buffer.concat(sectors)
  }

  /** Short streams share the stream of the root, in small sectors with a table of their own. */
  #miniStream(entry: Entry): Buffer {
    const root = this.#entries[0]
    if (entry.size === 0 || root === undefined) return Buffer.alloc(0)
    const table = this.#chain(this.#miniStart)
    const content = this.#chain(root.start)
    const sectors: Buffer[] = []
    const bytes = 1 << this.#miniShift
    for (let next = entry.start; next !== END_OF_CHAIN; next = table.readUInt32LE(next * 4)) {
      if (sectors.length * bytes > content.length || (next + 1) * 4 > table.length) throw damaged('文件结构有误')
      sectors.push(content.subarray(next * bytes, (next + 1) * bytes))
    }
    return Buffer.concat(sectors)
  }

  /** Embedded workbooks have streams of the same name, but not below the root. */
  #find(name: string): Entry | null {
    const seen = new Set<number>()
    const open = [this.#entries[0]?.child ?? NO_STREAM]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const entry = this.#entries[id]
      if (entry === undefined || seen.has(id)) continue
      seen.add(id)
      if (entry.kind === kinds.stream && entry.name.toLowerCase() === name.toLowerCase()) return entry
      open.push(entry.left, entry.right)
    }
    return null
  }
}

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
    const nameBytes = Math.min(64, Math.max(2, directory.readUInt16LE(at + 0x40))) - 2
    entries.push({
      name: directory.toString('utf16le', at, at + nameBytes),
      kind: directory.readUInt8(at + 0x42),
      left: directory.readUInt32LE(at + 0x44),
      right: directory.readUInt32LE(at + 0x48),
      child: directory.readUInt32LE(at + 0x4c),
      start: directory.readUInt32LE(at + 0x74),
      size: directory.readUInt32LE(at + 0x78),
    })
  }
  if (entries[0]?.kind !== kinds.root) throw damaged('文件结构有误')
  return entries
}
