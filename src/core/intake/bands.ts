/**
 * Rows that head a group of records: 梧桐里社区 over its people, “一、市容秩序类（3项）” over its matters. Their text
 * becomes a value of each row below, in a column of its own per level. Pure; what the value means is decided elsewhere.
 */
import { roleNames } from '../../contract/roles.ts'
import type { FormColumn, FormRow } from './form-table.ts'

export interface Band {
  /** The row of the sheet. */
  readonly number: number
  readonly text: string
  /** Bands of one style are of one level. */
  readonly style: BandStyle
}

export type BandStyle = 'numeral' | 'bracket' | 'digit' | 'role' | 'grid' | 'community' | 'plain'

const ordinals: readonly { readonly style: BandStyle; readonly pattern: RegExp }[] = [
  { style: 'numeral', pattern: /^[一二三四五六七八九十]{1,3}[、.．]\s*/ },
  { style: 'bracket', pattern: /^[（(][一二三四五六七八九十]{1,3}[)）][、.．]?\s*/ },
  { style: 'digit', pattern: /^\d{1,2}[、.．](?!\d)\s*/ },
]
/** `（3项）`, `(共12人)` behind the name of a group. */
const COUNT = /\s*[（(][^（()）]*\d[^（()）]*[)）]$/

/** The name of the group without its ordinal and count; null for a text that names none. */
export function readBand(number: number, text: string): Band | null {
  const bare = text.trim()
  const ordinal = ordinals.find(({ pattern }) => pattern.test(bare))
  const name = bare
    .replace(ordinal?.pattern ?? /^$/, '')
    .replace(/[:：]$/, '')
    .replace(COUNT, '')
    .trim()
  if (name === '') return null
  const community = communityIn(name)
  const style = ordinal?.style ?? (community === null ? plainStyle(name) : 'community')
  return { number, text: community ?? name, style }
}

function plainStyle(name: string): BandStyle {
  if (roleNames.includes(name)) return 'role'
  return /网格$/.test(name) ? 'grid' : 'plain'
}

const LIST_WORDS =
  '(?:\\d{4}年)?(?:网格|力量|人员|工作|专职|兼职|[1１]\\+[3３]\\+[NＮ]|队伍|配备|员|信息)*(?:名册|花名册|名单|清单|一览表|信息表|登记表|统计表|通讯录)'
const COMMUNITY = new RegExp(
  `^(?:.*(?:街道|镇|乡))?([^\\s，。、：:]{1,12}?(?:社区|行政村|村|居委会))(?:${LIST_WORDS})?$`,
)

/** 梧桐里社区, also in 梧桐里社区网格员名册 and 云溪街道梧桐里社区; null when it is not one community by name. */
export function communityIn(text: string): string | null {
  const name = COMMUNITY.exec(text.replace(/\s/g, ''))?.[1] ?? null
  return name === null ||
    /^(各|全|本|所有|辖区|所辖|该|街道|所属|联系|[一二三四五六七八九十\d]+个)/.test(name) ||
    /^(社区|村|行政村|居委会)$/.test(name)
    ? null
    : name
}

/** A short text that can name a group although it is not merged across the table. */
export function couldBeBand(text: string): boolean {
  const band = text.length > 30 ? null : readBand(0, text)
  return band !== null && band.style !== 'plain' && band.style !== 'digit'
}

export interface Grouped {
  readonly columns: readonly FormColumn[]
  readonly rows: readonly FormRow[]
}

/** Appends one column per level of bands. A band ends those of the levels below it. */
export function groupByBands(rows: readonly FormRow[], bands: readonly Band[], width: number): Grouped {
  const styles = [...new Set(bands.map(({ style }) => style))]
  const current = styles.map(() => '')
  let next = 0
  const grouped = rows.map((row) => {
    for (let band = bands[next]; band !== undefined && band.number < row.number; band = bands[next]) {
      const level = styles.indexOf(band.style)
      current.fill('', level)
      current[level] = band.text
      next += 1
    }
    return withCells(row, width, current)
  })
  const columns = styles.map((_, level): FormColumn => ({
    index: width + level,
    letters: '',
    hidden: false,
    titles: ['分组标题'],
    derived: 'band',
  }))
  return { columns, rows: grouped }
}

/** The row with cells behind its last column. */
export function withCells(row: FormRow, width: number, texts: readonly string[]): FormRow {
  const cells = [...row.cells]
  while (cells.length < width) cells.push('')
  const kinds = row.kinds.padEnd(width, ' ') + texts.map((text) => (text === '' ? ' ' : 't')).join('')
  return { ...row, cells: [...cells, ...texts], kinds }
}
