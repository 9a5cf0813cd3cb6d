/**
 * The text files of a bag (RFC 8493): declaration, manifests, bag-info. Pure text in and out; knows no zip, no signature.
 * Stricter than the RFC where it leaves a choice: LF, lower-case hashes, two spaces (what sha256sum writes), no folding.
 */
import { createHash } from 'node:crypto'
import { PackageRefusal } from './refusal.ts'

export const tagFileNames = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  card: 'unit-card.pub',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  signature: 'tagmanifest-sha256.txt.minisig',
} as const

/** What the tag manifest lists. It cannot list itself, nor the signature made over it (RFC 8493, 2.2.1). */
export const listedTagFiles: readonly string[] = [
  tagFileNames.info,
  tagFileNames.declaration,
  tagFileNames.manifest,
  tagFileNames.card,
]

export const declarationText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** Hash by path. */
export type Manifest = ReadonlyMap<string, string>

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Code unit order, the same on every machine and in every locale. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function manifestOf(files: ReadonlyMap<string, Uint8Array>): Manifest {
  return new Map([...files].map(([path, bytes]) => [path, sha256(bytes)]))
}

export function writeManifest(manifest: Manifest): string {
  return [...manifest]
    .sort(([a], [b]) => byName(a, b))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join('')
}

export function readManifest(name: string, text: string): Manifest {
  const manifest = new Map<string, string>()
  for (const [index, line] of linesOf(name, text).entries()) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? []
    if (hash === undefined || path === undefined || manifest.has(path)) {
      throw new PackageRefusal('package_damaged', `“${name}”第 ${index + 1} 行不合格式`)
    }
    manifest.set(path, hash)
  }
  return manifest
}

export type Tag = readonly [label: string, value: string]

export function writeTags(tags: readonly Tag[]): string {
  return tags.map(([label, value]) => `${label}: ${value}\n`).join('')
}

/** Values by label; a label may repeat (RFC 8493, 2.2.2). */
export function readTags(name: string, text: string): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const [index, line] of linesOf(name, text).entries()) {
    const [, label, value] = /^([A-Z][A-Za-z-]*): (\S(?:.*\S)?)$/.exec(line) ?? []
    if (label === undefined || value === undefined) {
      throw new PackageRefusal('package_damaged', `“${name}”第 ${index + 1} 行不合格式`)
    }
    tags.set(label, [...(tags.get(label) ?? []), value])
  }
  return tags
}

export function decodeText(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new PackageRefusal('package_damaged', `“${name}”不是 UTF-8 文字`)
  }
}

function linesOf(name: string, text: string): string[] {
  if (text === '') return []
  if (!text.endsWith('\n')) throw new PackageRefusal('package_damaged', `“${name}”最后一行不完整`)
  return text.slice(0, -1).split('\n')
}
