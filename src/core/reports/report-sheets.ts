/** A month's figures as sheets, one per group of indicators: what is exported and printed. Pure; knows no file format. */
import type { ReportedPlace, ReportView } from '../../contract/api/reports.ts'
import { readingText } from '../../contract/indicators/evaluate.ts'
import { levels } from '../../contract/indicators/facts.ts'
import { indicatorGroups, indicators } from '../../contract/indicators/indicators.ts'
import { monthTitle } from '../../contract/indicators/month.ts'
import { officialDate } from '../documents/chinese-text.ts'
import type { SheetSpec } from '../documents/workbook-model.ts'

const placeWidth = 22
const figureWidth = 12

export function reportSheets({ period, asOf, places }: ReportView, unitName: string): SheetSpec[] {
  return indicatorGroups.map(({ title, keys }) => {
    // A place of which nothing of the group can be said has no line.
    const shown = places.filter(({ figures }) => keys.some((key) => figures[key] !== undefined))
    return {
      name: title,
      title: `${unitName}${monthTitle(period)}数据报表（${title}）`,
      note: `数据截至${officialDate(asOf)}；“—”是没有可算的数。`,
      columns: [
        { label: '单位', width: placeWidth, kind: 'text' },
        ...keys.map((key) => ({
          label: `${indicators[key].name}（${indicators[key].unit}）`,
          width: figureWidth,
          // Rates are text, but stand among the figures as these do.
          kind: 'integer' as const,
        })),
      ],
      rows: shown.map((place) => [
        indented(place, places),
        ...keys.map((key) => {
          const value = place.figures[key]?.value ?? null
          return indicators[key].unit === '%' || value === null ? readingText(key, value) : value
        }),
      ]),
    }
  })
}

/** The day on which the figures of an export stood, as its note says. */
export function asOfIn(texts: readonly string[]): string | null {
  for (const text of texts) {
    const [, year, month, day] = /^数据截至(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text) ?? []
    if (year !== undefined && month !== undefined && day !== undefined)
      return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return null
}

function indented({ level, name }: ReportedPlace, places: readonly ReportedPlace[]): string {
  const top = levels.indexOf(places[0]?.level ?? 'street')
  return `${'　'.repeat(Math.max(0, levels.indexOf(level) - top))}${name}`
}
