/** What an indicator says, from what was counted. */
import { describe, expect, it } from 'vitest'
import { evaluate, isSaidOf, readingText } from '../../../src/contract/indicators/evaluate.ts'
import { factKeys } from '../../../src/contract/indicators/facts.ts'
import { indicatorGroups, indicatorKeys, indicators } from '../../../src/contract/indicators/indicators.ts'
import { daysOfMonth, monthBefore } from '../../../src/contract/indicators/month.ts'
import { plainTitle } from '../../../src/core/forms/recognise-form.ts'

describe('an indicator', () => {
  it('is a quotient of counts, in per cent', () => {
    const counts = { doneResolutions: 52_04, resolutions: 53_21 }
    expect(readingText('closingRate', evaluate('closingRate', counts).value)).toBe('97.8%')
  })

  it('has no value without anything to divide by, and shows a dash, not 0', () => {
    const reading = evaluate('closingRate', { doneResolutions: 0, resolutions: 0 })
    expect(reading).toEqual({ value: null, numerator: 0, denominator: 0 })
    expect(readingText('closingRate', reading.value)).toBe('—')
  })

  it('has no value where its facts are not counted', () => {
    expect(evaluate('duties', {}).value).toBeNull()
    expect([isSaidOf('duties', 'community'), isSaidOf('closingRate', 'grid'), isSaidOf('grids', 'grid')]).toEqual([
      false,
      false,
      true,
    ])
  })

  it('stands in exactly one group, and every fact is used', () => {
    expect(indicatorGroups.flatMap(({ keys }) => keys).toSorted()).toEqual([...indicatorKeys].toSorted())
    const used = indicatorKeys.flatMap((key) => Object.values(indicators[key].formula))
    expect(factKeys.filter((fact) => !used.includes(fact))).toEqual([])
  })

  it('is known under no title of another', () => {
    const titles = indicatorKeys.flatMap((key) => [indicators[key].name, ...indicators[key].synonyms].map(plainTitle))
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })
})

describe('a month', () => {
  it('ends on its last day', () => {
    expect([daysOfMonth('2028-02').last, daysOfMonth('2026-11').last]).toEqual(['2028-02-29', '2026-11-30'])
  })

  it('follows the month before, over the year', () => {
    expect([monthBefore('2026-01'), monthBefore('2026-11')]).toEqual(['2025-12', '2026-10'])
  })
})
