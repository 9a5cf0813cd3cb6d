/** Numbers in a row: none left out, none twice, wherever the office begins and whatever it counts by. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatNumber,
  nextNumber,
  type GivenNumber,
  type NumberingRule,
} from '../../../src/core/meeting-series/numbering.ts'

const continuous: NumberingRule = { numbering: 'continuous', firstNumber: null, year: 2026 }
const yearly: NumberingRule = { numbering: 'yearly', firstNumber: null, year: 2026 }
const given = (...pairs: readonly (readonly [number, number | null])[]): GivenNumber[] =>
  pairs.map(([number, year]) => ({ number, year }))

describe('the next number', () => {
  it.each([
    ['the first', [], continuous, 1],
    ['one that goes on with an old count', [], { ...continuous, firstNumber: 38 }, 38],
    ['the one after it', given([38, null]), { ...continuous, firstNumber: 38 }, 39],
    ['of a new year in a count without years', given([11, 2025], [12, 2025]), continuous, 13],
    ['of a new year in a yearly count', given([11, 2025], [12, 2025]), yearly, 1],
    ['of a yearly count', given([12, 2025], [1, 2026], [2, 2026]), yearly, 3],
    ['of an old count in its second year', given([11, 2025]), { ...yearly, firstNumber: 11 }, 1],
    ['after a correction that bears the number again', given([3, 2026], [3, 2026]), yearly, 4],
    ['after a gap that somebody else left', given([1, 2026], [4, 2026]), yearly, 5],
    ['however the numbers lie', given([4, 2026], [1, 2026], [3, 2026]), yearly, 5],
    ['of a count that took up years', given([7, null], [8, null]), yearly, 1],
  ])('%s', (_, before, rule, expected) => {
    expect(nextNumber(before, rule)).toBe(expected)
  })

  const firstNumber = fc.option(fc.integer({ min: 1, max: 500 }), { nil: null })
  const years = fc.array(fc.integer({ min: 2020, max: 2024 }), { minLength: 1, maxLength: 60 })

  function giveAll(rule: Omit<NumberingRule, 'year'>, inYears: readonly number[]): GivenNumber[] {
    const all: GivenNumber[] = []
    for (const year of inYears) all.push({ number: nextNumber(all, { ...rule, year }), year })
    return all
  }

  it('leaves none out and gives none twice over the years', () => {
    fc.assert(
      fc.property(firstNumber, years, (first, inYears) => {
        const numbers = giveAll({ numbering: 'continuous', firstNumber: first }, inYears).map(({ number }) => number)
        expect(numbers).toEqual(inYears.map((_, index) => (first ?? 1) + index))
      }),
    )
  })

  it('leaves none out and gives none twice within a year, in whatever order the years come', () => {
    fc.assert(
      fc.property(firstNumber, years, (first, inYears) => {
        const all = giveAll({ numbering: 'yearly', firstNumber: first }, inYears)
        for (const [year, ofYear] of Map.groupBy(all, (one) => one.year)) {
          const begin = year === inYears[0] ? (first ?? 1) : 1
          expect(ofYear.map(({ number }) => number)).toEqual(ofYear.map((_, index) => begin + index))
        }
      }),
    )
  })
})

describe('how a number is written', () => {
  it('with 第 and 期 in a count without years', () => {
    expect(formatNumber(3, continuous)).toBe('第3期')
  })
  it('with the year in 〔〕, without 第 and leading zeros in a yearly count', () => {
    expect(formatNumber(3, yearly)).toBe('〔2026〕3号')
  })
})
