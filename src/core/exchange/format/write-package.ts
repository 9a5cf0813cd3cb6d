/**
 * Writes a data package (docs/data-package.md): content in, one byte sequence out for the same content, seal and time.
 * Decides nothing about which records belong in a package, and knows no database.
 */
import type { PackageInfo, PackageKind, PackageScope } from '../../../contract/api/exchange.ts'
import { isSafeName } from './member-names.ts'
import { signMessage } from './minisign.ts'
import {
  byName,
  declarationText,
  manifestOf,
  sha256,
  tagFileNames,
  writeManifest,
  writeTags,
  type Manifest,
  type Tag,
} from './tag-files.ts'
import { encodeTable, type PackageTable } from './table-schema.ts'
import { publicCard, type UnitIdentity, type UnitSeal } from './unit-seal.ts'
import {
  dataPackagePath,
  dialect,
  formatV1,
  manifestV1,
  signatureComment,
  tablesFolder,
  type DataPackage,
} from './v1.ts'
import { writeArchive } from './write-archive.ts'

/** A document or the readable copy; the path begins with `data/`. */
export interface PackageFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface PackageContent {
  readonly packageId: string
  readonly appVersion: string
  readonly unit: UnitIdentity
  /** Code of the unit that the package is for. */
  readonly recipient: string
  /** A submission, when not given. */
  readonly kind?: PackageKind
  /** Full, when not given. */
  readonly scope?: PackageScope
  /** `hash` of the package that a receipt answers; a receipt must, and nothing else may. */
  readonly answers?: string
  /** Counts the packages of this unit, for this recipient, of this kind from 1. */
  readonly sequence: number
  /** `hash` of the package before this one, or empty for the first. */
  readonly previousHash: string
  readonly period: string
  readonly createdAt: string
  readonly tables: readonly PackageTable[]
  readonly files: readonly PackageFile[]
}

export interface WrittenPackage {
  readonly bytes: Uint8Array
  readonly info: PackageInfo
  /** SHA-256 of the tag manifest, which covers every file: it stays the same when the zip is packed again. */
  readonly hash: string
}

/** `now` is the time of signing. */
export function writePackage(content: PackageContent, seal: UnitSeal, now: Date): WrittenPackage {
  const { payload, hashes } = payloadFiles(content)
  const card = publicCard(content.unit, seal.public)
  const encoder = new TextEncoder()
  const tagFiles = new Map<string, Uint8Array>([
    [tagFileNames.declaration, encoder.encode(declarationText)],
    [tagFileNames.info, encoder.encode(writeTags(infoTags(content, payload)))],
    [tagFileNames.card, encoder.encode(card)],
    [tagFileNames.manifest, encoder.encode(writeManifest(hashes))],
  ])
  const tagManifest = encoder.encode(writeManifest(manifestOf(tagFiles)))
  const trusted = `timestamp:${Math.floor(now.getTime() / 1000)}\tfile:${tagFileNames.tagManifest}\thashed`
  const signature = signMessage(tagManifest, seal.secret, { untrusted: signatureComment, trusted })

  const folder = packageName(content)
  const members = [
    ...[...tagFiles].map(([name, bytes]) => ({ name, bytes })),
    { name: tagFileNames.tagManifest, bytes: tagManifest },
    { name: tagFileNames.signature, bytes: encoder.encode(signature) },
    ...[...payload].map(([name, bytes]) => ({ name, bytes })),
  ].map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }))
  return {
    bytes: writeArchive(members),
    info: describe(content),
    hash: sha256(tagManifest),
  }
}

type NamedContent = Pick<PackageContent, 'unit' | 'kind' | 'period' | 'sequence'>

/** Base directory of the bag, and name of the package file without `.zip` (RFC 8493, 4). */
export function packageName({ unit, kind = 'submission', period, sequence }: NamedContent): string {
  const parts = ['sidantong', unit.code, ...(kind === 'submission' ? [] : [kind]), period]
  return `${parts.join('-')}-${String(sequence).padStart(4, '0')}`
}

