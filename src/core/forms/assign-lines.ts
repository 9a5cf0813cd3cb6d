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

interface Line {
  readonly row: number
  readonly text: string
  /** What the form says of the community in which the grid of the line lies. */
  readonly community: string
}

/** What is decided, line by line. */
interface Assignment {
  readonly matched: Map<number, ReportPlace>
  readonly unmatched: { readonly row: number; readonly text: string; readonly reason: string }[]
  readonly taken: Set<string>
}

interface Places {
  /** Those of which a line may be one. */
  readonly places: readonly ReportPlace[]
  readonly communityNames: readonly string[]
  readonly communityOf: (place: ReportPlace) => string
}

/** Lines with a name take the place of that name; the others take what is left, in order. */
export function assignLines(grid: FormGrid, table: FormTable, all: readonly ReportPlace[]): Lines {
  const known = placesFor(table, all)
  const assignment: Assignment = { matched: new Map(), unmatched: [], taken: new Set() }
  const lines = linesOf(grid, table, assignment)
  for (const line of lines) if (line.text !== '') takeByName(line, known, assignment)
  // Lines under a community first: what is left over may stand anywhere.
  const blank = lines.filter(({ text }) => text === '')
  for (const line of blank.toSorted((a, b) => Number(a.community === '') - Number(b.community === '')))
    takeNext(line, boundTo(grid, table, line, assignment), known, assignment)
  const { matched, unmatched, taken } = assignment
  return {
    matched: new Map([...matched].toSorted(([left], [right]) => left - right)),
    unmatched: unmatched.toSorted((a, b) => a.row - b.row),
    left: known.places.filter(({ key }) => !taken.has(key)),
  }
}

function placesFor(table: FormTable, all: readonly ReportPlace[]): Places {
  const communities = new Map(all.filter(({ level }) => level === 'community').map((place) => [place.key, place.name]))
  return {
    places: all.filter(({ level }) => level === table.lines),
    communityNames: [...communities.values()],
    communityOf: ({ parent }) => communities.get(parent ?? '') ?? '',
  }
}

/** The lines that ask for a place of their own; what a name above stands for as well is said. */
function linesOf(grid: FormGrid, table: FormTable, { unmatched }: Assignment): Line[] {
  const label = columnOf(table.labelColumn)
  const lines: Line[] = []
  for (let row = table.from; row <= table.to; row += 1) {
    const merge = grid.merge(row, label)
    if (merge !== null && merge.top < row) {
      // The name above stands for several lines; which of them asks for what is not said, and no other place belongs here.
      const name = cellAddress(merge.top, merge.left)
      unmatched.push({ row, text: grid.text(row, label), reason: `这一行的名称并在 ${name} 里，只填了第一行` })
    } else lines.push({ row, text: grid.own(row, label), community: communityBeside(grid, table, row) })
  }
  return lines
}

function takeByName({ row, text, community }: Line, { places, communityOf }: Places, assignment: Assignment): void {
  const { matched, unmatched, taken } = assignment
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

/** @param bound a place whose community this line shares. */
function takeNext(
  { row, community }: Line,
  bound: ReportPlace | null,
  { places, communityNames, communityOf }: Places,
  { matched, unmatched, taken }: Assignment,
): void {
  if (community !== '' && !communityNames.some((name) => sameName(name, community)))
    unmatched.push({ row, text: community, reason: `系统里没有社区“${community}”` })
  const next = places.find(
    (place) =>
      !taken.has(place.key) &&
      (community === '' || sameName(communityOf(place), community)) &&
      (bound === null || place.parent === bound.parent),
  )
  if (next === undefined) return
  matched.set(row, next)
  taken.add(next.key)
}

/** A place that stands beside the same merged cell of a community, be it empty: one cell names one community. */
function boundTo(
  grid: FormGrid,
  { lines, communityColumn }: FormTable,
  { row, community }: Line,
  { matched }: Assignment,
): ReportPlace | null {
  if (lines !== 'grid' || communityColumn === undefined || community !== '') return null
  const merge = grid.merge(row, columnOf(communityColumn))
  if (merge === null) return null
  return [...matched].find(([other]) => other >= merge.top && other <= merge.bottom)?.[1] ?? null
}

/** Nothing for lines of other places than grids. */
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
