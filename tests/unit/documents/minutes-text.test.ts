import { expect, test } from 'vitest'
import { minutesText } from '../../../src/contract/minutes-text.ts'

const accepts = (value: unknown): boolean => minutesText.safeParse(value).success

test('headings have one of four levels and no number', () => {
  expect(accepts([{ kind: 'heading', level: 4, text: '甲' }])).toBe(true)
  expect(accepts([{ kind: 'heading', level: 5, text: '甲' }])).toBe(false)
  expect(accepts([{ kind: 'heading', level: 1, text: '甲', number: '一、' }])).toBe(false)
})

test('each row of a table has a cell for each column', () => {
  const table = (rows: string[][]): unknown => [{ kind: 'table', columns: ['甲', '乙'], rows }]
  expect(accepts(table([]))).toBe(true)
  expect(accepts(table([['1', '2']]))).toBe(true)
  expect(accepts(table([['1', '2'], ['1']]))).toBe(false)
  expect(accepts([{ kind: 'table', columns: [], rows: [] }])).toBe(false)
})

test('a text has at most 2000 blocks', () => {
  const blocks = (count: number): unknown => Array.from({ length: count }, () => ({ kind: 'paragraph', text: '段' }))
  expect(accepts(blocks(2_000))).toBe(true)
  expect(accepts(blocks(2_001))).toBe(false)
})
