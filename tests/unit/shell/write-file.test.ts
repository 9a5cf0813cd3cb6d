import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFileSafely } from '../../../src/core/shell/write-file.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidantong 保存 '))
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true })
})

test('writes the file, and nothing beside it', async () => {
  await writeFileSafely(join(folder, '纪要.docx'), Uint8Array.of(1, 2, 3))
  expect(await readdir(folder)).toEqual(['纪要.docx'])
  expect(new Uint8Array(await readFile(join(folder, '纪要.docx')))).toEqual(Uint8Array.of(1, 2, 3))
})

test('replaces an older file whole', async () => {
  await writeFile(join(folder, 'a'), 'a much longer older content')
  await writeFileSafely(join(folder, 'a'), Uint8Array.of(7))
  expect([...(await readFile(join(folder, 'a')))]).toEqual([7])
})

test('a folder that is not there is named', async () => {
  const missing = join(folder, '没有')
  await expect(writeFileSafely(join(missing, 'a'), Uint8Array.of(1))).rejects.toMatchObject({
    code: 'folder_not_writable',
    details: { folder: missing },
  })
})

test('a folder under the wanted name is left alone, with nothing temporary', async () => {
  await mkdir(join(folder, 'a', 'inside'), { recursive: true })
  await expect(writeFileSafely(join(folder, 'a'), Uint8Array.of(1))).rejects.toMatchObject({ name: 'AppError' })
  expect(await readdir(folder)).toEqual(['a'])
  expect(await readdir(join(folder, 'a'))).toEqual(['inside'])
})

// Root may write everywhere, so that the refusal cannot be seen.
test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is named', async () => {
  await chmod(folder, 0o500)
  await expect(writeFileSafely(join(folder, 'a'), Uint8Array.of(1))).rejects.toMatchObject({
    code: 'folder_not_writable',
    details: { folder },
  })
})
