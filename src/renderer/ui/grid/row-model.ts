/**
 * Which line of a grid shows what: a row of the list by its offset, the head of a group, or the place for a new row.
 * Lines are found by prefix sums over the groups, never by walking the rows. Pure.
 */

export interface Group {
  /** The value that the rows have in common; `null` where they have none. */
  readonly value: string | null
  readonly count: number
}

export type Line =
  | { readonly kind: 'row'; readonly offset: number }
  | { readonly kind: 'group'; readonly group: Group; readonly open: boolean }
  /** Writing or pasting here adds rows. */
  | { readonly kind: 'append' }

export interface RowModel {
  readonly lines: number
  /** How many rows the list has, also those in closed groups. */
  readonly rows: number
  readonly at: (line: number) => Line | null
  /** The line of a row, or of the head of its group when that is closed. */
  readonly lineOf: (offset: number) => number
}

interface Placed {
  readonly group: Group
  readonly open: boolean
  readonly firstLine: number
  readonly firstOffset: number
}

/** A group that has no value needs a key of its own beside the group of empty text. */
export function groupKey({ value }: Pick<Group, 'value'>): string {
  return value === null ? 'none' : `=${value}`
}

export function flatRows(rows: number, append: boolean): RowModel {
  const lines = rows + (append ? 1 : 0)
  return {
    lines,
    rows,
    at: (line) => {
      if (line < 0 || line >= lines) return null
      return line < rows ? { kind: 'row', offset: line } : { kind: 'append' }
    },
    lineOf: (offset) => offset,
  }
}

export function groupedRows(groups: readonly Group[], closed: ReadonlySet<string>, append: boolean): RowModel {
  const placed: Placed[] = []
  let line = 0
  let offset = 0
  for (const group of groups) {
    const open = !closed.has(groupKey(group))
    placed.push({ group, open, firstLine: line, firstOffset: offset })
    line += 1 + (open ? group.count : 0)
    offset += group.count
  }
  const groupLines = line
  const lines = groupLines + (append ? 1 : 0)
  return {
    lines,
    rows: offset,
    at: (at) => {
      if (at < 0 || at >= lines) return null
      if (at >= groupLines) return { kind: 'append' }
      const place = lastAtOrBefore(placed, at, ({ firstLine }) => firstLine)
      if (place === null) return null
      const within = at - place.firstLine - 1
      return within < 0
        ? { kind: 'group', group: place.group, open: place.open }
        : { kind: 'row', offset: place.firstOffset + within }
    },
    lineOf: (at) => {
      const place = lastAtOrBefore(placed, at, ({ firstOffset }) => firstOffset)
      if (place === null) return 0
      return place.open ? place.firstLine + 1 + at - place.firstOffset : place.firstLine
    },
  }
}

/** Binary search; the list is sorted by `position`. */
function lastAtOrBefore<T>(list: readonly T[], wanted: number, position: (item: T) => number): T | null {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = list[middle]
    if (item !== undefined && position(item) <= wanted) low = middle + 1
    else high = middle
  }
  return list[low - 1] ?? null
}
