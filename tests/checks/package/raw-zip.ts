/** A zip writer that can lie: every field of both headers can be set apart, and bytes put where none belong. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  readonly name: string | Uint8Array
  readonly bytes?: Uint8Array
  readonly deflate?: boolean
  /** Overrides for both headers, then for one of them. */
  readonly both?: Partial<RawFields>
  readonly local?: Partial<RawFields>
  readonly central?: Partial<RawFields>
  /** Bytes put in before the local header. */
  readonly gap?: Uint8Array
  /** Points the central header at the local header of an earlier entry and writes none. */
  readonly sharesDataOf?: number
  /** Writes sizes behind the data, as streaming programs do. */
  readonly descriptor?: 'signed' | 'bare' | 'wrong'
}

export interface RawFields {
  readonly name: string | Uint8Array
  readonly needed: number
  readonly flags: number
  readonly method: number
  readonly time: number
  readonly date: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly extra: Uint8Array
  readonly madeBy: number
  readonly disk: number
  readonly attributes: number
  readonly comment: Uint8Array
  readonly offset: number
}

export interface RawArchive {
  readonly before?: Uint8Array
  readonly beforeDirectory?: Uint8Array
  readonly afterDirectory?: Uint8Array
  readonly after?: Uint8Array
  readonly end?: Partial<{
    disk: number
    count: number
    total: number
    size: number
    offset: number
    comment: Uint8Array
  }>
}

const dosFile = 0x20

export function rawZip(entries: readonly RawEntry[], archive: RawArchive = {}): Uint8Array {
  const parts: Uint8Array[] = [archive.before ?? new Uint8Array()]
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0)
  const directory: Uint8Array[] = []
  const offsets: number[] = []
  for (const entry of entries) {
    const bytes = entry.bytes ?? new Uint8Array()
    const packed = entry.deflate === true ? deflateRawSync(bytes) : bytes
    const fields: RawFields = {
      name: entry.name,
      needed: 20,
      flags: 0x0800 | (entry.descriptor === undefined ? 0 : 0x0008),
      method: entry.deflate === true ? 8 : 0,
      time: 0x6000,
      date: 0x5d7e,
      crc: crc32(bytes),
      packedSize: packed.length,
      size: bytes.length,
      extra: new Uint8Array(),
      madeBy: 0x0014,
      disk: 0,
      attributes: dosFile,
      comment: new Uint8Array(),
      offset: 0,
      ...entry.both,
    }
    parts.push(entry.gap ?? new Uint8Array())
    offsets.push(entry.sharesDataOf === undefined ? length() : (offsets[entry.sharesDataOf] ?? 0))
    if (entry.sharesDataOf === undefined) {
      const streamed = entry.descriptor === undefined ? {} : { crc: 0, packedSize: 0, size: 0 }
      parts.push(localHeader({ ...fields, ...streamed, ...entry.local }), packed, descriptor(entry.descriptor, fields))
    }
    directory.push(centralHeader({ ...fields, offset: offsets.at(-1) ?? 0, ...entry.central }))
  }
  parts.push(archive.beforeDirectory ?? new Uint8Array())
  const offset = length()
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const comment = archive.end?.comment ?? new Uint8Array()
  const end = { disk: 0, count: entries.length, total: entries.length, size, offset, ...archive.end }
  parts.push(...directory, archive.afterDirectory ?? new Uint8Array())
  parts.push(
    pack(
      [0x06054b50, 4],
      [end.disk, 2],
      [end.disk, 2],
      [end.count, 2],
      [end.total, 2],
      [end.size, 4],
      [end.offset, 4],
      [comment.length, 2],
    ),
    comment,
    archive.after ?? new Uint8Array(),
  )
  return Uint8Array.from(Buffer.concat(parts))
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Little-endian numbers of the given widths. */
export function pack(...fields: readonly (readonly [value: number, width: number])[]): Uint8Array {
  return Buffer.concat(
    fields.map(([value, width]) => {
      const buffer = Buffer.alloc(width)
      buffer.writeUIntLE(value, 0, width)
      return buffer
    }),
  )
}

function nameBytes(name: string | Uint8Array): Uint8Array {
  return typeof name === 'string' ? utf8(name) : name
}

function shared(fields: RawFields): Uint8Array {
  const { needed, flags, method, time, date, crc, packedSize, size, name, extra } = fields
  return pack(
    [needed, 2],
    [flags, 2],
    [method, 2],
    [time, 2],
    [date, 2],
    [crc, 4],
    [packedSize, 4],
    [size, 4],
    [nameBytes(name).length, 2],
    [extra.length, 2],
  )
}

function localHeader(fields: RawFields): Uint8Array {
  return Buffer.concat([pack([0x04034b50, 4]), shared(fields), nameBytes(fields.name), fields.extra])
}

function centralHeader(fields: RawFields): Uint8Array {
  const { madeBy, comment, disk, attributes, offset } = fields
  return Buffer.concat([
    pack([0x02014b50, 4], [madeBy, 2]),
    shared(fields),
    pack([comment.length, 2], [disk, 2], [0, 2], [attributes, 4], [offset, 4]),
    nameBytes(fields.name),
    fields.extra,
    comment,
  ])
}

function descriptor(kind: RawEntry['descriptor'], { crc, packedSize, size }: RawFields): Uint8Array {
  if (kind === undefined) return new Uint8Array()
  const body = pack([kind === 'wrong' ? crc ^ 1 : crc, 4], [packedSize, 4], [size, 4])
  return kind === 'bare' ? body : Buffer.concat([pack([0x08074b50, 4]), body])
}
