/** A number that a computer would round is no value: an identifier sent as one must not be stored changed. */
import { describe, expect, it } from 'vitest'
import { cellValue } from '../../../src/contract/api/shared.ts'

describe('a cell value', () => {
  it.each([null, '', '19900001234567890123', 0, -3, Number.MAX_SAFE_INTEGER])('may be %j', (value) => {
    expect(cellValue.parse(value)).toBe(value)
  })

  it.each([2 ** 53, 1.5, Number.POSITIVE_INFINITY, Number.NaN, true, {}])('may not be %j', (value) => {
    expect(cellValue.safeParse(value).success).toBe(false)
  })
})
