/** Small hand-made workbooks and hostile files for the tests of the reading side. Every byte is made here. */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export type PartContent = string | Uint8Array | (() => Iterable<Uint8Array>)

/** Fixed times, so that a seed always gives the same bytes. */
const mtime = new Date('2026-11-01T00:00:00Z')

export async function zip(parts: Readonly<Record<string, PartContent>>, compressionLevel = 6): Promise<Uint8Array> {
  const file = new ZipFile()
  for (const [name, content] of Object.entries(parts)) {
    if (typeof content === 'function') {
      file.addReadStreamLazy(name, { compressionLevel, mtime }, (done) => done(null, Readable.from(content())))
    } else {
      file.addBuffer(Buffer.from(content), name, { compressionLevel, mtime })
    }
  }
  file.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of file.outputStream) {
    if (chunk instanceof Uint8Array) chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export interface SheetParts {
  readonly name?: string
  readonly state?: string
  /** What stands inside `<sheetData>`. */
  readonly data?: string
  /** Before `<sheetData>`, e.g. `<cols>`. */
  readonly before?: string
  /** After `<sheetData>`, e.g. `<mergeCells>`. */
  readonly after?: string
  /** The whole part, when it is not to be put together here. */
  readonly part?: PartContent
}

export interface WorkbookParts {
  readonly sheets: readonly SheetParts[]
  /** What stands inside `<sst>`. */
  readonly strings?: string
  /** What stands inside `<styleSheet>`. */
  readonly styles?: string
  readonly workbookPr?: string
  /** Added to the zip, or put in the place of a part of that name. */
  readonly parts?: Readonly<Record<string, PartContent>>
  /** 1 is quick, for large honest files. */
  readonly compressionLevel?: number
}

export function worksheetXml({ data = '', before = '', after = '' }: SheetParts): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`
}

export function workbook(parts: WorkbookParts): Promise<Uint8Array> {
  const names = parts.sheets.map(({ name = '人员清单', state = 'visible' }, index) => {
    const id = index + 1
    return `<sheet name="${name}" sheetId="${id}" state="${state}" r:id="rId${id}"/>`
  })
  const relationships = parts.sheets.map((_, index) =>
    relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  )
  if (parts.strings !== undefined) relationships.push(relationship('rStrings', 'sharedStrings', 'sharedStrings.xml'))
  if (parts.styles !== undefined) relationships.push(relationship('rStyles', 'styles', '/xl/styles.xml'))
  const all: Record<string, PartContent> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relationship('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${parts.workbookPr ?? ''}<sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relationships.join('')}</Relationships>`,
  }
  if (parts.strings !== undefined) all['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${parts.strings}</sst>`
  if (parts.styles !== undefined) all['xl/styles.xml'] = `<styleSheet xmlns="${MAIN}">${parts.styles}</styleSheet>`
  parts.sheets.forEach((sheet, index) => {
    all[`xl/worksheets/sheet${index + 1}.xml`] = sheet.part ?? worksheetXml(sheet)
  })
  return zip({ ...all, ...parts.parts }, parts.compressionLevel)
}

function relationship(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A row of inline texts, `''` for no cell. */
export function textRow(number: number, texts: readonly string[]): string {
  const cells = texts.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`,
  )
  return `<row r="${number}">${cells.join('')}</row>`
}

/** A sheet part that unfolds to `megabytes` of one repeated text inside a cell. */
export function bombPart(megabytes: number, filler: string): () => Iterable<Uint8Array> {
  return function* () {
    yield Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`)
    const piece = Buffer.from(filler.repeat((1024 * 1024) / filler.length))
    for (let count = 0; count < megabytes; count += 1) yield piece
    yield Buffer.from('</t></is></c></row></sheetData></worksheet>')
  }
}

/** An honest large list, made row by row. */
export function listPart(rows: number, row: (number: number) => string): () => Iterable<Uint8Array> {
  return function* () {
    yield Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData>`)
    for (let from = 1; from <= rows; from += 1000) {
      let text = ''
      for (let number = from; number < Math.min(from + 1000, rows + 1); number += 1) text += row(number)
      yield Buffer.from(text)
    }
    yield Buffer.from('</sheetData></worksheet>')
  }
}

/** The header of an OLE container with the names of its streams, as much of it as identifies its kind. */
export function compoundFile(...streams: readonly string[]): Uint8Array {
  const header = Buffer.alloc(512)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header)
  const directory = streams.map((name) => {
    const entry = Buffer.alloc(128)
    entry.write(name, 'utf16le')
    return entry
  })
  return Buffer.concat([header, ...directory, Buffer.alloc(512)])
}

/** Changes 32-bit fields of every entry in a zip's central directory, to make it lie. */
export function patchDirectory(bytes: Uint8Array, patch: (entry: DirectoryEntry) => void): Uint8Array {
  const patched = Buffer.from(bytes)
  let at = patched.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  while (at !== -1) {
    const position = at
    patch({
      name: patched.toString('utf8', position + 46, position + 46 + patched.readUInt16LE(position + 28)),
      get: (offset) => patched.readUInt32LE(position + offset),
      set: (offset, value) => void patched.writeUInt32LE(value, position + offset),
    })
    at = patched.indexOf(Buffer.from('PK\x01\x02', 'latin1'), position + 4)
  }
  return patched
}

export interface DirectoryEntry {
  readonly name: string
  get(offset: number): number
  set(offset: number, value: number): void
}

export const directoryField = { checksum: 16, compressedSize: 20, size: 24, localOffset: 42 } as const
