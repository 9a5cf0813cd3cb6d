/** The check through the core's door and from the command line. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTestApp, refusalSentence, temporaryFolder } from '../../support/app.ts'
import { baseDocument } from '../../unit/compliance/base-document.ts'
import { DocxEditor } from '../../unit/compliance/docx-editor.ts'

async function withoutMargin(): Promise<Uint8Array> {
  const editor = new DocxEditor(await baseDocument())
  editor.set(editor.one('pgMar'), { top: 1440 })
  return editor.bytes()
}

describe('compliance.check', () => {
  test('answers before anything has been set up', async () => {
    const app = await openTestApp({ unit: null })
    const report = await app.client.compliance.check({ fileId: app.stage('纪要.docx', await withoutMargin()) })
    expect(report).toMatchObject({ file: '纪要.docx', counts: { errors: 1, warnings: 0 } })
    expect(report.findings[0]).toMatchObject({ clause: '5.2.1', found: '上边距 25.4 mm' })
  })

  test('refuses what is no document, with its name', async () => {
    const app = await openTestApp()
    const sentence = await refusalSentence(app.client.compliance.check({ fileId: app.stage('说明.docx', '%PDF-1.7') }))
    expect(sentence).toContain('“说明.docx”不是 .docx 文档（看起来是PDF 文件）')
  })
})

interface Answer {
  readonly code: number
  readonly out: string
  readonly error: string
}

function sidan(...args: readonly string[]): Promise<Answer> {
  const cli = join(import.meta.dirname, '../../../src/cli/main.ts')
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, 'minutes', 'check', ...args], (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    )
  })
}

describe('sidan minutes check', () => {
  const folder = temporaryFolder()
  const kept = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }

  test('ends with 0 when nothing is wrong', async () => {
    const { code, out } = await sidan(kept('好.docx', await baseDocument()))
    expect(code).toBe(0)
    expect(out).toMatch(/^好\.docx：检查 \d+ 项，不符合 0 处，建议核对 0 处\n/)
  })

  test('ends with 1 and says clause, place, found and asked', async () => {
    const { code, out } = await sidan(kept('坏.docx', await withoutMargin()))
    expect(code).toBe(1)
    expect(out).toContain('[不符合] 5.2.1 页面设置\n    现为：上边距 25.4 mm\n    要求：天头（上白边）37 mm ± 1 mm\n')
  })

  test('gives one object with --json', async () => {
    const { code, out } = await sidan(kept('坏.docx', await withoutMargin()), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: true, counts: { errors: 1, warnings: 0 } })
  })

  test('ends with 4 for what is no document, and with 2 for what is not there', async () => {
    const refused = await sidan(kept('表.docx', Buffer.from('%PDF-1.7')))
    expect(refused).toMatchObject({ code: 4, out: '' })
    expect(refused.error).toContain('PDF 文件')
    expect((await sidan(join(folder, '没有.docx'))).code).toBe(2)
  })
})
