/**
 * What a tamperer can do with a package: open it, change its files, and make everything agree again that needs no seal
 * (or, with a seal of his own, that too).
 */
import { ArchiveReader } from '../../../src/core/exchange/format/archive-entries.ts'
import { signMessage } from '../../../src/core/exchange/format/minisign.ts'
import { readArchive } from '../../../src/core/exchange/format/read-archive.ts'
import { manifestOf, sha256, tagFileNames, writeManifest } from '../../../src/core/exchange/format/tag-files.ts'
import { signatureComment } from '../../../src/core/exchange/format/v1.ts'
import { writeArchive, type ArchiveMember } from '../../../src/core/exchange/format/write-archive.ts'
import type { UnitSeal } from '../../../src/core/exchange/format/unit-seal.ts'

export type Files = Map<string, Uint8Array>

const descriptionPath = 'data/datapackage.json'
export const baseFolder = 'sidantong-999901001-2026-11-0001/'

export function membersOf(bytes: Uint8Array): ArchiveMember[] {
  return [...readArchive(new ArchiveReader(bytes)).members]
}

/** Files by path inside the bag. */
export function filesOf(bytes: Uint8Array): Files {
  return new Map(membersOf(bytes).map(({ name, bytes: content }) => [name.slice(baseFolder.length), content]))
}

export function archiveOf(files: Files): Uint8Array {
  return writeArchive([...files].map(([path, bytes]) => ({ name: baseFolder + path, bytes })))
}

export function textOf(files: Files, path: string): string {
  return new TextDecoder().decode(files.get(path))
}

/** Replaces text in one file; the text must be there. */
export function edit(files: Files, path: string, from: string | RegExp, to: string): void {
  const before = textOf(files, path)
  const after = before.replace(from, to)
  if (after === before) throw new Error(`nothing to replace in ${path}`)
  files.set(path, new TextEncoder().encode(after))
}

/** Makes datapackage.json say the size and hash that each payload file now has. */
export function redescribe(files: Files): void {
  let text = textOf(files, descriptionPath)
  for (const [path, bytes] of files) {
    const name = JSON.stringify(path.slice('data/'.length)).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const pattern = new RegExp(`("path": ${name}[^{}]*?"bytes": )\\d+(,\\s+"hash": "sha256:)[0-9a-f]{64}`)
    text = text.replace(
      pattern,
      (_, before: string, between: string) => `${before}${bytes.length}${between}${sha256(bytes)}`,
    )
  }
  files.set(descriptionPath, new TextEncoder().encode(text))
}

/** Recomputes sizes and both manifests over whatever the files now are. */
export function rehash(files: Files): void {
  const payload = new Map([...files].filter(([path]) => path.startsWith('data/')))
  files.set(tagFileNames.manifest, new TextEncoder().encode(writeManifest(manifestOf(payload))))
  const size = [...payload.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  const info = textOf(files, tagFileNames.info).replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${size}.${payload.size}`)
  files.set(tagFileNames.info, new TextEncoder().encode(info))
  rehashTags(files)
}

export function rehashTags(files: Files): void {
  const unlisted: string[] = [tagFileNames.tagManifest, tagFileNames.signature]
  const tags = new Map([...files].filter(([path]) => !path.startsWith('data/') && !unlisted.includes(path)))
  files.set(tagFileNames.tagManifest, new TextEncoder().encode(writeManifest(manifestOf(tags))))
}

export function resign(files: Files, seal: UnitSeal): void {
  const message = files.get(tagFileNames.tagManifest) ?? new Uint8Array()
  const comments = { untrusted: signatureComment, trusted: 'timestamp:1\tfile:tagmanifest-sha256.txt\thashed' }
  files.set(tagFileNames.signature, new TextEncoder().encode(signMessage(message, seal.secret, comments)))
}
