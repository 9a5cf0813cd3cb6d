/**
 * From the bytes of a zip file to its files in memory, within limits. Nothing is ever written to a disk.
 * Knows zip, not packages; the limits are those of reliability row C1 made tighter for packages.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { type ArchiveReader, type ArchiveEntry } from './archive-entries.ts'
import { foldName, isSafeName, parentFolders, quoted } from './member-names.ts'
import { PackageRefusal } from './refusal.ts'
import { canonicalMadeBy, writeArchive, type ArchiveMember } from './write-archive.ts'

/** Inflated bytes of all files together. */
export const maxInflatedBytes = 200 * 1024 * 1024

export interface Archive {
  /** The plain files, in the order of the central directory. */
  readonly members: readonly ArchiveMember[]
  /** Some header bears the mark of the canonical writer. */
  readonly claimsCanonical: boolean
}

export function readArchive(reader: ArchiveReader): Archive {
  const entries = reader.entries()
  checkNames(entries)
  const files = entries.filter(({ isFolder }) => !isFolder)
  const declared = files.reduce((sum, { size }) => sum + size, 0)
  if (declared > maxInflatedBytes) {
    throw new PackageRefusal('package_unsafe', `解压后超过 ${maxInflatedBytes / 1024 / 1024} MB`)
  }
  return {
    members: files.map((entry) => ({ name: entry.name, bytes: contentOf(entry) })),
    claimsCanonical: entries.some(({ madeBy }) => madeBy === canonicalMadeBy),
  }
}

/**
 * An archive that bears our mark in any header must be, byte for byte, the canonical archive of its files. So a single
 * changed bit is found also where a zip program would not look: times, attributes, versions.
 */
export function checkCanonical(archive: Archive, bytes: Uint8Array): void {
  if (archive.claimsCanonical && Buffer.compare(writeArchive(archive.members), bytes) !== 0) {
    throw new PackageRefusal('package_damaged', '压缩包的目录信息被改动过')
  }
}

function checkNames(entries: readonly ArchiveEntry[]): void {
  const seen = new Map<string, string>()
  const folders = new Set(entries.filter(({ isFolder }) => !isFolder).flatMap(({ name }) => parentFolders(name)))
  for (const { name, isFolder } of entries) {
    const plain = isFolder ? name.slice(0, -1) : name
    if (!isSafeName(plain)) throw new PackageRefusal('package_unsafe', `文件名${quoted(name)}不允许`)
    const other = seen.get(foldName(plain))
    if (other !== undefined) throw new PackageRefusal('package_unsafe', `文件名${quoted(other)}与${quoted(name)}重复`)
    seen.set(foldName(plain), name)
    if (isFolder !== folders.has(plain)) {
      throw new PackageRefusal(
        'package_unsafe',
        isFolder ? `有空文件夹${quoted(name)}` : `${quoted(name)}既是文件又是文件夹`,
      )
    }
  }
}

function contentOf(entry: ArchiveEntry): Uint8Array {
  const bytes = entry.method === 0 ? entry.data : inflate(entry)
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    throw new PackageRefusal('package_damaged', `${quoted(entry.name)}的校验码不符`)
  }
  return bytes
}

/** What `info: true` returns, which its types do not say: `bytesWritten` is how much of the input was used. */
const inflated = z.object({ buffer: z.instanceof(Uint8Array), engine: z.object({ bytesWritten: z.int() }) })

/** Stops at the declared size, so a header that lies cannot make it inflate more. */
function inflate(entry: ArchiveEntry): Uint8Array {
  try {
    const result: unknown = inflateRawSync(entry.data, { maxOutputLength: Math.max(entry.size, 1), info: true })
    const { buffer, engine } = inflated.parse(result)
    if (engine.bytesWritten === entry.data.length) return buffer
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new PackageRefusal('package_unsafe', `${quoted(entry.name)}解压后比标明的大`)
    }
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw error
  }
  throw new PackageRefusal('package_damaged', `${quoted(entry.name)}解压出错`)
}
