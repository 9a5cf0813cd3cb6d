/** What the documents point at exists. */
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localTargets, namedPaths, readPage, readPages, root } from './pages.ts'

const pages = readPages()

test('the documents are found', () => {
  expect(pages.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['README.md', 'docs/architecture.md', 'docs/manual/命令行.md']),
  )
})

describe.each(pages)('$path', (page) => {
  test('its links lead somewhere', () => {
    expect(localTargets(page).filter((target) => !existsSync(join(root, target)))).toEqual([])
  })

  test('the paths it names exist', () => {
    expect(namedPaths(page).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

test('every decision is in the index', () => {
  const index = localTargets({ path: 'docs/adr/README.md', text: readPage('docs/adr/README.md') })
  const decisions = globSync('docs/adr/[0-9]*.md', { cwd: root }).sort()
  expect(index.toSorted()).toEqual(decisions)
})

test('every chapter of the manual is reachable from its first page', () => {
  const first = 'docs/manual/开始使用.md'
  const linked = localTargets({ path: first, text: readPage(first) })
  const chapters = globSync('docs/manual/*.md', { cwd: root }).filter((path) => path !== first)
  expect(chapters.filter((chapter) => !linked.includes(chapter))).toEqual([])
})

test('the benchmark has a place for its table', () => {
  expect(readPage('docs/performance.md')).toMatch(/<!-- bench:begin -->[\s\S]*<!-- bench:end -->/)
})
