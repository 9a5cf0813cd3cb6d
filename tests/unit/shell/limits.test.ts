import { describe, expect, test } from 'vitest'
import { exceedsLimit, formatSize } from '../../../src/core/shell/limits.ts'

const limit = 1024 * 1024

describe('exceedsLimit', () => {
  const nested = (depth: number): unknown => (depth === 0 ? null : [nested(depth - 1)])
  const cyclic: Record<string, unknown> = {}
  cyclic['self'] = [cyclic]

  test.each([
    ['text of the limit', 'a'.repeat(limit / 2), false],
    ['one character more', 'a'.repeat(limit / 2 + 1), true],
    ['a long key', { ['k'.repeat(limit)]: 1 }, true],
    ['many small members', Array.from({ length: limit / 8 + 1 }, () => 0), true],
    ['a page of rows', Array.from({ length: 100 }, () => ({ name: '测试', phone: '19900001234' })), false],
    ['bytes', { bytes: new Uint8Array(limit) }, true],
    ['a buffer', new ArrayBuffer(limit + 1), true],
    ['a map', new Map([['k', 'v'.repeat(limit)]]), true],
    ['a set', new Set(['v'.repeat(limit)]), true],
    ['a huge bigint', 2n ** BigInt(limit * 8), true],
    ['nesting as deep as any input of ours', nested(20), false],
    ['nesting that would exhaust a stack', nested(5_000), true],
    ['a cycle', cyclic, false],
    ['nothing', undefined, false],
  ])('%s', (_name, value, expected) => {
    expect(exceedsLimit(value, limit)).toBe(expected)
  })

  test('a hostile value costs no more than its first proof', () => {
    let looked = 0
    const rest = Array.from({ length: 1_000 }, () => ({
      get member() {
        looked += 1
        return 1
      },
    }))
    expect(exceedsLimit(['a'.repeat(limit), rest], limit)).toBe(true)
    expect(looked).toBe(0)
  })
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KB'],
  [limit, '1 MB'],
  [52.25 * limit, '52.3 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text)
})
