/** Which of the stored forms a file is: the file itself, then its texts, then its name. */
import { expect, it } from 'vitest'
import { knownAs } from '../../../src/core/forms/known-form.ts'

const form = (id: string, file_name: string, content_hash: string, fingerprint: string) => ({
  id,
  file_name,
  content_hash,
  fingerprint,
})
const stored = [
  form('first', '甲.xlsx', 'hash 1', 'texts 1'),
  form('second', '乙.xlsx', 'hash 2', 'texts 1'),
  form('third', '丙.xlsx', 'hash 3', 'texts 3'),
]

it.each([
  ['the very file, under another name', form('', '丙.xlsx', 'hash 2', 'texts 1'), 'second'],
  ['the same texts, told apart by name', form('', '乙.xlsx', 'hash 9', 'texts 1'), 'second'],
  ['the same texts under a new name', form('', '丁.xlsx', 'hash 9', 'texts 1'), 'first'],
  ['other texts under a known name', form('', '丙.xlsx', 'hash 9', 'texts 9'), 'third'],
  ['nothing in common', form('', '丁.xlsx', 'hash 9', 'texts 9'), undefined],
])('%s', (_, file, id) => {
  expect(knownAs(stored, file)?.id).toBe(id)
})
