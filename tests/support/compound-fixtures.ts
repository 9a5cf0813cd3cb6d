/** Small containers of Office 97–2003 and streams of records, made here byte by byte, so that tests can make them lie. */

const SECTOR = 512
const END_OF_CHAIN = 0xfffffffe
const FREE = 0xffffffff
const FAT_SECTOR = 0xfffffffd

/** A container with one stream of at least 4,096 bytes: header, table, directory, content. */
export function compoundWith(name: string, content: Uint8Array): Buffer {
  const padded = Buffer.alloc(Math.max(4_096, Math.ceil(content.length / SECTOR) * SECTOR))
  padded.set(content)
  const sectors = padded.length / SECTOR
  const header = Buffer.alloc(SECTOR)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header)
  header.writeUInt16LE(0x3e, 0x18)
  header.writeUInt16LE(3, 0x1a)
  header.writeUInt16LE(0xfffe, 0x1c)
  header.writeUInt16LE(9, 0x1e)
  header.writeUInt16LE(6, 0x20)
  header.writeUInt32LE(1, 0x2c)
  header.writeUInt32LE(1, 0x30)
  header.writeUInt32LE(4_096, 0x38)
  header.writeUInt32LE(END_OF_CHAIN, 0x3c)
  header.writeUInt32LE(END_OF_CHAIN, 0x44)
  header.fill(0xff, 0x4c)
  header.writeUInt32LE(0, 0x4c)
  const table = Buffer.alloc(SECTOR, 0xff)
  table.writeUInt32LE(FAT_SECTOR, 0)
  table.writeUInt32LE(END_OF_CHAIN, 4)
  for (let at = 0; at < sectors; at += 1) table.writeUInt32LE(at === sectors - 1 ? END_OF_CHAIN : at + 3, (at + 2) * 4)
  const directory = Buffer.concat([
    entry('Root Entry', 5, 1, END_OF_CHAIN, 0),
    entry(name, 2, FREE, 2, padded.length),
    Buffer.alloc(256),
  ])
  return Buffer.concat([header, table, directory, padded])
}

/** Where things stand in a file of `compoundWith`. */
export const place = {
  sectorShift: 0x1e,
  tableCount: 0x2c,
  firstDirectorySector: 0x30,
  moreTables: 0x44,
  moreTablesCount: 0x48,
  table: SECTOR,
  streamSize: SECTOR * 2 + 128 + 0x78,
  streamStart: SECTOR * 2 + 128 + 0x74,
  content: SECTOR * 3,
} as const

function entry(name: string, kind: number, child: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 0, 'utf16le')
  bytes.writeUInt16LE((name.length + 1) * 2, 0x40)
  bytes.writeUInt8(kind, 0x42)
  bytes.writeUInt32LE(FREE, 0x44)
  bytes.writeUInt32LE(FREE, 0x48)
  bytes.writeUInt32LE(child, 0x4c)
  bytes.writeUInt32LE(start, 0x74)
  bytes.writeUInt32LE(size, 0x78)
  return bytes
}

export function biffRecord(type: number, data: Uint8Array = new Uint8Array(0)): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt16LE(type, 0)
  header.writeUInt16LE(data.length, 2)
  return Buffer.concat([header, data])
}

export const uint16s = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2))
  return bytes
}

/** Beginning of a part: 5 the workbook, 0x10 a sheet. */
export const beginning = (kind: number, version = 0x0600): Buffer =>
  biffRecord(0x0809, uint16s(version, kind, 0, 0, 0, 0, 0, 0))
export const ending = biffRecord(0x000a)

/** A text of BIFF8 behind its count of characters. */
export const wideText = (text: string): Buffer =>
  Buffer.concat([uint16s(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')])

/** A workbook stream with one sheet; `globals` stand before the sheet's place, `cells` in the sheet. */
export function workbookStream(globals: readonly Buffer[], cells: readonly Buffer[]): Buffer {
  const name = Buffer.from('名册', 'utf16le')
  const sheetPlace = (offset: number): Buffer => {
    const start = Buffer.alloc(4)
    start.writeUInt32LE(offset)
    return biffRecord(0x0085, Buffer.concat([start, Buffer.from([0, 0, 2, 1]), name]))
  }
  const length = Buffer.concat([beginning(5), ...globals, sheetPlace(0), ending]).length
  return Buffer.concat([
    ...[beginning(5), ...globals, sheetPlace(length), ending],
    ...[beginning(0x10), ...cells, ending],
  ])
}
