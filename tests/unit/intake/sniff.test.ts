import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { sniffFormat } from '../../../src/core/intake/sniff.ts'
import { compoundFile, workbook, zip } from '../../support/zip-fixtures.ts'

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const sample = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/intake/${name}`, import.meta.url))

function refusal(name: string, bytes: Uint8Array): { code: string; message: string } {
  try {
    sniffFormat(name, bytes)
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message }
    throw error
  }
  throw new Error(`${name} was accepted`)
}

describe('what is read', () => {
  it('is known by its content, whatever its name says', async () => {
    expect(sniffFormat('名册.csv', sample('四张清单-云溪街道.xlsx'))).toBe('xlsx')
    expect(sniffFormat('名册.xlsx', sample('网格员名册-GBK.csv'))).toBe('csv')
    expect(sniffFormat('名册', await workbook({ sheets: [{}] }))).toBe('xlsx')
    expect(sniffFormat('名册.et', compoundFile('Root Entry', 'Workbook'))).toBe('xls')
    expect(sniffFormat('名册.txt', Buffer.from('\ufeff姓名\t电话\n', 'utf16le'))).toBe('csv')
  })
})

describe('what is refused', () => {
  const html = '<html><head><meta charset="gb2312"></head><body><table><tr><td>姓名</td></tr></table></body></html>'

  it.each<[string, Uint8Array, string, string]>([
    ['空.xlsx', new Uint8Array(0), 'file_empty', '空文件'],
    ['空白.csv', latin1('\r\n  \r\n'), 'file_empty', '空文件'],
    ['名册.xls', Buffer.from(html), 'file_not_spreadsheet', '网页表格'],
    ['名册.xlsx', Buffer.from(`\ufeff${html}`, 'utf16le'), 'file_not_spreadsheet', '网页表格'],
    ['网页.htm', latin1('<!DOCTYPE html><title>1</title>'), 'file_not_spreadsheet', '网页'],
    ['通知.pdf', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), 'file_not_spreadsheet', 'PDF'],
    ['照片.xlsx', latin1('\x89PNG\r\n\x1a\n\x00\x00'), 'file_not_spreadsheet', '图片'],
    ['照片.jpg', latin1('\xff\xd8\xff\xe0\x00\x10JFIF'), 'file_not_spreadsheet', '图片'],
    ['安装.exe', latin1('MZ\x90\x00\x03'), 'file_not_spreadsheet', '程序'],
    ['资料.rar', latin1('Rar!\x1a\x07\x01\x00'), 'file_not_spreadsheet', '压缩包'],
    ['纪要.rtf', latin1('{\\rtf1\\ansi'), 'file_not_spreadsheet', 'RTF'],
    ['数据.db', latin1('SQLite format 3\x00\x10'), 'file_not_spreadsheet', '数据库'],
    ['数据.dat', latin1('\x01\x00\x02\x00\x00\x00\xff\xfe\xff'), 'file_not_spreadsheet', '二进制'],
    ['配置.xml', latin1('<?xml version="1.0"?><config/>'), 'file_not_spreadsheet', 'XML'],
    ['纪要.doc', compoundFile('Root Entry', 'WordDocument'), 'file_not_spreadsheet', 'Word'],
    ['加密.xlsx', compoundFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'file_encrypted', '密码'],
    ['旧版.ppt', compoundFile('Root Entry', 'PowerPoint Document'), 'file_not_spreadsheet', '演示文稿'],
    ['邮件.msg', compoundFile('Root Entry', '__properties_version1.0'), 'file_not_spreadsheet', 'Office'],
    [
      '旧表.xml',
      latin1(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
      'file_legacy_format',
      'Excel 2003 XML',
    ],
    ['残.xlsx', latin1('PK\x03\x04\x14\x00\x00\x00'), 'file_damaged', '不完整'],
    ['乱.csv', latin1('a,b\n\xff\xff\xff\n'), 'file_encoding', '编码'],
  ])('%s', (name, bytes, code, words) => {
    const found = refusal(name, bytes)
    expect(found.code).toBe(code)
    expect(found.message).toContain(`“${name}”`)
    expect(found.message).toContain(words)
  })

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['清单.xlsb', { '[Content_Types].xml': '', 'xl/workbook.bin': '' }, 'file_legacy_format', '.xlsb'],
    [
      '清单.ods',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' },
      'file_legacy_format',
      '.ods',
    ],
    ['纪要.xlsx', { '[Content_Types].xml': '', 'word/document.xml': '' }, 'file_not_spreadsheet', 'Word'],
    ['汇报.pptx', { '[Content_Types].xml': '', 'ppt/presentation.xml': '' }, 'file_not_spreadsheet', '演示文稿'],
    ['资料.zip', { '清单.xlsx': '' }, 'file_not_spreadsheet', '压缩包'],
    ['报送.zip', { 'bagit.txt': '' }, 'file_not_spreadsheet', '四单通数据包'],
  ])('%s', async (name, parts, code, words) => {
    const found = refusal(name, await zip(parts, 0))
    expect(found).toMatchObject({ code })
    expect(found.message).toContain(words)
  })

  it('a workbook cut anywhere in its list of parts', () => {
    const whole = sample('四张清单-云溪街道.xlsx')
    expect(refusal('残.xlsx', whole.subarray(0, whole.length - 30))).toMatchObject({ code: 'file_damaged' })
    expect(refusal('残.xlsx', whole.subarray(0, 2000))).toMatchObject({ code: 'file_damaged' })
  })

  it('a file beyond the size limit, by its size alone', () => {
    expect(refusal('大.csv', new Uint8Array(200 * 1024 * 1024 + 1))).toMatchObject({ code: 'file_too_large' })
  })
})
