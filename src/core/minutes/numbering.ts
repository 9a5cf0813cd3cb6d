/**
 * The numbers of issued minutes: 第3期, counted on over the years, or 〔2026〕3号, counted anew every year (GB/T 9704-2012, 7.2.5: the
 * year in full, no zero in front). Without gaps or doubles. Pure.
 */
import { AppError } from '../../contract/errors.ts'

export interface NumberingRule {
  readonly numbering: 'continuous' | 'yearly'
  /** Where the office goes on with the numbers it gave before. */
  readonly firstNumber: number | null
}

export interface DocumentNumber {
  readonly number: number
  /** Null where numbers run on over the years. */
  readonly year: number | null
}

/** Under which numbers run on for a meeting that belongs to no series. */
export const unitNumbering: NumberingRule = { numbering: 'continuous', firstNumber: null }

export function numberName({ number, year }: DocumentNumber): string {
  return year === null ? `第${number}期` : `〔${year}〕${number}号`
}

export interface NumberAhead extends DocumentNumber {
  /** Nothing has been issued under this numbering yet: the office says where it goes on. */
  readonly mayChoose: boolean
}

/** @param issued of the same numbering, all years. */
export function numberAhead(rule: NumberingRule, issued: readonly DocumentNumber[], year: number): NumberAhead {
  const isYearly = rule.numbering === 'yearly'
  const counted = isYearly ? issued.filter((document) => document.year === year) : issued
  const last = counted.reduce((highest, { number }) => Math.max(highest, number), 0)
  const mayChoose = issued.length === 0
  return { number: mayChoose ? (rule.firstNumber ?? 1) : last + 1, year: isYearly ? year : null, mayChoose }
}

export interface TakenNumber extends DocumentNumber {
  readonly title: string
}

/** @throws AppError number_taken naming the document, number_gap. */
export function chooseNumber(
  ahead: NumberAhead,
  wanted: number | null,
  issued: readonly TakenNumber[],
): DocumentNumber {
  const { year, mayChoose } = ahead
  const number = wanted ?? ahead.number
  const name = numberName({ number, year })
  const holder = issued.find((document) => document.number === number && document.year === year)
  if (holder !== undefined) throw new AppError('number_taken', { number: name, document: holder.title })
  if (number !== ahead.number && !mayChoose) throw new AppError('number_gap', { number: name, next: numberName(ahead) })
  return { number, year }
}
