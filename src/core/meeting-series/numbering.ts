/**
 * Numbers in a row, of issued minutes (第X期, 〔2026〕X号) and of the meetings of a series (第X次): none left out, none given
 * twice. Pure; whose numbers they are is not its business.
 */
import type { Numbering } from '../../contract/meeting-series.ts'

export interface GivenNumber {
  readonly number: number
  /** The year in which it was given; null where the count has no years. */
  readonly year: number | null
}

export interface NumberingRule {
  readonly numbering: Numbering
  /** Where an earlier count goes on; it holds for the very first number only. */
  readonly firstNumber: number | null
  /** The year of the number that is to be given. */
  readonly year: number
}

/**
 * One more than the highest given so far; a gap that somebody else left is never filled, because a low number on a late
 * paper would belie the order of the papers.
 */
export function nextNumber(given: readonly GivenNumber[], { numbering, firstNumber, year }: NumberingRule): number {
  if (given.length === 0) return firstNumber ?? 1
  const inCount = numbering === 'continuous' ? given : given.filter((one) => one.year === year)
  return inCount.reduce((highest, { number }) => Math.max(highest, number), 0) + 1
}

/** GB/T 9704-2012, 7.2.5 for the numbers with a year: full year in 〔〕, no leading zeros, no 第. */
export function formatNumber(number: number, { numbering, year }: Pick<NumberingRule, 'numbering' | 'year'>): string {
  return numbering === 'continuous' ? `第${number}期` : `〔${year}〕${number}号`
}
