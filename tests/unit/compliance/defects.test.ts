/** Every rule finds what it is there for, where it is, and no other rule speaks up. */
import { beforeAll, describe, expect, test } from 'vitest'
import { checkDocument } from '../../../src/core/compliance/check.ts'
import { ruleGroups } from '../../../src/core/compliance/rules/index.ts'
import { baseDocument, ownMinutes } from './base-document.ts'
import { defects } from './defects.ts'
import { DocxEditor } from './docx-editor.ts'

const rules = ruleGroups.flatMap((group) => group.rules)

let base: Uint8Array
beforeAll(async () => {
  base = await baseDocument()
})

test('our own minutes have nothing wrong', async () => {
  const report = await checkDocument({ name: '纪要.docx', bytes: await ownMinutes() })
  expect(report.findings).toEqual([])
  expect(report.elements.map(({ label }) => label)).toEqual([
    '标志',
    '编号',
    '发文机关和日期',
    '标题',
    '正文',
    '出席人员',
    '抄送',
    '印发',
  ])
})

test('the base document has nothing wrong', async () => {
  expect((await checkDocument({ name: '纪要.docx', bytes: base })).findings).toEqual([])
})

test('every rule has a document that breaks it, and no document is left over', () => {
  expect(Object.keys(defects).toSorted()).toEqual(rules.map(({ id }) => id).toSorted())
})

describe.each(rules)('$id', ({ id, clause, severity, asked }) => {
  test('is found alone, with clause and place', async () => {
    const defect = defects[id]
    if (defect === undefined) throw new Error(`${id} has no document`)
    const editor = new DocxEditor(base)
    defect.break(editor)
    const { findings, counts } = await checkDocument({ name: '坏.docx', bytes: editor.bytes() })
    expect(findings.map((finding) => `${finding.rule} ${finding.found}`)).toEqual([`${id} ${findings[0]?.found ?? ''}`])
    expect(findings[0]).toMatchObject({ rule: id, clause, severity, asked })
    expect(findings[0]?.place.text).toContain(defect.place)
    expect(findings[0]?.found).toContain(defect.found)
    expect(counts).toEqual({ errors: severity === 'error' ? 1 : 0, warnings: severity === 'warning' ? 1 : 0 })
  })
})
