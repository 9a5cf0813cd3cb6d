import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeWire, encodeWire } from '../../../src/contract/wire.ts'

const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.uint8Array({ maxLength: 20 }))
const key = fc.oneof(fc.string(), fc.constantFrom('$bytes', '$plain', '__proto__', 'constructor'))
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}))

describe('wire', () => {
  test('gives back every value, bytes included', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(decodeWire(encodeWire(given))).toEqual(given)
      }),
      { numRuns: 2_000 },
    )
  })

  test('agrees with base64 as others write it, at every length', () => {
    for (const length of [0, 1, 2, 3, 4, 5, 12_287, 12_288, 12_289, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256)
      const text = `{"$bytes":"${Buffer.from(bytes).toString('base64')}"}`
      expect(encodeWire(bytes)).toBe(text)
      expect(decodeWire(text)).toEqual(bytes)
    }
  })

  test('an object that looks like bytes stays an object', () => {
    const lookalike = { $bytes: 'AAAA' }
    expect(decodeWire(encodeWire(lookalike))).toEqual(lookalike)
    expect(decodeWire(encodeWire({ $plain: lookalike }))).toEqual({ $plain: lookalike })
  })

  test('a __proto__ key is a key, not a prototype', () => {
    const decoded = decodeWire('{"__proto__":{"polluted":true}}')
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype)
    expect(JSON.stringify(decoded)).toBe('{"__proto__":{"polluted":true}}')
    expect('polluted' in {}).toBe(false)
  })

  test.each([
    '',
    '{',
    '{"$bytes":1}',
    '{"$bytes":"A"}',
    '{"$bytes":"AAA?"}',
    '{"$bytes":"AA=A"}',
    '{"$bytes":"====" }',
    '{"$bytes":"AAA字"}',
    '{"$plain":1}',
    '{"$plain":null}',
  ])('%j is refused', (text) => {
    expect(() => decodeWire(text)).toThrow(SyntaxError)
  })
})
