/**
 * Writes the corpus under tests/fixtures/exchange/corpus anew: `node tests/checks/package/corpus/write-corpus.ts`.
 * The files are kept in the repository, so that they stay what they are when this program changes.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { validCases, warningCases } from './accepted.ts'
import { brokenArchives } from './broken-archives.ts'
import { brokenContent } from './broken-content.ts'

const folder = fileURLToPath(new URL('../../../fixtures/exchange/corpus/', import.meta.url))

interface Expected {
  readonly file: string
  readonly answer: string
  readonly place?: string
  readonly warnings?: readonly string[]
}

const expected: Expected[] = []

function write(kind: string, name: string, bytes: Uint8Array, answer: Omit<Expected, 'file'>): void {
  const file = `${kind}/${name}.zip`
  writeFileSync(join(folder, file), bytes)
  expected.push({ file, ...answer })
}

for (const kind of ['valid', 'warning', 'invalid']) {
  rmSync(join(folder, kind), { recursive: true, force: true })
  mkdirSync(join(folder, kind), { recursive: true })
}
for (const { name, make } of validCases) write('valid', name, await make(), { answer: 'accepted' })
for (const { name, make, warnings } of warningCases) {
  write('warning', name, await make(), { answer: 'accepted', warnings })
}
for (const { name, make, answer, place } of [...brokenArchives, ...brokenContent]) {
  write('invalid', name, make(true), { answer, place })
}
writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
