/**
 * The canonical zip: one byte sequence for one list of files. Nothing is compressed, because a deflate stream can often
 * be changed without changing what it inflates to, and because its bytes depend on the version of zlib.
 * Knows the zip format (APPNOTE 6.3.10), nothing of packages.
 */
import { crc32 } from 'node:zlib'

export interface ArchiveMember {
  readonly name: string
  readonly bytes: Uint8Array
}

export const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, descriptor: 0x08074b50 } as const

export const localHeaderSize = 30
export const centralHeaderSize = 46
export const endRecordSize = 22

/**
 * "Made by" Unix, specification 6.2: a pair that no zip program in use writes. It marks a canonical archive, so that a
 * reader can demand every byte of it without refusing archives which another program packed again.
 */
export const canonicalMadeBy = 0x033e

/** Sizes beyond these need zip64, which packages do not use. */
export const maxArchiveBytes = 0xffff_ffff
export const maxArchiveMembers = 0xffff

const utf8Names = 0x0800
const versionNeeded = 20
/** 1 January 1980, the first day that a zip can name. */
const fixedDate = 0x0021
const regularFile = 0o100644

interface Header {
  readonly name: Uint8Array
  readonly crc: number
  readonly size: number
}

export function writeArchive(members: readonly ArchiveMember[]): Uint8Array {
  const headers = members.map(({ name, bytes }): Header => ({
    name: new TextEncoder().encode(name),
    crc: crc32(bytes),
    size: bytes.length,
  }))
  const filesSize = headers.reduce((sum, { name, size }) => sum + localHeaderSize + name.length + size, 0)
  const centralSize = headers.reduce((sum, { name }) => sum + centralHeaderSize + name.length, 0)
  const total = filesSize + centralSize + endRecordSize
  if (members.length >= maxArchiveMembers || total >= maxArchiveBytes) {
    throw new Error(`an archive of ${members.length} files and ${total} bytes would need zip64`)
  }

  const output = new Uint8Array(total)
  const view = new DataView(output.buffer)
  let offset = 0
  let centralOffset = filesSize
  headers.forEach((header, index) => {
    writeCentralHeader(view, centralOffset, header, offset)
    output.set(header.name, centralOffset + centralHeaderSize)
    centralOffset += centralHeaderSize + header.name.length

    view.setUint32(offset, signatures.local, true)
    writeSharedFields(view, offset + 4, header)
    output.set(header.name, offset + localHeaderSize)
    offset += localHeaderSize + header.name.length
    output.set(members[index]?.bytes ?? new Uint8Array(), offset)
    offset += header.size
  })
  writeEndRecord(view, centralOffset, members.length, centralSize, filesSize)
  return output
}

/** The 26 bytes that the local and the central header have in common (4.3.7, 4.3.12). */
function writeSharedFields(view: DataView, at: number, header: Header): void {
  view.setUint16(at, versionNeeded, true)
  view.setUint16(at + 2, utf8Names, true)
  view.setUint16(at + 8, fixedDate, true)
  view.setUint32(at + 10, header.crc, true)
  view.setUint32(at + 14, header.size, true)
  view.setUint32(at + 18, header.size, true)
  view.setUint16(at + 22, header.name.length, true)
}

function writeCentralHeader(view: DataView, at: number, header: Header, localOffset: number): void {
  view.setUint32(at, signatures.central, true)
  view.setUint16(at + 4, canonicalMadeBy, true)
  writeSharedFields(view, at + 6, header)
  view.setUint16(at + 40, regularFile, true)
  view.setUint32(at + 42, localOffset, true)
}

function writeEndRecord(view: DataView, at: number, count: number, centralSize: number, centralOffset: number): void {
  view.setUint32(at, signatures.end, true)
  view.setUint16(at + 8, count, true)
  view.setUint16(at + 10, count, true)
  view.setUint32(at + 12, centralSize, true)
  view.setUint32(at + 16, centralOffset, true)
}
