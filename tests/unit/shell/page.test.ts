import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerPage, readBuiltFiles } from '../../../src/core/shell/page.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidantong 页面 '))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="%NONCE%">')
  await writeFile(join(folder, 'assets/app.js'), '1')
})
afterEach(async () => await rm(folder, { recursive: true }))

test('the map holds the built files under their URL paths', async () => {
  const files = await readBuiltFiles(folder)
  expect([...files.keys()].sort()).toEqual(['/assets/app.js', '/index.html'])
})

test('files are read once: what comes later is not served', async () => {
  const files = await readBuiltFiles(folder)
  await writeFile(join(folder, 'later.js'), '1')
  expect(answerPage(files, '/later.js', 'none').status).toBe(404)
})

test('a missing interface, a file of unknown kind and a page without the nonce are faults of the build', async () => {
  await writeFile(join(folder, 'index.html'), 'no place for the nonce')
  const files = await readBuiltFiles(folder)
  expect(() => answerPage(files, '/', 'none')).toThrow('%NONCE%')
  await writeFile(join(folder, 'x.exe'), '')
  await expect(readBuiltFiles(folder)).rejects.toThrow('x.exe')
  await expect(readBuiltFiles(join(folder, 'assets'))).rejects.toThrow('index.html')
})