function describe(content: PackageContent): PackageInfo {
  const { packageId, unit, recipient, sequence, previousHash, period, createdAt, tables } = content
  return {
    packageId,
    formatVersion: formatV1.text,
    kind: content.kind ?? 'submission',
    scope: content.scope ?? 'full',
    answers: content.answers ?? '',
    unit: unit.code,
    unitName: unit.name,
    recipient,
    sequence,
    previousHash,
    period,
    createdAt,
    counts: Object.fromEntries(tables.map(({ name, rows }) => [name, rows.length])),
  }
}

interface Payload {
  readonly payload: ReadonlyMap<string, Uint8Array>
  readonly hashes: Manifest
}

function payloadFiles(content: PackageContent): Payload {
  const encoder = new TextEncoder()
  const payload = new Map<string, Uint8Array>()
  const hashes = new Map<string, string>()
  const add = (path: string, bytes: Uint8Array): { bytes: number; hash: string } => {
    if (!path.startsWith('data/') || !isSafeName(path) || payload.has(path)) {
      throw new Error(`“${path}” cannot be a file of a package: not under data/, not a safe name, or given twice`)
    }
    const hash = sha256(bytes)
    payload.set(path, bytes)
    hashes.set(path, hash)
    return { bytes: bytes.length, hash: `sha256:${hash}` }
  }
  const tables = content.tables.map((table) => {
    const { csv, schema } = encodeTable(table, content.tables)
    return { table, schema, fingerprint: add(`${tablesFolder}${table.name}.csv`, encoder.encode(csv)) }
  })
  const files = content.files.map(({ path, bytes }) => {
    if (path.startsWith(tablesFolder)) throw new Error(`“${path}” is in the folder of the tables`)
    return { path, fingerprint: add(path, bytes) }
  })
  const resources: DataPackage['resources'] = [
    ...tables.map(({ table, schema, fingerprint }) => ({
      profile: 'tabular-data-resource' as const,
      name: table.name,
      title: table.title,
      path: `tables/${table.name}.csv`,
      format: 'csv' as const,
      mediatype: 'text/csv' as const,
      encoding: 'utf-8' as const,
      ...fingerprint,
      dialect: { ...dialect },
      schema,
    })),
    ...files.map(({ path, fingerprint }, index) => ({
      profile: 'data-resource' as const,
      name: `file-${index + 1}`,
      path: path.slice('data/'.length),
      ...fingerprint,
    })),
  ]
  const description = manifestV1.dataPackage.parse({
    profile: 'data-package',
    name: packageName(content),
    id: content.packageId,
    title: `${content.unit.name} ${content.period}`,
    created: content.createdAt,
    resources,
  })
  add(dataPackagePath, encoder.encode(`${JSON.stringify(description, null, 2)}\n`))
  return { payload: new Map([...payload].sort(([a], [b]) => byName(a, b))), hashes }
}

function infoTags(content: PackageContent, payload: ReadonlyMap<string, Uint8Array>): Tag[] {
  const size = [...payload.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  const { kind = 'submission', scope = 'full', answers } = content
  if ((kind === 'receipt') !== (answers !== undefined)) throw new Error(`a ${kind} with answers ${answers}`)
  const info = manifestV1.info.parse({
    'Source-Organization': content.unit.name,
    'Bagging-Date': content.createdAt.slice(0, 10),
    'External-Identifier': content.packageId,
    'Payload-Oxum': `${size}.${payload.size}`,
    'Bag-Software-Agent': `sidantong ${content.appVersion}`,
    'Sidantong-Format': formatV1.text,
    'Sidantong-Suite': formatV1.suite,
    'Sidantong-Unit': content.unit.code,
    'Sidantong-Recipient': content.recipient,
    'Sidantong-Sequence': String(content.sequence),
    'Sidantong-Previous': content.previousHash === '' ? 'none' : content.previousHash,
    'Sidantong-Period': content.period,
    'Sidantong-Created': content.createdAt,
    'Sidantong-Kind': kind,
    'Sidantong-Scope': scope,
    ...(answers === undefined ? {} : { 'Sidantong-Answers': answers }),
    'Sidantong-Rows': content.tables.map(({ name, rows }) => `${name} ${rows.length}`),
  })
  return Object.entries(info).flatMap(([label, value = []]) =>
    typeof value === 'string' ? [[label, value] as const] : value.map((each) => [label, each] as const),
  )
}
