/** Numbers of issued minutes: without gaps, without doubles, going on where an office left off. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { chooseNumber, numberAhead, numberName, unitNumbering } from '../../../src/core/minutes/numbering.ts'

const taken = (number: number, year: number | null = null) => ({ number, year, title: `第${number}次会议纪要` })

const continuous = (year: number) => ({ ...unitNumbering, year })
const yearly = (year: number) => ({ numbering: 'yearly' as const, firstNumber: null, year })

describe('numberAhead', () => {
  it('may be chosen for the first document of a numbering only', () => {
    expect(numberAhead(continuous(2026), [])).toEqual({ number: 1, year: null, mayChoose: true })
    expect(numberAhead(continuous(2027), [taken(3), taken(4)])).toEqual({ number: 5, year: null, mayChoose: false })
    expect(numberAhead(yearly(2027), [taken(9, 2026)])).toEqual({ number: 1, year: 2027, mayChoose: false })
  })
})

describe('chooseNumber', () => {
  const code = (attempt: () => unknown): string => {
    try {
      attempt()
    } catch (error) {
      if (error instanceof AppError) return `${error.code} ${JSON.stringify(error.details)}`
      throw error
    }
    return 'taken'
  }

  it('takes what the office chooses for its first document only', () => {
    expect(chooseNumber({ number: 1, year: null, mayChoose: true }, 37, [])).toEqual({ number: 37, year: null })
    const issued = [taken(37)]
    const ahead = numberAhead(continuous(2026), issued)
    expect(chooseNumber(ahead, null, issued).number).toBe(38)
    expect(chooseNumber(ahead, 38, issued).number).toBe(38)
    expect(code(() => chooseNumber(ahead, 37, issued))).toBe(
      'number_taken {"number":"第37期","document":"第37次会议纪要"}',
    )
    expect(code(() => chooseNumber(ahead, 40, issued))).toBe('number_gap {"number":"第40期","next":"第38期"}')
  })

  it('the same number of another year is free', () => {
    expect(numberName(chooseNumber(numberAhead(yearly(2027), [taken(1, 2026)]), 1, [taken(1, 2026)]))).toBe(
      '〔2027〕1号',
    )
  })
})
