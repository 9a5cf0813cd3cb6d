/**
 * Reads a data package: complete, valid, signed and well typed, or refused with a reason; never a part of it.
 * The signature is checked against the card inside the package. Whether that card is trusted is for the caller to say,
 * who compares `publicKey` with the cards on file.
 */
import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import type { PackageInfo } from '../../../contract/api/exchange.ts'
import { AppError } from '../../../contract/errors.ts'
import type { CellValue, FieldType, PrivacyClass } from '../../../contract/records/define-record.ts'
import { ArchiveReader } from './archive-entries.ts'
import {
  bagChecks,
  cardOf,
  fileBytes,
  fileHash,
  fileText,
  findBase,
  minorVersion,
  openBag,
  type Bag,
  type BagCheck,
} from './bag.ts'
import { readArchive } from './read-archive.ts'
import { quoted } from './member-names.ts'
import { readReceipt, type Receipt } from './receipt-tables.ts'
import { PackageRefusal } from './refusal.ts'
import { readTags, tagFileNames } from './tag-files.ts'
import { checkReferences } from './table-references.ts'
import { decodeTable } from './table-schema.ts'
import { dataPackagePath, formatV1, manifestFor, type BagInfo, type DataPackage, type TableResource } from './v1.ts'
import type { PackageFile } from './write-package.ts'

export interface ReadColumn {
  readonly name: string
  readonly label: string
  readonly type: FieldType
  /** Null when the sender did not say. */
  readonly privacy: PrivacyClass | null
}

export interface ReadTable {
  readonly name: string
  readonly title: string
  readonly columns: readonly ReadColumn[]
  readonly primaryKey: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
}

export interface ReadPackage {
  readonly info: PackageInfo
  readonly tables: readonly ReadTable[]
  readonly files: readonly PackageFile[]
  /** What a clerk should know of a package that was accepted. */
  readonly warnings: readonly PackageWarning[]
  /** What a receipt says; null for the other kinds. */
  readonly receipt: Receipt | null
  /** 单位名片 of the sender, as it lies in the package. */
  readonly publicCard: string
  readonly publicKey: string
  /** SHA-256 of the tag manifest: the identity of the content. */
  readonly hash: string
}

export interface PackageWarning {
  readonly code: 'newer_minor' | 'clock'
  /** Chinese. */
  readonly reason: string
}

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export function readPackage(file: NamedFile): Promise<ReadPackage> {
  return readPackageWith(bagChecks, file)
}

/** For the checks under tests/checks, which leave one check out to see that its absence is noticed. */
export async function readPackageWith(checks: readonly BagCheck[], file: NamedFile): Promise<ReadPackage> {
  // Hundreds come in one batch: between them other calls get their turn.
  await setImmediate()
  try {
    const bag = unpack(withoutWrapper(file.bytes))
    checks.forEach(({ run }) => run(bag))
    return interpret(bag)
  } catch (error) {
    throw namingFile(error, file.name)
  }
}

/** What a zip of one file holds, which by its name is a package, protected or not; else the file itself. @throws AppError */
export function openWrapper(file: NamedFile): Uint8Array {
  try {
    return withoutWrapper(file.bytes)
  } catch (error) {
    throw namingFile(error, file.name)
  }
}

function namingFile(error: unknown, file: string): unknown {
  if (!(error instanceof PackageRefusal)) return error
  const detail = error.code === 'package_newer' ? { version: error.reason } : { reason: error.reason }
  return new AppError(error.code, { file, ...detail })
}

/** A package may be zipped once more, to be sent by mail. */
function withoutWrapper(bytes: Uint8Array): Uint8Array {
  const reader = new ArchiveReader(bytes)
  const [name, ...others] = reader.names
  if (name === undefined || others.length > 0 || !/\.(zip|age)$/i.test(name)) return bytes
  const [inner] = readArchive(reader).members
  return inner === undefined ? bytes : inner.bytes
}

function unpack(bytes: Uint8Array): Bag {
  const reader = new ArchiveReader(bytes)
  const base = findBase(reader.names)
  if (base === undefined) throw new PackageRefusal('package_not_package', '压缩包里没有 bagit.txt')
  return openBag(readArchive(reader), bytes, base)
}

function interpret(bag: Bag): ReadPackage {
  const minor = minorVersion(bag)
  const info = readInfo(bag, minor)
  const description = readDescription(bag, minor)
  checkAgreement(bag, info, description)
  const resources = description.resources.flatMap((resource) =>
    resource.profile === 'tabular-data-resource' ? [resource] : [],
  )
  const tables = resources.map((resource) => readTable(bag, resource))
  tables.forEach((table, index) => checkReferences(table, resources[index]?.schema.foreignKeys ?? [], tables))
  const counts = Object.fromEntries(tables.map(({ name, rows }) => [name, rows.length]))
  const stated = tables.map(({ name, rows }) => `${name} ${rows.length}`)
  if (stated.join() !== info['Sidantong-Rows'].join()) throw damaged(`“${tagFileNames.info}”的条数与表格不一致`)
  const card = fileText(bag, tagFileNames.card)
  const previous = info['Sidantong-Previous']
  const kind = info['Sidantong-Kind'] ?? 'submission'
  return {
    info: {
      packageId: info['External-Identifier'],
      formatVersion: info['Sidantong-Format'],
      kind,
      scope: info['Sidantong-Scope'] ?? 'full',
      answers: info['Sidantong-Answers'] ?? '',
      unit: info['Sidantong-Unit'],
      unitName: info['Source-Organization'],
      recipient: info['Sidantong-Recipient'],
      sequence: Number(info['Sidantong-Sequence']),
      previousHash: previous === 'none' ? '' : previous,
      period: info['Sidantong-Period'],
      createdAt: info['Sidantong-Created'],
      counts,
    },
    tables,
    files: description.resources.flatMap(({ profile, path }) =>
      // A copy, so that a document that is kept does not keep the whole package in memory.
      profile === 'data-resource'
        ? [{ path: `data/${path}`, bytes: new Uint8Array(fileBytes(bag, `data/${path}`)) }]
        : [],
    ),
    warnings: warningsOf(info, minor),
    receipt: kind === 'receipt' ? readReceipt(tables) : null,
    publicCard: card,
    publicKey: cardOf(bag).publicKey,
    hash: fileHash(bag, tagFileNames.tagManifest),
  }
}

