/** Which number minutes get, as they are issued: the next of their numbering, or for its first document the one that is chosen. Pure. */
import { AppError } from '../../contract/errors.ts'
import { formatNumber, nextNumber, type GivenNumber, type NumberingRule } from '../meeting-series/numbering.ts'

/** Under which numbers run on for a meeting that belongs to no series. */
export const unitNumbering = { numbering: 'continuous', firstNumber: null } as const

export function numberName({ number, year }: GivenNumber): string {
  return year === null
    ? formatNumber(number, { numbering: 'continuous', year: 0 })
    : formatNumber(number, { numbering: 'yearly', year })
}

export interface NumberAhead extends GivenNumber {
  /** Nothing has been issued under this numbering yet: the office says where it goes on. */
  readonly mayChoose: boolean
}

/** @param given under the same numbering, all years. */
export function numberAhead(rule: NumberingRule, given: readonly GivenNumber[]): NumberAhead {
  return {
    number: nextNumber(given, rule),
    year: rule.numbering === 'yearly' ? rule.year : null,
    mayChoose: given.length === 0,
  }
}

export interface TakenNumber extends GivenNumber {
  readonly title: string
}

/** @throws AppError number_taken naming the document, number_gap. */
export function chooseNumber(ahead: NumberAhead, wanted: number | null, taken: readonly TakenNumber[]): GivenNumber {
  const { year, mayChoose } = ahead
  const number = wanted ?? ahead.number
  const name = numberName({ number, year })
  const holder = taken.find((document) => document.number === number && document.year === year)
  if (holder !== undefined) throw new AppError('number_taken', { number: name, document: holder.title })
  if (number !== ahead.number && !mayChoose) throw new AppError('number_gap', { number: name, next: numberName(ahead) })
  return { number, year }
}
