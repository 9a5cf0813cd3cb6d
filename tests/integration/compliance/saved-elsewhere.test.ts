/** Our minutes stay right when another word processor has opened and saved them, and a defect is still found then. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkDocument } from '../../../src/core/compliance/check.ts'
import { baseDocument, ownMinutes } from '../../unit/compliance/base-document.ts'
import { DocxEditor } from '../../unit/compliance/docx-editor.ts'
import { missingTools, Office } from '../documents/office.ts'

const missing = missingTools()
if (missing !== null) console.log(`documents saved by LibreOffice are not checked: ${missing}`)

describe.skipIf(missing !== null)('saved by LibreOffice', () => {
  const office = new Office()
  afterAll(() => office.close())

  const saved = (name: string, bytes: Uint8Array): Uint8Array =>
    readFileSync(join(office.convert(name, bytes, 'docx:MS Word 2007 XML'), name))

  test('our own minutes have nothing wrong', async () => {
    const bytes = saved('own.docx', await ownMinutes())
    const report = await checkDocument({ name: '另存.docx', bytes })
    expect(report.findings).toEqual([])
  })

  test('what was wrong before is still found, in the same words', async () => {
    const editor = new DocxEditor(await baseDocument())
    editor.set(editor.one('pgMar'), { top: 1440 })
    editor.font(editor.paragraph('会议指出'), '宋体')
    editor.replaceText(editor.paragraph('抄送'), /。$/, '')
    const report = await checkDocument({ name: '另存.docx', bytes: saved('broken.docx', editor.bytes()) })
    expect(report.findings.map(({ rule, found }) => `${rule} ${found}`)).toEqual([
      'page.top 上边距 25.4 mm',
      'body.font 字体：宋体',
      'imprint.copies 末尾是“业”',
    ])
  })
})
