/** One indicator drawn for the places under the first, because people compare them. */
import type { ReportedPlace } from '../../../contract/api/reports.ts'
import { readingText } from '../../../contract/indicators/evaluate.ts'
import { indicators, type IndicatorKey } from '../../../contract/indicators/indicators.ts'
import type { AskedFigure } from './rows-drawer.tsx'
import classes from './reports.module.css'

export interface IndicatorBarsProps {
  readonly indicator: IndicatorKey
  readonly places: readonly ReportedPlace[]
  readonly onAsk: (asked: AskedFigure) => void
}

export function IndicatorBars({ indicator, places, onAsk }: IndicatorBarsProps) {
  const [root] = places
  const shown = places.filter(({ parent, figures }) => parent === root?.key && figures[indicator] !== undefined)
  const { name, unit } = indicators[indicator]
  if (shown.length === 0) return <p className="sd-soft">“{name}”只有全单位的数，没有分社区的图。</p>
  const most = unit === '%' ? 100 : Math.max(1, ...shown.map(({ figures }) => figures[indicator]?.value ?? 0))
  return (
    <ul className={classes.bars} aria-label={`${name}，按单位比较`}>
      {shown.map((place) => {
        const { value = null, last = null } = place.figures[indicator] ?? {}
        const text = readingText(indicator, value)
        return (
          <li key={place.key}>
            <button
              type="button"
              className={classes.barRow}
              aria-label={`${place.name}${name} ${text}，看明细`}
              onClick={() => onAsk({ indicator, place })}
            >
              <span className={classes.barName}>{place.name}</span>
              <svg className={classes.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
                <rect className={classes.track} width="100" height="10" />
                <rect className={classes.fill} width={((value ?? 0) / most) * 100} height="10" />
                {last !== null && (
                  <rect className={classes.last} x={Math.min(99, (last / most) * 100)} width="1" height="10" />
                )}
              </svg>
              <span className={classes.barFigure}>{text}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