/** No package was made before there was the format: the sender's computer has a wrong clock. */
const formatBegan = '2026-01-01'

function warningsOf(info: BagInfo, minor: number): PackageWarning[] {
  const { 'Sidantong-Format': version, 'Sidantong-Created': created } = info
  return [
    ...(minor > formatV1.minor
      ? [{ code: 'newer_minor' as const, reason: `由更新的版本（${version}）制作，新增的内容没有读入` }]
      : []),
    ...(created < formatBegan
      ? [{ code: 'clock' as const, reason: `制作时间是 ${created.slice(0, 10)}，对方电脑的时钟可能不对` }]
      : []),
  ]
}

function readInfo(bag: Bag, minor: number): BagInfo {
  const tags = readTags(tagFileNames.info, fileText(bag, tagFileNames.info))
  const values = new Map<string, string | string[]>([['Sidantong-Rows', []]])
  for (const [label, [first = '', ...more]] of tags) {
    const isList = label === 'Sidantong-Rows' || more.length > 0
    values.set(label, isList ? [first, ...more] : first)
  }
  return parse(tagFileNames.info, manifestFor(minor).info, Object.fromEntries(values))
}

function readDescription(bag: Bag, minor: number): DataPackage {
  const text = fileText(bag, dataPackagePath)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw damaged(`“${dataPackagePath}”不是 JSON`)
  }
  return parse(dataPackagePath, manifestFor(minor).dataPackage, value)
}

function parse<Output>(name: string, schema: z.ZodType<Output>, value: unknown): Output {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])].join('.')
  throw damaged(`“${name}”里${quoted(place)}不合格式`)
}

/** Card, bag-info.txt, datapackage.json and the payload must tell one story. */
function checkAgreement(bag: Bag, info: BagInfo, description: DataPackage): void {
  const { unit } = cardOf(bag)
  if (unit.code !== info['Sidantong-Unit'] || unit.name !== info['Source-Organization']) {
    throw new PackageRefusal('package_signature', '单位名片不是发出单位的')
  }
  const isReceipt = info['Sidantong-Kind'] === 'receipt'
  if (isReceipt !== (info['Sidantong-Answers'] !== undefined)) {
    throw damaged(`“${tagFileNames.info}”没有写明或不应写明答复哪个数据包`)
  }
  const payload = [...bag.files].filter(([path]) => path.startsWith('data/'))
  const size = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)
  if (info['Payload-Oxum'] !== `${size}.${payload.length}`) throw damaged(`“${tagFileNames.info}”的总长度不符`)
  const sameOrigin = description.id === info['External-Identifier'] && description.created === info['Sidantong-Created']
  if (!sameOrigin) throw damaged(`“${dataPackagePath}”与“${tagFileNames.info}”不一致`)

  const described = new Set([dataPackagePath])
  for (const { path, bytes, hash } of description.resources) {
    const full = `data/${path}`
    const content = fileBytes(bag, full)
    if (described.has(full) || content.length !== bytes || hash !== `sha256:${fileHash(bag, full)}`) {
      throw damaged(`“${dataPackagePath}”对${quoted(full)}的说明不符`)
    }
    described.add(full)
  }
  const extra = payload.find(([path]) => !described.has(path))
  if (extra !== undefined) throw new PackageRefusal('package_unsafe', `${quoted(extra[0])}没有说明`)
}

function readTable(bag: Bag, resource: TableResource): ReadTable {
  const path = `data/${resource.path}`
  const { fields, primaryKey } = resource.schema
  const names = fields.map(({ name }) => name)
  if (resource.path !== `tables/${resource.name}.csv` || new Set(names).size !== names.length) {
    throw damaged(`“${dataPackagePath}”里表“${resource.name}”的说明不对`)
  }
  if (!primaryKey.every((key) => names.includes(key))) throw damaged(`表“${resource.name}”没有编号列`)
  return {
    name: resource.name,
    title: resource.title,
    columns: fields.map(({ name, title, sidantong }) => ({
      name,
      label: title,
      type: sidantong.type,
      privacy: sidantong.privacy ?? null,
    })),
    primaryKey,
    rows: decodeTable(path, fileText(bag, path), resource.schema),
  }
}

function damaged(reason: string): PackageRefusal {
  return new PackageRefusal('package_damaged', reason)
}
