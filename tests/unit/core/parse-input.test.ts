/** What the door lets through: sizes, depth, plain values, texts that can be stored, and the schema to the letter. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { blockCommand, command, usualInput as largestInput } from '../../../src/contract/define-api.ts'
import { AppError, type ApiFailure } from '../../../src/contract/errors.ts'
import { parseInput } from '../../../src/core/parse-input.ts'

const inner = z.strictObject({ text: z.string().max(5), count: z.int().min(0).optional() })
const method = command(
  '试',
  z.strictObject({ list: z.array(inner).default([]), values: z.record(z.string(), z.unknown()).default({}) }),
  z.strictObject({}),
)
const anything = command('试', z.unknown(), z.strictObject({}))

function refusal(input: unknown, subject: typeof method | typeof anything = method): ApiFailure {
  try {
    parseInput(subject, input)
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('the input was taken')
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

describe('an input', () => {
  it('that fits comes back with its defaults', () => {
    expect(parseInput(method, { list: [{ text: '甲' }] })).toEqual({ list: [{ text: '甲' }], values: {} })
  })

  it.each<[unknown, string]>([
    [null, '类型不对'],
    [[], '类型不对'],
    [{ list: 3 }, 'list（类型不对）'],
    [{ list: [{ text: '甲' }, { text: '超过五个字的' }] }, 'list.1.text（过长或过大）'],
    [{ list: [{ text: '甲', count: -1 }] }, 'list.0.count（过短或过小）'],
    [{ list: [{ text: '甲', count: Number.NaN }] }, 'list.0.count（类型不对）'],
    [{ list: [{ text: '甲', more: 1 }] }, 'list.0.more（多余）'],
    [{ other: 1 }, 'other（多余）'],
  ])('%j is refused at %s', (input, place) => {
    expect(refusal(input)).toEqual({ code: 'invalid_input', details: { place } })
  })

  it('of a megabyte is taken, of one character more is not', () => {
    const line = 'x'.repeat(1024)
    const lines = Array.from({ length: 1023 }, () => line)
    const room = largestInput - 8 - lines.length * line.length
    expect(parseInput(anything, [...lines, 'x'.repeat(room)])).toHaveLength(1024)
    expect(refusal([...lines, 'x'.repeat(room + 1)], anything)).toMatchObject({ code: 'input_too_large' })
    expect(refusal(new Uint8Array(largestInput + 1), anything)).toMatchObject({ code: 'input_too_large' })
    expect(refusal({ ['x'.repeat(largestInput)]: 1 }, anything)).toMatchObject({ code: 'input_too_large' })
  })

  it('of eight megabytes is taken by a method that takes blocks of cells', () => {
    const block = blockCommand('试', z.unknown(), z.strictObject({}))
    const lines = Array.from({ length: 8 * 1024 - 1 }, () => 'x'.repeat(1024))
    expect(parseInput(block, lines)).toHaveLength(lines.length)
    expect(refusal(lines)).toMatchObject({ code: 'input_too_large', details: { limit: '1 MB' } })
    expect(refusal([...lines, 'x'.repeat(1024)], block)).toMatchObject({
      code: 'input_too_large',
      details: { limit: '8 MB' },
    })
  })

  it('twenty levels deep is taken, deeper is not, however deep', () => {
    expect(parseInput(anything, nested(20))).toBeDefined()
    expect(refusal(nested(21), anything)).toMatchObject({ code: 'input_too_large' })
    expect(refusal(nested(5000), anything)).toMatchObject({ code: 'input_too_large' })
  })

  it('that contains itself is refused', () => {
    const circle: unknown[] = []
    circle.push(circle)
    expect(refusal(circle, anything)).toMatchObject({ code: 'input_too_large' })
  })

  it.each<[string, unknown]>([
    ['a Map', new Map([['a', 1]])],
    ['a date', new Date()],
    ['a regular expression', /a/],
    ['an error', new Error('x')],
    ['an object with inherited members', Object.create({ text: '甲' })],
  ])('%s is not taken for an object', (_, value) => {
    expect(refusal({ values: { a: value } })).toEqual({
      code: 'invalid_input',
      details: { place: 'values.a（类型不对）' },
    })
  })

  it('an object without a prototype is as good as any', () => {
    expect(parseInput(method, Object.assign(Object.create(null), { list: [] }))).toEqual({ list: [], values: {} })
  })

  it('a __proto__ key is refused at any depth, and changes nothing', () => {
    for (const text of [
      '{"__proto__": {"a": 1}}',
      '{"values": {"__proto__": {"a": 1}}}',
      '{"values": {"b": [{"__proto__": 1}]}}',
    ]) {
      const input: unknown = JSON.parse(text)
      const { code, details } = refusal(input)
      expect(code).toBe('invalid_input')
      expect(details['place']).toContain('__proto__')
    }
    expect(Object.prototype).not.toHaveProperty('a')
  })

  it.each(['\u0000', '\u0007', '\u007f', '\u009f', '\ud800', '\udc00', '\ufffd', '\uffff'])(
    'a text with %j is refused with its place',
    (text) => {
      const { code, details } = refusal({ values: { 名称: `甲${text}` } })
      expect(code).toBe('invalid_input')
      expect(details['place']).toMatch(/^values\.名称（/)
    },
  )

  it.each(['\t', '\n', '\r\n', '\u00a0', '\u200b', '\u3000', '👩‍👩‍👧', '𠮷', 'é'])(
    'a text with %j is kept as it is',
    (text) => {
      expect(parseInput(method, { values: { a: text } })).toEqual({ list: [], values: { a: text } })
    },
  )
})
