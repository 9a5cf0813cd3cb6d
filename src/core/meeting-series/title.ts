/** What a meeting of a series is called, and over which span its meetings are counted. Pure. */
import type { Numbering } from '../../contract/meeting-series.ts'

export interface TitleFacts {
  readonly unitName: string
  readonly seriesName: string
  readonly year: number
  readonly session: number
}

/** `云溪街道2026年第12次城市管理进社区联席会议` */
export function meetingTitle(pattern: string, { unitName, seriesName, year, session }: TitleFacts): string {
  const parts: Readonly<Record<string, string>> = {
    单位: shortUnitName(unitName),
    年: String(year),
    次: String(session),
    名称: seriesName,
  }
  return pattern.replace(/\{(单位|年|次|名称)\}/g, (_, part: string) => parts[part] ?? '')
}

/** A title that names the year promises a count of that year: “2026年第12次”. */
export function countOf(pattern: string): Numbering {
  return pattern.includes('{年}') ? 'yearly' : 'continuous'
}

/** 街道办事处 is the office of a 街道; meetings are called after the latter. */
function shortUnitName(name: string): string {
  return name.replace(/(?<=街道)办事处$/, '')
}
