/** Other people's files: refused with name and reason, quickly, and nothing is followed or unfolded. */
import { describe, expect, test } from 'vitest'
import { checkDocument } from '../../../src/core/compliance/check.ts'
import { compoundFile, directoryField, patchDirectory, workbook, zip } from '../../support/zip-fixtures.ts'
import { refusal } from '../../support/app.ts'
import { handMade, namespaces } from './hand-made.ts'

const check = (bytes: Uint8Array): Promise<unknown> => checkDocument({ name: '来件.docx', bytes })

const withDocument = (xml: string | (() => Iterable<Uint8Array>)): Promise<Uint8Array> =>
  handMade({ parts: { 'word/document.xml': xml } })

const wrapped = (content: string): string => `<w:document ${namespaces}><w:body>${content}</w:body></w:document>`

describe('what is no .docx', () => {
  test.each<[string, Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', new Uint8Array(0), '空文件'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'PDF 文件'],
    ['an old document', compoundFile('WordDocument'), '旧版文档（.doc 或 .wps）'],
    ['a document with a password', compoundFile('EncryptionInfo', 'EncryptedPackage'), '设有打开密码的文档'],
    ['RTF', Buffer.from('{\\rtf1 …'), 'RTF 文档'],
    ['a web page', Buffer.from('<!DOCTYPE html><html></html>'), '网页'],
    ['text', Buffer.from('会议纪要'), '纯文本'],
    ['a workbook', workbook({ sheets: [{ data: '' }] }), 'Excel 工作簿'],
    ['some zip', zip({ '说明.txt': '甲' }), '压缩包'],
  ])('%s is named', async (_, bytes, kind) => {
    expect(await refusal(check(await bytes))).toEqual({
      code: 'file_not_document',
      details: { file: '来件.docx', kind },
    })
  })
})

describe('what is broken', () => {
  test('half a file', async () => {
    const whole = await handMade({})
    expect(await refusal(check(whole.subarray(0, whole.length / 2)))).toMatchObject({ code: 'document_damaged' })
  })

  test('a wrong checksum', async () => {
    const bytes = patchDirectory(await handMade({}), (entry) => {
      if (entry.name === 'word/document.xml') entry.set(directoryField.checksum, 1)
    })
    const { code, details } = await refusal(check(bytes))
    expect(code).toBe('document_damaged')
    expect(details['reason']).toContain('word/document.xml 校验不符')
  })

  test.each([
    ['tags that do not match', wrapped('<w:p></w:r>')],
    ['text after the end', `${wrapped('')}<w:p/>`],
    ['an unknown entity', wrapped('<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>')],
    ['another root', '<w:styles xmlns:w="urn:x"/>'],
  ])('%s', async (_, xml) => {
    expect(await refusal(check(await withDocument(xml)))).toMatchObject({ code: 'document_damaged' })
  })
})

describe('what is hostile', () => {
  test.each([
    ['an entity from outside', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${wrapped('&e;')}`],
    ['a billion laughs', `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${wrapped('&b;')}`],
  ])('%s is refused for its declaration', async (_, xml) => {
    const { code, details } = await refusal(check(await withDocument(xml)))
    expect(code).toBe('document_unsafe')
    expect(details['reason']).toContain('DOCTYPE')
  })

  test('another encoding does not hide a declaration', async () => {
    const bytes = await withDocument(() => [Buffer.from(`\ufeff<!DOCTYPE x>${wrapped('')}`, 'utf16le')])
    expect(await refusal(check(bytes))).toMatchObject({ code: 'document_unsafe' })
  })

  test('a bomb is given up while it unfolds', async () => {
    const piece = Buffer.from('测试'.repeat(100_000))
    const bytes = await withDocument(function* () {
      yield Buffer.from(`<w:document ${namespaces}><w:body><w:p><w:r><w:t>`)
      for (let count = 0; count < 400; count += 1) yield piece
      yield Buffer.from('</w:t></w:r></w:p></w:body></w:document>')
    })
    const start = performance.now()
    const { code, details } = await refusal(check(bytes))
    expect(code).toBe('document_unsafe')
    expect(details['reason']).toContain('文字内容超过')
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test('a tower of nested elements is refused before a tree is built', async () => {
    const xml = wrapped(`${'<w:sdt>'.repeat(100_000)}${'</w:sdt>'.repeat(100_000)}`)
    const { details } = await refusal(check(await withDocument(xml)))
    expect(details['reason']).toContain('嵌套超过')
  })

  test('many small elements are counted', async () => {
    const xml = wrapped('<w:p/>'.repeat(1_600_000))
    expect(await refusal(check(await withDocument(xml)))).toMatchObject({ code: 'document_unsafe' })
  })
})

test('control characters in a name and an empty document end in an answer', async () => {
  for (const body of ['', '<w:p><w:r><w:t>一段没有页面设置的文字。</w:t></w:r></w:p>']) {
    const report = await checkDocument({ name: '空\u0007白.docx', bytes: await handMade({ body }) })
    expect(report.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['page.size', 'mark.present']))
  }
})
