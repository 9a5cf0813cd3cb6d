/**
 * How the columns stand: order, width, hidden, how many stay when one scrolls sideways. What a person has arranged is
 * kept as settings that survive columns coming and going. Pure.
 */

export interface ColumnSetting {
  readonly field: string
  /** `null`: the width that the column comes with. */
  readonly width: number | null
  readonly hidden: boolean
}

export interface ColumnSettings {
  readonly columns: readonly ColumnSetting[]
  /** How many of the shown columns stay in sight. */
  readonly frozen: number
}

export interface PlacedColumn<C> {
  readonly column: C
  readonly left: number
  readonly width: number
  readonly frozen: boolean
}

export interface ColumnLayout<C> {
  readonly placed: readonly PlacedColumn<C>[]
  readonly width: number
  /** Everything left of this line stays. */
  readonly frozenWidth: number
}

export const narrowestColumn = 44
export const widestColumn = 900

/** One setting per known field: kept ones in their order, new ones at the end, gone ones dropped. */
export function settleColumns(known: readonly string[], kept: readonly ColumnSetting[]): ColumnSetting[] {
  const settled = kept.filter(({ field }) => known.includes(field))
  const mentioned = new Set(settled.map(({ field }) => field))
  return [
    ...settled,
    ...known.filter((field) => !mentioned.has(field)).map((field) => ({ field, width: null, hidden: false })),
  ]
}

export function layOut<C extends { readonly key: string; readonly width: number }>(
  columns: readonly C[],
  { columns: settings, frozen }: ColumnSettings,
  room: number,
  growing: string | null,
  before = 0,
): ColumnLayout<C> {
  const shown = settings.flatMap(({ field, width, hidden }) => {
    const column = columns.find(({ key }) => key === field)
    return column === undefined || hidden ? [] : [{ column, width: width ?? column.width, isSet: width !== null }]
  })
  const needed = before + shown.reduce((sum, { width }) => sum + width, 0)
  // Room to spare goes to the longest text, unless somebody has set its width.
  const spare = Math.max(0, room - needed)
  let left = before
  const placed = shown.map(({ column, width: asked, isSet }, index) => {
    const width = asked + (column.key === growing && !isSet ? spare : 0)
    const place = { column, left, width, frozen: index < frozen }
    left += width
    return place
  })
  const lastFrozen = placed.findLast((place) => place.frozen)
  return {
    placed,
    width: left,
    frozenWidth: lastFrozen === undefined ? before : lastFrozen.left + lastFrozen.width,
  }
}

/** The shown column under a point; `x` counts from the left edge of what one sees. */
export function columnAt<C>(layout: ColumnLayout<C>, x: number, scrollLeft: number): number {
  const at = x < layout.frozenWidth ? x : x + scrollLeft
  const index = layout.placed.findIndex(({ left, width }) => at < left + width)
  return index < 0 ? layout.placed.length - 1 : index
}

export function withWidth(settings: ColumnSettings, field: string, width: number): ColumnSettings {
  const set = Math.max(narrowestColumn, Math.min(widestColumn, Math.round(width)))
  return change(settings, field, (column) => ({ ...column, width: set }))
}

export function withHidden(settings: ColumnSettings, field: string, hidden: boolean): ColumnSettings {
  const at = shownFields(settings).indexOf(field)
  const frozen = hidden && at >= 0 && at < settings.frozen ? settings.frozen - 1 : settings.frozen
  return { ...change(settings, field, (column) => ({ ...column, hidden })), frozen }
}

/** Puts a column in front of another one, or at the end. */
export function withMoved(settings: ColumnSettings, field: string, before: string | null): ColumnSettings {
  const moved = settings.columns.find((column) => column.field === field)
  if (moved === undefined || field === before) return settings
  const others = settings.columns.filter((column) => column.field !== field)
  const at = before === null ? others.length : others.findIndex((column) => column.field === before)
  if (at < 0) return settings
  return { ...settings, columns: [...others.slice(0, at), moved, ...others.slice(at)] }
}

/** Freezes everything up to and with this column; the last frozen one asked again sets all free. */
export function withFrozenUpTo(settings: ColumnSettings, field: string): ColumnSettings {
  const count = shownFields(settings).indexOf(field) + 1
  return { ...settings, frozen: count === settings.frozen ? 0 : count }
}

export function shownFields({ columns }: ColumnSettings): string[] {
  return columns.filter(({ hidden }) => !hidden).map(({ field }) => field)
}

function change(
  settings: ColumnSettings,
  field: string,
  edit: (column: ColumnSetting) => ColumnSetting,
): ColumnSettings {
  return {
    ...settings,
    columns: settings.columns.map((column) => (column.field === field ? edit(column) : column)),
  }
}
