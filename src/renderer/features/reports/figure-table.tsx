/** Places below each other, indicators side by side: each figure with its change since last month leads to its rows. */
import { Popover } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { Figure, ReportedPlace } from '../../../contract/api/reports.ts'
import { formulaText, readingText } from '../../../contract/indicators/evaluate.ts'
import { levels } from '../../../contract/indicators/facts.ts'
import { indicators, type IndicatorKey } from '../../../contract/indicators/indicators.ts'
import table from '../../ui/table.module.css'
import type { AskedFigure } from './rows-drawer.tsx'
import classes from './reports.module.css'

export interface FigureTableProps {
  readonly places: readonly ReportedPlace[]
  readonly keys: readonly IndicatorKey[]
  /** Drawn below the table. */
  readonly charted: IndicatorKey
  readonly onChart: (key: IndicatorKey) => void
  readonly onAsk: (asked: AskedFigure) => void
  /** A street of a district is looked into on a view of its own. */
  readonly onLookInto: ((place: ReportedPlace) => void) | null
}

export function FigureTable({ places, keys, charted, onChart, onAsk, onLookInto }: FigureTableProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const parents = new Set(places.map(({ parent }) => parent))
  const [root] = places
  const shown = places.filter(({ parent }) => parent === null || parent === root?.key || opened.has(parent))
  const toggle = (key: string) =>
    setOpened((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key])))
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="各级数字">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              单位
            </th>
            {keys.map((key) => (
              <th key={key} scope="col" className={table.number} aria-current={key === charted ? 'true' : undefined}>
                <IndicatorHead indicator={key} onChart={() => onChart(key)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((place) => (
            <tr key={place.key}>
              <th scope="row" className={classes.place} data-depth={depthOf(place, root)}>
                {place.level === 'community' && parents.has(place.key) ? (
                  <button
                    type="button"
                    className={classes.toggle}
                    aria-expanded={opened.has(place.key)}
                    onClick={() => toggle(place.key)}
                  >
                    {opened.has(place.key) ? (
                      <IconChevronDown size={14} aria-hidden />
                    ) : (
                      <IconChevronRight size={14} aria-hidden />
                    )}
                    {place.name}
                  </button>
                ) : onLookInto !== null && place.level === 'street' ? (
                  <button type="button" className={classes.toggle} onClick={() => onLookInto(place)}>
                    {place.name}
                  </button>
                ) : (
                  place.name
                )}
              </th>
              {keys.map((key) => (
                <td key={key} className={table.number}>
                  <FigureCell indicator={key} figure={place.figures[key]} place={place} onAsk={onAsk} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function depthOf({ level }: ReportedPlace, root: ReportedPlace | undefined): number {
  return levels.indexOf(level) - levels.indexOf(root?.level ?? level)
}

function IndicatorHead({ indicator, onChart }: { readonly indicator: IndicatorKey; readonly onChart: () => void }) {
  const { name, unit, definition, source } = indicators[indicator]
  return (
    <Popover width={320} position="bottom-end" withArrow>
      <Popover.Target>
        <button type="button" className={classes.head} onClick={onChart} aria-label={`${name}的口径`}>
          {name}
          <span className="sd-soft">（{unit}）</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.definition}>{definition}</p>
        <p className="sd-soft">算法：{formulaText(indicator)}</p>
        <p className="sd-soft">来源：{source === '' ? '程序约定' : source}</p>
      </Popover.Dropdown>
    </Popover>
  )
}

interface FigureCellProps extends AskedFigure {
  readonly figure: Figure | undefined
  readonly onAsk: (asked: AskedFigure) => void
}

function FigureCell({ indicator, figure, place, onAsk }: FigureCellProps) {
  if (figure === undefined) return <span className="sd-soft">·</span>
  const { value, numerator, denominator, kept } = figure
  const text = readingText(indicator, value)
  return (
    <button
      type="button"
      className={classes.figure}
      aria-label={`${place.name}${indicators[indicator].name} ${text}，看明细`}
      onClick={() => onAsk({ indicator, place })}
    >
      <span>{text}</span>
      {denominator !== null && (
        <span className={classes.parts}>
          {numerator}/{denominator}
        </span>
      )}
      <span className={classes.change}>{changeText(indicator, figure)}</span>
      {kept !== null && kept !== value && (
        <span className={classes.differs}>留存时 {readingText(indicator, kept)}</span>
      )}
    </button>
  )
}

/** Against last month, and the range before; nothing where nothing is known. */
function changeText(indicator: IndicatorKey, { value, last, low, high }: Figure): string {
  if (last === null) return ''
  const range =
    low !== null && high !== null && low !== high
      ? ` ${readingText(indicator, low)}–${readingText(indicator, high)}`
      : ''
  if (value === null) return `上月 ${readingText(indicator, last)}${range}`
  const difference = value - last
  const size = indicators[indicator].unit === '%' ? Math.abs(difference).toFixed(1) : String(Math.abs(difference))
  return `${difference === 0 ? '持平' : `${difference > 0 ? '↑' : '↓'}${size}`}${range}`
}
