/** What a file that should be a .docx is by its content, when it is something else. Names lie; only signatures are looked at. */
import type { ZipParts } from '../../intake/xlsx/zip-parts.ts'

const signatures: readonly (readonly [magic: string, kind: string])[] = [
  ['%PDF-', 'PDF 文件'],
  ['{\\rtf', 'RTF 文档'],
  ['\x89PNG', '图片'],
  ['\xff\xd8\xff', '图片'],
  ['GIF8', '图片'],
  ['Rar!', '压缩包'],
  ['7z\xbc\xaf\x27\x1c', '压缩包'],
  ['MZ', '程序'],
  ['SQLite format 3\x00', '数据库文件'],
]

/** Null for a zip, which has to be opened to be known. */
export function kindOfNonZip(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = buffer.toString('latin1', 0, 1024)
  if (head === '') return '空文件'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return null
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return kindOfCompound(buffer)
  const known = signatures.find(([magic]) => head.startsWith(magic))
  if (known !== undefined) return known[1]
  if (/^(\xef\xbb\xbf)?\s*<(!doctype html|html)/i.test(head)) return '网页'
  if (/^(\xef\xbb\xbf)?\s*<\?xml/.test(head)) return 'XML 文件'
  return head.includes('\x00') ? '二进制文件' : '纯文本'
}

/** The container of Office 97–2003; newer Office wraps a document with a password in it. */
function kindOfCompound(buffer: Buffer): string {
  const has = (stream: string): boolean => buffer.includes(Buffer.from(stream, 'utf16le'))
  if (has('EncryptedPackage') || has('DRMEncrypted')) return '设有打开密码的文档'
  if (has('WordDocument')) return '旧版文档（.doc 或 .wps）'
  return has('Workbook') || has('Book') ? '旧版 Excel 工作簿' : '旧版 Office 文件'
}

const zipKinds: readonly (readonly [part: string, kind: string])[] = [
  ['xl/workbook.xml', 'Excel 工作簿'],
  ['ppt/presentation.xml', '演示文稿'],
  ['OFD.xml', 'OFD 版式文件'],
  ['bagit.txt', '四单通数据包'],
  ['content.xml', 'OpenDocument 文件（.odt 或 .ods）'],
]

/** What a zip without a document part is. */
export function kindOfZip(parts: ZipParts): string {
  return zipKinds.find(([part]) => parts.has(part))?.[1] ?? '压缩包'
}
