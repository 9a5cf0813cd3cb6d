/**
 * Opens somebody else's .docx and gives its XML parts as trees. Sizes are counted while inflating, declarations of types
 * and entities are refused, nothing outside the file is followed, and the refusal names the reason. Knows no rule.
 */
import { AppError } from '../../../contract/errors.ts'
import { damaged, unsafe } from '../../intake/limits.ts'
import { readRelationships, type Relationship } from '../../intake/xlsx/relationships.ts'
import { openZip, type ZipParts } from '../../intake/xlsx/zip-parts.ts'
import { kindOfNonZip, kindOfZip } from './sniff.ts'
import { parseXml, treeLimits, type XmlElement } from './xml-tree.ts'

const MB = 1024 * 1024
/** A document with scanned pictures; more is no paper for a meeting. */
const largestDocument = 100 * MB

export interface DocxFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface DocxParts {
  readonly document: XmlElement
  readonly styles: XmlElement | null
  readonly numbering: XmlElement | null
  readonly settings: XmlElement | null
  readonly theme: XmlElement | null
  /** Headers and footers by the relationship id that a section names. */
  readonly byRelationship: ReadonlyMap<string, XmlElement>
}

/** @throws AppError file_not_document, document_damaged, document_unsafe */
export async function readDocxParts(file: DocxFile): Promise<DocxParts> {
  const kind = kindOfNonZip(file.bytes)
  if (kind !== null) throw new AppError('file_not_document', { file: file.name, kind })
  try {
    if (file.bytes.length > largestDocument) throw unsafe(`文件超过 ${largestDocument / MB} MB`)
    const zip = await openZip(file.bytes)
    const path = await documentPath(zip)
    if (path === null) throw new AppError('file_not_document', { file: file.name, kind: kindOfZip(zip) })
    return await readParts(zip, path)
  } catch (error) {
    throw named(error, file.name)
  }
}

/** The guards below do not know what the file is called, and speak of workbooks in their sentences. */
function named(error: unknown, file: string): unknown {
  if (!(error instanceof AppError)) return error
  const reason = String(error.details['reason'])
  if (error.code === 'file_damaged') return new AppError('document_damaged', { file, reason })
  if (error.code === 'file_unsafe') return new AppError('document_unsafe', { file, reason })
  if (error.code === 'file_encrypted') return new AppError('file_not_document', { file, kind: '设有打开密码的文档' })
  return error
}

async function documentPath(zip: ZipParts): Promise<string | null> {
  if (!zip.has('_rels/.rels')) return null
  const main = (await readRelationships(zip, '')).find(({ kind }) => kind === 'officeDocument')
  return main !== undefined && /^word\//i.test(main.target) && zip.has(main.target) ? main.target : null
}

async function readParts(zip: ZipParts, path: string): Promise<DocxParts> {
  const budget = { left: treeLimits.characters }
  const document = await readTree(zip, path, budget)
  if (document.name !== 'w:document') throw damaged(`${path} 不是文档正文`)
  const relationships = await relationshipsOf(zip, path)
  const only = async (kind: string): Promise<XmlElement | null> => {
    const found = relationships.find((relationship) => relationship.kind === kind)
    return found === undefined || !zip.has(found.target) ? null : await readTree(zip, found.target, budget)
  }
  const byRelationship = new Map<string, XmlElement>()
  for (const { id, kind, target } of relationships) {
    if (kind === 'header' || kind === 'footer') byRelationship.set(id, await readTree(zip, target, budget))
  }
  return {
    document,
    styles: await only('styles'),
    numbering: await only('numbering'),
    settings: await only('settings'),
    theme: await only('theme'),
    byRelationship,
  }
}

async function relationshipsOf(zip: ZipParts, path: string): Promise<readonly Relationship[]> {
  const slash = path.lastIndexOf('/') + 1
  return zip.has(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`) ? await readRelationships(zip, path) : []
}

async function readTree(zip: ZipParts, path: string, budget: { left: number }): Promise<XmlElement> {
  const pieces: string[] = []
  await zip.readText(path, (text) => {
    budget.left -= text.length
    if (budget.left < 0) throw unsafe(`文字内容超过 ${treeLimits.characters / MB} MB`)
    pieces.push(text)
  })
  return parseXml(path, pieces.join(''))
}
