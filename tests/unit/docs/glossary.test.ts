/** The glossary speaks the language of the code. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import { roleKeys } from '../../../src/contract/roles.ts'
import { readPage, root } from './pages.ts'

interface Entry {
  readonly term: string
  readonly identifier: string
}

const entries: Entry[] = [...readPage('docs/glossary.md').matchAll(/^\| (.+?) \| `(\w+)` \|/gm)].map(
  ([, term = '', identifier = '']) => ({ term, identifier }),
)
const words = new Set(
  globSync('src/**/*.{ts,tsx}', { cwd: root }).flatMap(
    (file) => readFileSync(join(root, file), 'utf8').match(/\w+/g) ?? [],
  ),
)

test('every line is read', () => {
  const lines = readPage('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (---|中文)/.test(line))
  expect(entries).toHaveLength(lines.length)
})

test('every identifier stands in the code', () => {
  expect(entries.filter(({ identifier }) => !words.has(identifier))).toEqual([])
})

test('one term, one identifier', () => {
  const repeated = (values: readonly string[]): string[] =>
    values.filter((value, index) => values.indexOf(value) < index)
  expect(repeated(entries.map(({ term }) => term))).toEqual([])
  expect(repeated(entries.map(({ identifier }) => identifier))).toEqual([])
})

test('lists, their fields and the roles are all there', () => {
  const known = new Set(entries.map(({ identifier }) => identifier))
  // Names that say nothing but themselves.
  const plain = ['name', 'content', 'gender', 'phone', 'communityName', 'gridName', 'gridCode']
  const fields = Object.values(ledgers).flatMap((ledger) => [ledger.key, ...ledger.fields.map(({ name }) => name)])
  expect([...new Set([...fields, ...roleKeys])].filter((name) => !known.has(name) && !plain.includes(name))).toEqual([])
})
