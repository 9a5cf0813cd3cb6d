/** A place's figures beside last month's, the range of its history, and what was reported for this month. Pure. */
import { evaluate, isDated, isSaidOf } from '../../contract/indicators/evaluate.ts'
import type { Counts } from '../../contract/indicators/facts.ts'
import { indicatorKeys, type IndicatorKey } from '../../contract/indicators/indicators.ts'
import type { Figures } from '../../contract/api/reports.ts'
import type { ReportPlace } from './roll-up.ts'
import type { KeptReport } from './snapshot.ts'

export interface Past {
  /** The newest snapshot of each month before this one. */
  readonly months: readonly KeptReport[]
  readonly lastMonth: string
  /** Last month counted again from dates, for what was not kept. */
  readonly recounted: ReadonlyMap<string, Counts>
  /** What was kept of this month. */
  readonly kept: KeptReport | null
}

export function compareWithPast({ key, level, counts }: ReportPlace, past: Past): Figures {
  const before = past.months.map((month) => ({ period: month.period, counts: month.counts.get(key) }))
  const lastKept = before.find(({ period }) => period === past.lastMonth)?.counts
  const figures: Figures = {}
  for (const indicator of indicatorKeys) {
    if (!isSaidOf(indicator, level)) continue
    const { value, numerator, denominator } = evaluate(indicator, counts)
    const last = lastValue(indicator, lastKept, past.recounted.get(key))
    const history = [
      ...before.filter(({ period }) => period !== past.lastMonth).map((month) => valueOf(indicator, month.counts)),
      last,
    ].filter((known) => known !== null)
    figures[indicator] = {
      value,
      numerator,
      denominator,
      last,
      low: history.length === 0 ? null : Math.min(...history),
      high: history.length === 0 ? null : Math.max(...history),
      kept: valueOf(indicator, past.kept?.counts.get(key)),
    }
  }
  return figures
}

function lastValue(indicator: IndicatorKey, kept: Counts | undefined, recounted: Counts | undefined): number | null {
  if (kept !== undefined) return valueOf(indicator, kept)
  return isDated(indicator) ? valueOf(indicator, recounted) : null
}

const valueOf = (indicator: IndicatorKey, counts: Counts | undefined): number | null =>
  counts === undefined ? null : evaluate(indicator, counts).value
