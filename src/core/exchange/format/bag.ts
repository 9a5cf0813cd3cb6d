/**
 * A package as files in memory, and the checks that make it complete, valid and signed. Each check is a value with a
 * name, so that the tests can show that none of them is idle. Interprets no table and no record.
 */
import { checkCanonical, type Archive } from './read-archive.ts'
import { quoted } from './member-names.ts'
import { PackageRefusal } from './refusal.ts'
import { verifySignature } from './minisign.ts'
import {
  declarationText,
  decodeText,
  listedTagFiles,
  readManifest,
  readTags,
  sha256,
  tagFileNames,
} from './tag-files.ts'
import { readCard, type UnitCard } from './unit-seal.ts'
import { formatV1, signatureComment } from './v1.ts'

export interface Bag {
  readonly archive: Archive
  readonly archiveBytes: Uint8Array
  /** By path inside the base directory. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What `fileHash` has worked out: two lists name each file of the payload. */
  readonly hashes: Map<string, string>
}

export interface BagCheck {
  readonly name: string
  /** Throws a PackageRefusal. */
  readonly run: (bag: Bag) => void
}

const { declaration, info, card, manifest, tagManifest, signature } = tagFileNames
const tagFiles: readonly string[] = Object.values(tagFileNames)

/** In this order: what the file is, what it should hold, who vouches for it, whether it is that. */
export const bagChecks: readonly BagCheck[] = [
  { name: 'canonical archive', run: ({ archive, archiveBytes }) => checkCanonical(archive, archiveBytes) },
  { name: 'version', run: checkVersion },
  { name: 'declaration', run: checkDeclaration },
  { name: 'tag files complete', run: checkTagFiles },
  { name: 'tag manifest', run: (bag) => checkHashes(bag, tagManifest) },
  { name: 'signature', run: checkSignature },
  { name: 'payload complete', run: checkPayloadComplete },
  { name: 'payload manifest', run: (bag) => checkHashes(bag, manifest) },
]

/** The folder that holds bagit.txt, or undefined when no file of that name is there. A clerk may have renamed it. */
export function findBase(names: readonly string[]): string | undefined {
  const [path] = names
    .filter((name) => name === declaration || name.endsWith(`/${declaration}`))
    .sort((a, b) => a.split('/').length - b.split('/').length)
  return path?.slice(0, -declaration.length)
}

export function openBag(archive: Archive, archiveBytes: Uint8Array, base: string): Bag {
  const stray = archive.members.find(({ name }) => !name.startsWith(base))
  if (stray !== undefined) throw new PackageRefusal('package_unsafe', `${quoted(stray.name)}不在清单里`)
  const files = new Map(archive.members.map(({ name, bytes }) => [name.slice(base.length), bytes]))
  return { archive, archiveBytes, files, hashes: new Map() }
}

export function fileText(bag: Bag, name: string): string {
  return decodeText(name, fileBytes(bag, name))
}

export function fileBytes(bag: Bag, name: string): Uint8Array {
  const bytes = bag.files.get(name)
  if (bytes === undefined) throw new PackageRefusal('package_incomplete', `缺少${quoted(name)}`)
  return bytes
}

export function fileHash(bag: Bag, name: string): string {
  const hash = bag.hashes.get(name) ?? sha256(fileBytes(bag, name))
  bag.hashes.set(name, hash)
  return hash
}

export function cardOf(bag: Bag): UnitCard {
  const unitCard = readCard(fileText(bag, card))
  if (unitCard === undefined) throw new PackageRefusal('package_signature', `“${card}”不是单位名片`)
  return unitCard
}

/** The minor version; any 1.x can be read. */
export function minorVersion(bag: Bag): number {
  const [version = '', ...others] = readTags(info, fileText(bag, info)).get('Sidantong-Format') ?? []
  const [, major, minor] = /^([1-9]\d{0,3})\.(\d{1,4})$/.exec(version) ?? []
  if (version === '') throw new PackageRefusal('package_not_package', `“${info}”没有格式版本`)
  if (major === undefined || others.length > 0) throw new PackageRefusal('package_damaged', `“${info}”的格式版本写错`)
  if (Number(major) > formatV1.major) throw new PackageRefusal('package_newer', version)
  return Number(minor)
}

function checkVersion(bag: Bag): void {
  minorVersion(bag)
  const [suite = ''] = readTags(info, fileText(bag, info)).get('Sidantong-Suite') ?? []
  if (suite !== formatV1.suite && /^[a-z]+-\d+$/.test(suite)) throw new PackageRefusal('package_newer', suite)
}

function checkDeclaration(bag: Bag): void {
  if (fileText(bag, declaration) !== declarationText) {
    throw new PackageRefusal('package_damaged', `“${declaration}”不合 BagIt 1.0`)
  }
}

function checkTagFiles(bag: Bag): void {
  const extra = [...bag.files.keys()].find((path) => !path.startsWith('data/') && !tagFiles.includes(path))
  if (extra !== undefined) throw new PackageRefusal('package_unsafe', `${quoted(extra)}不在清单里`)
  const listed = readManifest(tagManifest, fileText(bag, tagManifest))
  const same = listed.size === listedTagFiles.length && listedTagFiles.every((name) => listed.has(name))
  if (!same) throw new PackageRefusal('package_damaged', `“${tagManifest}”列出的文件不对`)
  listedTagFiles.forEach((name) => fileBytes(bag, name))
}

function checkPayloadComplete(bag: Bag): void {
  const listed = readManifest(manifest, fileText(bag, manifest))
  const outside = [...listed.keys()].find((path) => !path.startsWith('data/'))
  if (outside !== undefined)
    throw new PackageRefusal('package_unsafe', `“${manifest}”列出了数据之外的${quoted(outside)}`)
  listed.forEach((_, path) => fileBytes(bag, path))
  const extra = [...bag.files.keys()].find((path) => path.startsWith('data/') && !listed.has(path))
  if (extra !== undefined) throw new PackageRefusal('package_unsafe', `${quoted(extra)}不在清单里`)
}

function checkHashes(bag: Bag, list: string): void {
  for (const [path, hash] of readManifest(list, fileText(bag, list))) {
    if (fileHash(bag, path) !== hash) throw new PackageRefusal('package_damaged', `${quoted(path)}的校验码不符`)
  }
}

const signatureReasons = {
  malformed: '印章文件写错',
  algorithm: '印章的算法不认识',
  otherKey: '印章与单位名片不是一对',
  invalid: '内容与印章不符',
} as const

function checkSignature(bag: Bag): void {
  if (!bag.files.has(signature)) throw new PackageRefusal('package_signature', '没有盖单位印章')
  const { publicKey } = cardOf(bag)
  const verdict = verifySignature(fileBytes(bag, tagManifest), fileText(bag, signature), publicKey, signatureComment)
  if (verdict !== 'valid') throw new PackageRefusal('package_signature', signatureReasons[verdict])
}
