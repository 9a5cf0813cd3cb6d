/** What an indicator says of a place, from the facts counted there. Pure. */
import { facts, isCountedAt, type Counts, type FactKey, type Level } from './facts.ts'
import { indicators, type IndicatorKey, type Indicator } from './indicators.ts'

export interface Reading {
  /** null: cannot be said of this place, or nothing to divide by. */
  readonly value: number | null
  readonly numerator: number | null
  /** Only of a ratio. */
  readonly denominator: number | null
}

const nothing: Reading = { value: null, numerator: null, denominator: null }

export function evaluate(key: IndicatorKey, counts: Counts): Reading {
  const { formula } = indicators[key]
  const numerator = counts[formula.of]
  if (numerator === undefined) return nothing
  if (formula.kind === 'count') return { value: numerator, numerator, denominator: null }
  const denominator = counts[formula.over]
  if (denominator === undefined) return nothing
  return { value: denominator === 0 ? null : (numerator / denominator) * 100, numerator, denominator }
}

export function factsOf(key: IndicatorKey): readonly FactKey[] {
  const { formula } = indicators[key]
  return formula.kind === 'count' ? [formula.of] : [formula.of, formula.over]
}

/** Whether it can be said of a place of this level at all. */
export function isSaidOf(key: IndicatorKey, level: Level): boolean {
  return factsOf(key).every((fact) => isCountedAt(fact, level))
}

/** Whether a past month can be counted now and gives what it would have given then. */
export function isDated(key: IndicatorKey): boolean {
  return factsOf(key).every((fact) => facts[fact].timing === 'month')
}

/** As it stands in a report: whole numbers, rates with one decimal, nothing as a dash. */
export function readingText(key: IndicatorKey, value: number | null): string {
  if (value === null) return '—'
  const { unit }: Indicator = indicators[key]
  return unit === '%' ? `${value.toFixed(1)}%` : String(value)
}

/** How it is calculated, in words. */
export function formulaText(key: IndicatorKey): string {
  const { formula } = indicators[key]
  return formula.kind === 'count'
    ? facts[formula.of].label
    : `${facts[formula.of].label} ÷ ${facts[formula.over].label} × 100%`
}
