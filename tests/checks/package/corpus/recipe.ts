/**
 * How a case of the corpus is made: one sound package, one defect. The same recipe without its defect must give a package
 * that is accepted, so that nothing but the defect can be the reason of the refusal.
 */
import { createPrivateKey, sign } from 'node:crypto'
import { signatureComment } from '../../../../src/core/exchange/format/v1.ts'
import type { RefusalCode } from '../../../../src/core/exchange/format/refusal.ts'
import { archiveOf, baseFolder, filesOf, redescribe, rehash, rehashTags, resign, type Files } from '../forge.ts'
import { rawZip, type RawArchive, type RawEntry } from '../raw-zip.ts'
import { relatedTables, samplePackage, sampleSeal } from '../sample-package.ts'

export type Recipe = (broken: boolean) => Uint8Array

export interface InvalidCase {
  readonly name: string
  readonly answer: RefusalCode
  /** What the message names: a file, a line, a field; for `package_newer` what is newer. */
  readonly place: string
  readonly make: Recipe
}

export const csv = 'data/tables/duties.csv'
export const info = 'bag-info.txt'
export const description = 'data/datapackage.json'
export const manifest = 'manifest-sha256.txt'
export const tagManifest = 'tagmanifest-sha256.txt'
export const signature = 'tagmanifest-sha256.txt.minisig'

const minimal = filesOf(samplePackage())
const related = filesOf(samplePackage({ tables: relatedTables }))

type Change = (files: Files) => unknown

function content(base: Files, change: Change, ...mend: readonly Change[]): Recipe {
  return (broken) => {
    const files = new Map(base)
    if (broken) change(files)
    mend.forEach((step) => step(files))
    return archiveOf(files)
  }
}

const seal: Change = (files) => resign(files, sampleSeal)

/** The change, and nothing put right again: somebody else's hand. */
export const tampered = (change: Change): Recipe => content(minimal, change)
/** Sealed by the sender as it is. */
export const sealed = (change: Change): Recipe => content(minimal, change, seal)
/** The sender made the tag manifest and the seal over it. */
export const sealedTags = (change: Change): Recipe => content(minimal, change, rehashTags, seal)
/** The sender made all lists but the description of the tables. */
export const listed = (change: Change): Recipe => content(minimal, change, rehash, seal)
/** The sender made every list: what is wrong is the content. */
export const described = (change: Change): Recipe => content(minimal, change, redescribe, rehash, seal)
/** The same with two tables that refer to each other. */
export const relatedDescribed = (change: Change): Recipe => content(related, change, redescribe, rehash, seal)

/** The entries of a sound package as another zip program packs them. */
export function entries(base = baseFolder): RawEntry[] {
  return [...minimal].map(([path, bytes]) => ({ name: base + path, bytes, deflate: true }))
}

/** Changes the entry of the table. */
export function changedEntry(change: Partial<RawEntry>): RawEntry[] {
  return entries().map((entry) => (String(entry.name).endsWith('.csv') ? { ...entry, ...change } : entry))
}

export function zipped(broken: () => readonly RawEntry[], archive: RawArchive = {}): Recipe {
  return (isBroken) => (isBroken ? rawZip(broken(), archive) : rawZip(entries()))
}

/** A file that is no longer, or never was, the sound package. */
export function instead(bytes: (sound: Uint8Array) => Uint8Array): Recipe {
  return (broken) => (broken ? bytes(archiveOf(minimal)) : archiveOf(minimal))
}

/** A correct signature of the older form `Ed`: over the file itself, not over its digest. */
export function legacySignature(files: Files): void {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const der = Buffer.concat([prefix, sampleSeal.secret.seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const trusted = 'timestamp:1\tfile:tagmanifest-sha256.txt'
  const body = sign(null, files.get(tagManifest) ?? new Uint8Array(), key)
  const global = sign(null, Buffer.concat([body, Buffer.from(trusted)]), key)
  const line = Buffer.concat([Buffer.from('Ed'), sampleSeal.secret.id, body]).toString('base64')
  const text = `untrusted comment: ${signatureComment}\n${line}\ntrusted comment: ${trusted}\n${global.toString('base64')}\n`
  files.set(signature, new TextEncoder().encode(text))
}
