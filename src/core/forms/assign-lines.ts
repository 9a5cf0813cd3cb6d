/** Which line of a table belongs to which place: by name, a grid also by the community beside it, blank ones in order. Pure. */
import { columnOf } from '../../contract/indicators/cell-place.ts'
import type { FormTable } from '../../contract/indicators/form-mapping.ts'
import { cellAddress } from '../intake/sheet-model.ts'
import type { ReportPlace } from '../reports/roll-up.ts'
import type { FormGrid } from './form-grid.ts'

export interface Lines {
  readonly matched: ReadonlyMap<number, ReportPlace>
  readonly unmatched: readonly { readonly row: number; readonly text: string; readonly reason: string }[]
  readonly left: readonly ReportPlace[]
}

/** Lines with a name take the place of that name; the others take what is left, in order. */
export function assignLines(grid: FormGrid, table: FormTable, all: readonly ReportPlace[]): Lines {
  const places = all.filter(({ level }) => level === table.lines)
  const label = columnOf(table.labelColumn)
  const communities = new Map(all.filter(({ level }) => level === 'community').map((place) => [place.key, place.name]))
  const communityOf = ({ parent }: ReportPlace): string => communities.get(parent ?? '') ?? ''
  const matched = new Map<number, ReportPlace>()
  const unmatched: { row: number; text: string; reason: string }[] = []
  const taken = new Set<string>()
  const blank: { row: number; community: string }[] = []
  for (let row = table.from; row <= table.to; row += 1) {
    const text = grid.own(row, label)
    const community = communityBeside(grid, table, row)
    const merge = grid.merge(row, label)
    if (merge !== null && merge.top < row) {
      // The name above stands for several lines; which of them asks for what is not said, and no other place belongs here.
      const name = cellAddress(merge.top, merge.left)
      unmatched.push({ row, text: grid.text(row, label), reason: `这一行的名称并在 ${name} 里，只填了第一行` })
      continue
    }
    if (text === '') {
      blank.push({ row, community })
      continue
    }
    const named = places.filter(({ name }) => sameName(name, text))
    const found = named.filter((place) => community === '' || sameName(communityOf(place), community))
    const [place] = found
    if (place === undefined) {
      const where = named.length === 0 ? '系统里' : `“${community}”里`
      unmatched.push({ row, text, reason: `${where}没有“${text}”` })
    } else if (found.length > 1) unmatched.push({ row, text, reason: severalOf(text, found.map(communityOf)) })
    else if (taken.has(place.key)) unmatched.push({ row, text, reason: `“${text}”在表里有两行，只填了第一行` })
    else {
      matched.set(row, place)
      taken.add(place.key)
    }
  }
  // Lines under a community first: what is left over may stand anywhere.
  for (const { row, community } of blank.toSorted((a, b) => Number(a.community === '') - Number(b.community === ''))) {
    const isUnknown = community !== '' && ![...communities.values()].some((name) => sameName(name, community))
    if (isUnknown) unmatched.push({ row, text: community, reason: `系统里没有社区“${community}”` })
    const bound = community === '' ? boundTo(grid, table, row, matched) : null
    const next = places.find(
      (place) =>
        !taken.has(place.key) &&
        (community === '' || sameName(communityOf(place), community)) &&
        (bound === null || place.parent === bound.parent),
    )
    if (next === undefined) continue
    matched.set(row, next)
    taken.add(next.key)
  }
  const inOrder = new Map([...matched].toSorted(([left], [right]) => left - right))
  return {
    matched: inOrder,
    unmatched: unmatched.toSorted((a, b) => a.row - b.row),
    left: places.filter(({ key }) => !taken.has(key)),
  }
}

/** A place that stands beside the same merged cell of a community: one cell names one community. */
function boundTo(
  grid: FormGrid,
  { lines, communityColumn }: FormTable,
  row: number,
  matched: ReadonlyMap<number, ReportPlace>,
): ReportPlace | null {
  if (lines !== 'grid' || communityColumn === undefined) return null
  const merge = grid.merge(row, columnOf(communityColumn))
  if (merge === null) return null
  return [...matched].find(([other]) => other >= merge.top && other <= merge.bottom)?.[1] ?? null
}

/** What the form says of the community in which the grid of a line lies; nothing for lines of other places. */
function communityBeside(grid: FormGrid, { lines, communityColumn }: FormTable, row: number): string {
  return lines === 'grid' && communityColumn !== undefined ? grid.text(row, columnOf(communityColumn)) : ''
}

function severalOf(text: string, communities: readonly string[]): string {
  const where = communities.some((name) => name !== '') ? `（${communities.join('、')}）` : ''
  return `系统里有 ${communities.length} 个“${text}”${where}，不知道填哪一个`
}

function sameName(name: string, text: string): boolean {
  const plain = (value: string): string =>
    value.replace(/\s+/g, '').replace(/(?:社区居委会|社区居民委员会|社区|街道办事处|街道)$/, '')
  return plain(name) === plain(text)
}
