/**
 * Every refusal in the sources says all that its sentence has a place for. Read from the syntax trees, so that a
 * forgotten detail is found without provoking the refusal.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { describeError, errorMessages, isErrorCode, type ErrorCode } from '../../../src/contract/errors.ts'

const sources = join(import.meta.dirname, '../../../src')
const codes = Object.keys(errorMessages).filter(isErrorCode)

function placeholders(code: ErrorCode): string[] {
  return [...errorMessages[code].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}

interface Refusal {
  readonly place: string
  readonly code: ErrorCode
  /** null when the details are put together elsewhere. */
  readonly details: readonly string[] | null
}

interface Findings {
  readonly refusals: Refusal[]
  readonly mentioned: Set<string>
}

function membersOf(node: ts.Expression | undefined): readonly string[] | null {
  if (node === undefined) return []
  if (!ts.isObjectLiteralExpression(node)) return null
  const names = node.properties.map((property) => (property.name === undefined ? null : property.name.getText()))
  return names.every((name) => name !== null) ? names : null
}

function codeIn(node: ts.Expression | undefined): ErrorCode | null {
  return node !== undefined && ts.isStringLiteral(node) && isErrorCode(node.text) ? node.text : null
}

function scan(file: string, findings: Findings): void {
  const tree = ts.createSourceFile(file, readFileSync(join(sources, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const place = (node: ts.Node): string => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) findings.mentioned.add(node.text)
    if (ts.isNewExpression(node) && node.expression.getText() === 'AppError') {
      const code = codeIn(node.arguments?.[0])
      if (code !== null) findings.refusals.push({ place: place(node), code, details: membersOf(node.arguments?.[1]) })
    }
    if (ts.isObjectLiteralExpression(node)) {
      const member = (name: string): ts.Expression | undefined =>
        node.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)
          ?.initializer
      const code = codeIn(member('code'))
      const details = member('details')
      if (code !== null && details !== undefined)
        findings.refusals.push({ place: place(node), code, details: membersOf(details) })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
}

/** The reading worker does not know what its file is called; core/intake/read-workbook.ts and sniff.ts add it. */
function isAddedOutside(place: string, name: string): boolean {
  return name === 'file' && /^core\/intake\/(limits|text-encoding|xlsx?\/\S+)\.ts:/.test(place.replaceAll('\\', '/'))
}

const findings: Findings = { refusals: [], mentioned: new Set() }
for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
  if (/\.tsx?$/.test(file) && !file.endsWith('errors.ts')) scan(file, findings)
}

describe('the sentence of a refusal', () => {
  it('is found in the sources at all', () => {
    expect(findings.refusals.length).toBeGreaterThan(60)
  })

  it('gets everything that it has a place for, and nothing that it does not say', () => {
    const wrong = findings.refusals.flatMap(({ place, code, details }) => {
      if (details === null) return []
      const needed = new Set(placeholders(code))
      const missing = [...needed].filter((name) => !details.includes(name) && !isAddedOutside(place, name))
      const unsaid = details.filter((name) => !needed.has(name))
      return [
        ...missing.map((name) => `${place} ${code} lacks ${name}`),
        ...unsaid.map((name) => `${place} ${code} does not say ${name}`),
      ]
    })
    expect(wrong).toEqual([])
  })

  it.each(codes)('%s: is filled, ends as a sentence, and carries no signs of haste', (code) => {
    const names = placeholders(code)
    const sentence = describeError({ code, details: Object.fromEntries(names.map((name) => [name, `<${name}>`])) })
    for (const name of names) expect(sentence).toContain(`<${name}>`)
    expect(sentence).not.toMatch(/[{}—!！]/)
    expect(sentence).toMatch(/。$/)
  })

  it('shows a gap for a detail that is missing, never a brace', () => {
    expect(describeError({ code: 'file_too_large', details: {} })).not.toMatch(/[{}]/)
  })

  it('belongs to a code that something refuses with', () => {
    expect(codes.filter((code) => !findings.mentioned.has(code))).toEqual([])
  })
})
