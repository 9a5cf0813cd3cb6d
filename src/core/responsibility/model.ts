/** What the rules of responsibility look at, and what they answer. Knows no database. */
import type { HolderField, HolderKind, ResponsibilityFinding } from '../../contract/api/responsibility.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'

export interface ListRow {
  readonly id: string
  readonly values: RecordValues
}

export interface GridSeats {
  readonly id: string
  readonly name: string
  readonly community: string
  readonly people: number
  readonly leaders: number
}

/** The office has said that people with this value stand behind a post or a unit. */
export interface Holder {
  readonly kind: HolderKind
  readonly name: string
  readonly field: HolderField
  readonly value: string
}

/** A column in which the office keeps roads or facilities. */
export interface PlaceColumn {
  readonly ledger: 'duties' | 'keyMatters' | 'assistMatters' | 'people'
  readonly field: string
  readonly label: string
}

export interface Office {
  readonly duties: readonly ListRow[]
  readonly keyMatters: readonly ListRow[]
  readonly assistMatters: readonly ListRow[]
  readonly people: readonly ListRow[]
  readonly grids: readonly GridSeats[]
  readonly holders: readonly Holder[]
  readonly placeColumns: readonly PlaceColumn[]
}

/** A finding, with what it is about: posts and places by name, everything else by id. */
export interface Found extends ResponsibilityFinding {
  readonly items: readonly string[]
}

/** Subjects are counted by what exists, findings by what is wrong with it. */
export interface Checked {
  readonly total: number
  readonly found: readonly Found[]
}

export function textIn(row: ListRow, field: string): string {
  const value = row.values[field]
  return value === undefined || value === null ? '' : String(value).trim()
}

const noHolder = { holder: null } as const

/** Fills in what most findings have in common. */
export function finding(found: Omit<Found, 'count' | 'holder'> & Partial<Pick<Found, 'holder'>>): Found {
  return { ...noHolder, ...found, count: found.items.length }
}
