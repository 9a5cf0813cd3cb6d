/**
 * What a file is, by its content: names lie. Either a format that we read, or a refusal that says in Chinese what
 * the file is instead. Only signatures and a zip's list of names are looked at; nothing is unpacked.
 */
import { AppError, type ErrorCode } from '../../contract/errors.ts'
import { limits } from './limits.ts'
import { decodeText } from './text-encoding.ts'

export type SheetFormat = 'xlsx' | 'xls' | 'csv'

interface Refusal {
  readonly code: ErrorCode
  /** What the file is, or what is wrong with it. */
  readonly words: string
}

const notSpreadsheet = (words: string): Refusal => ({ code: 'file_not_spreadsheet', words })
const legacy = (words: string): Refusal => ({ code: 'file_legacy_format', words })

export function sniffFormat(name: string, bytes: Uint8Array): SheetFormat {
  if (bytes.length > limits.fileBytes) {
    const megabytes = (count: number): string => `${Math.ceil(count / 1024 / 1024)} MB`
    throw new AppError('file_too_large', {
      file: name,
      size: megabytes(bytes.length),
      limit: megabytes(limits.fileBytes),
    })
  }
  const found = inspect(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (typeof found === 'string') return found
  throw new AppError(found.code, { file: name, kind: found.words, reason: found.words })
}

function inspect(name: string, bytes: Buffer): SheetFormat | Refusal {
  if (bytes.length === 0) return { code: 'file_empty', words: '' }
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return inspectZip(bytes)
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return inspectCompound(bytes)
  const known = signatures.find(({ magic, offset = 0 }) => startsWith(bytes.subarray(offset), magic))
  if (known !== undefined) return known.refusal
  if (bytes.subarray(0, 1024).includes('%PDF-')) return notSpreadsheet('PDF 文件')
  return inspectText(name, bytes)
}

const signatures: readonly { magic: string; offset?: number; refusal: Refusal }[] = [
  { magic: '\x89PNG', refusal: notSpreadsheet('图片') },
  { magic: '\xff\xd8\xff', refusal: notSpreadsheet('图片') },
  { magic: 'GIF8', refusal: notSpreadsheet('图片') },
  { magic: 'II*\x00', refusal: notSpreadsheet('图片') },
  { magic: 'MM\x00*', refusal: notSpreadsheet('图片') },
  { magic: 'WEBP', offset: 8, refusal: notSpreadsheet('图片') },
  { magic: 'ftyp', offset: 4, refusal: notSpreadsheet('音视频或图片') },
  { magic: 'ID3', refusal: notSpreadsheet('音频') },
  { magic: 'MZ', refusal: notSpreadsheet('程序') },
  { magic: '\x7fELF', refusal: notSpreadsheet('程序') },
  { magic: 'Rar!', refusal: notSpreadsheet('压缩包') },
  { magic: '7z\xbc\xaf\x27\x1c', refusal: notSpreadsheet('压缩包') },
  { magic: '\x1f\x8b', refusal: notSpreadsheet('压缩包') },
  { magic: 'SQLite format 3\x00', refusal: notSpreadsheet('数据库文件') },
  { magic: '{\\rtf', refusal: notSpreadsheet('RTF 文档') },
  { magic: '\x09\x08\x08\x00\x00\x05', refusal: legacy('旧版 Excel 工作簿') },
  { magic: '\x09\x04\x06\x00', refusal: legacy('旧版 Excel 工作簿') },
  { magic: '\x09\x02\x06\x00', refusal: legacy('旧版 Excel 工作簿') },
  { magic: '\x09\x00\x04\x00', refusal: legacy('旧版 Excel 工作簿') },
]

/** Parts that only one kind of zip has; looked for in the zip's list of names. */
const zipKinds: readonly { part: string; refusal: Refusal }[] = [
  { part: 'xl/workbook.bin', refusal: legacy('二进制 Excel 工作簿（.xlsb）') },
  { part: 'word/document.xml', refusal: notSpreadsheet('Word 文档') },
  { part: 'ppt/presentation.xml', refusal: notSpreadsheet('演示文稿') },
  { part: 'OFD.xml', refusal: notSpreadsheet('OFD 版式文件') },
  { part: 'bagit.txt', refusal: notSpreadsheet('四单通数据包') },
]

const openDocumentKinds: readonly { type: string; refusal: Refusal }[] = [
  { type: 'opendocument.spreadsheet', refusal: legacy('OpenDocument 表格（.ods）') },
  { type: 'opendocument.text', refusal: notSpreadsheet('OpenDocument 文档') },
  { type: 'opendocument.presentation', refusal: notSpreadsheet('演示文稿') },
]

function inspectZip(bytes: Buffer): SheetFormat | Refusal {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end === -1 || end + 22 > bytes.length) return { code: 'file_damaged', words: '文件不完整' }
  const declared = bytes.readUInt32LE(end + 16)
  // A zip64 archive keeps the true position elsewhere: its list of names is then looked for in the last megabyte.
  const directory = bytes.subarray(declared < end ? declared : Math.max(0, end - 1024 * 1024), end)
  const kind = zipKinds.find(({ part }) => directory.includes(part))
  if (kind !== undefined) return kind.refusal
  const head = bytes.subarray(0, 200)
  const openDocument = openDocumentKinds.find(({ type }) => head.includes(type))
  if (openDocument !== undefined) return openDocument.refusal
  return directory.includes('[Content_Types].xml') ? 'xlsx' : notSpreadsheet('压缩包')
}

/** The OLE container of Office 97–2003; newer Office uses it to wrap an encrypted workbook. */
function inspectCompound(bytes: Buffer): SheetFormat | Refusal {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (has('EncryptedPackage') || has('DRMEncrypted')) return { code: 'file_encrypted', words: '' }
  // A document may hold an embedded workbook, hardly the other way round.
  if (has('WordDocument')) return notSpreadsheet('旧版 Word 文档')
  if (has('PowerPoint Document')) return notSpreadsheet('旧版演示文稿')
  return has('Workbook') || has('Book') ? 'xls' : notSpreadsheet('旧版 Office 文件')
}

function inspectText(name: string, bytes: Buffer): SheetFormat | Refusal {
  const markup = inspectMarkup(name, bytes.toString('latin1', 0, 4096))
  if (markup !== null) return markup
  let text: string
  try {
    text = decodeText(bytes)
  } catch (error) {
    if (error instanceof AppError && bytes.includes(0)) return notSpreadsheet('二进制文件')
    throw error instanceof AppError ? new AppError(error.code, { ...error.details, file: name }) : error
  }
  if (text.trim() === '') return { code: 'file_empty', words: '' }
  return inspectMarkup(name, text.slice(0, 4096)) ?? 'csv'
}

function inspectMarkup(name: string, beginning: string): Refusal | null {
  const text = beginning.replace(/^(\u00ef\u00bb\u00bf|\ufeff)?\s*/, '').toLowerCase()
  if (text.startsWith('mime-version:')) return notSpreadsheet('网页')
  if (!/^<[a-z!?]/.test(text)) return null
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet') && text.includes('<workbook')) {
    return legacy('Excel 2003 XML 表格')
  }
  if (/<(!doctype html|html|head|body|table|meta|script|style|div)\b/.test(text)) {
    return notSpreadsheet(text.includes('<table') || /\.(xlsx?|et|csv)$/i.test(name) ? '网页表格' : '网页')
  }
  return notSpreadsheet('XML 文件')
}

function startsWith(bytes: Buffer, magic: string): boolean {
  return bytes.length >= magic.length && bytes.toString('latin1', 0, magic.length) === magic
}
