/** Shares in whole numbers: what is exactly half, and exactly two thirds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atLeastTwoThirds,
  fraction,
  moreThanHalf,
  neededOf,
  shareInWords,
} from '../../../src/contract/deliberation/fraction.ts'

describe('how many are needed', () => {
  it.each([
    [moreThanHalf, 44, 23],
    [moreThanHalf, 45, 23],
    [moreThanHalf, 1, 1],
    [moreThanHalf, 2, 2],
    [atLeastTwoThirds, 45, 30],
    [atLeastTwoThirds, 44, 30],
    [atLeastTwoThirds, 46, 31],
    [atLeastTwoThirds, 3, 2],
    [{ numerator: 2, denominator: 3, strict: true }, 45, 31],
    [{ numerator: 1, denominator: 2, strict: false }, 44, 22],
    [{ numerator: 1, denominator: 1, strict: false }, 7, 7],
    [{ numerator: 9, denominator: 10, strict: false }, 70, 63],
  ])('%j of %i: %i', (share, total, needed) => {
    expect(neededOf(share, total)).toBe(needed)
  })

  const anyFraction = fc
    .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), fc.boolean())
    .map(([numerator, denominator, strict]) => ({ numerator, denominator, strict }))
    .filter((share) => fraction.safeParse(share).success)

  it('is the smallest number that fulfils the share, by cross multiplication', () => {
    fc.assert(
      fc.property(anyFraction, fc.integer({ min: 1, max: 100_000 }), (share, total) => {
        const fulfils = (count: number): boolean => {
          const difference = BigInt(count) * BigInt(share.denominator) - BigInt(share.numerator) * BigInt(total)
          return share.strict ? difference > 0n : difference >= 0n
        }
        const needed = neededOf(share, total)
        expect(fulfils(needed)).toBe(true)
        expect(fulfils(needed - 1)).toBe(false)
        expect(needed).toBeLessThanOrEqual(total)
      }),
    )
  })
})

describe('the words of a share', () => {
  it.each([
    [1, 2, '半数'],
    [2, 4, '半数'],
    [2, 3, '三分之二'],
    [4, 5, '五分之四'],
    [3, 3, '全部'],
    [15, 16, '15/16'],
  ])('%i/%i is %s', (numerator, denominator, words) => {
    expect(shareInWords({ numerator, denominator, strict: false })).toBe(words)
  })
})

describe('a share that cannot be', () => {
  it.each([
    { numerator: 3, denominator: 2, strict: false },
    { numerator: 1, denominator: 1, strict: true },
    { numerator: 0, denominator: 2, strict: true },
    { numerator: 0.5, denominator: 1, strict: true },
  ])('%j', (share) => {
    expect(fraction.safeParse(share).success).toBe(false)
  })
})
