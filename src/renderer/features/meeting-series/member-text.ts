/** Members as people paste them from a spreadsheet: “单位 姓名 职务”, a line each, tabs or blanks between. Pure. */
import { parties, type Party } from '../../../contract/meetings.ts'
import type { SeriesMember } from '../../../contract/meeting-series.ts'

/** What a unit's name says of the party it belongs to, the more telling word first. */
const tellingWords: readonly (readonly [RegExp, Party])[] = [
  [/物业/, '物业'],
  [/业委会|业主委员会/, '业委会'],
  [/居委会|居民委员会/, '居委会'],
  [/城管|城市管理|执法/, '城管'],
  [/居民代表/, '居民代表'],
  [/社区/, '社区'],
  [/局|公司|派出所|中心|所$/, '部门'],
]

export function partyOf(unit: string): Party {
  const named = parties.find((party) => party === unit)
  return named ?? tellingWords.find(([word]) => word.test(unit))?.[1] ?? '其他'
}

/** A line of one word is a name; the row of titles is no member. Tabs divide where there are any: a cell may hold blanks. */
export function membersFromText(text: string, status: SeriesMember['status']): SeriesMember[] {
  return text
    .split(/\r\n|\r|\n/)
    .map(cellsOf)
    .filter((cells) => cells.length > 0 && !isTitles(cells))
    .map(([first = '', second = '', ...rest]): SeriesMember => {
      const [unit, name] = second === '' ? ['', first] : [first, second]
      return { party: partyOf(unit), unit, name, duty: rest.filter((cell) => cell !== '').join(' '), status }
    })
    .filter(({ name }) => name !== '')
}

function cellsOf(line: string): string[] {
  if (line.trim() === '') return []
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim())
  return line.trim().split(/[ \u3000]+/)
}

function isTitles(cells: readonly string[]): boolean {
  return cells.includes('姓名') && cells.some((cell) => cell === '单位' || cell === '职务')
}
