/** What a row of the roster says about a person, a posting and a grid. Pure. */
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import { people } from '../../contract/records/organisation.ts'

const personFields = new Set(people.fields.map((field) => field.name))

/** Roster field → posting field. */
const postingFields: Readonly<Record<string, string>> = { role: 'role', postingMode: 'mode', startedOn: 'startedOn' }

const gridFields = ['communityName', 'gridName', 'gridCode', 'households'] as const

export interface RosterParts {
  readonly person: RecordValues
  readonly posting: RecordValues
  /** Only what the row says; a missing member is no statement. */
  readonly grid: GridStatement
}

export interface GridStatement {
  readonly communityName?: CellValue
  readonly gridName?: CellValue
  readonly gridCode?: CellValue
  readonly households?: CellValue
}

export function splitRoster(values: RecordValues): RosterParts {
  const person: Record<string, CellValue> = {}
  const posting: Record<string, CellValue> = {}
  const grid: Record<string, CellValue> = {}
  for (const [name, value] of Object.entries(values)) {
    const postingName = postingFields[name]
    if (personFields.has(name)) person[name] = value
    else if (postingName !== undefined) posting[postingName] = value
    else if (gridFields.some((field) => field === name)) grid[name] = value
  }
  return { person, posting, grid }
}

/**
 * What an import changes in a row. Where the source moves the person, or names the grid by its code, any change of the
 * grid goes with all that the source says of it: so that it is found and renamed, and not taken for another one.
 */
export function withWholeGrid(changes: RecordValues, row: RecordValues): RecordValues {
  const isMove = 'communityName' in changes || 'gridName' in changes || 'gridCode' in changes
  const isRefresh = 'households' in changes && typeof row['gridCode'] === 'string'
  if (!isMove && !isRefresh) return changes
  const stated = gridFields.filter((field) => row[field] !== undefined)
  return { ...changes, ...Object.fromEntries(stated.map((field) => [field, row[field] ?? null])) }
}

/** A grid code is the community's 12 digits and three more (one grid layer, "一张网"). */
export function communityCodeOf(gridCode: CellValue): string | null {
  return typeof gridCode === 'string' && /^\d{15}$/.test(gridCode) ? gridCode.slice(0, 12) : null
}

/** Reads “常住人口:梧桐里社区9120人 桂园社区11840人” from the notes above a roster. */
export function readPopulations(notes: readonly string[]): ReadonlyMap<string, number> {
  const populations = new Map<string, number>()
  for (const note of notes) {
    const statement = /(?:常住)?人口\s*[:：](.*)/.exec(note)?.[1]
    if (statement === undefined) continue
    for (const [, name = '', count = ''] of statement.matchAll(/([^\s\d、,，;；:：]+?)\s*(\d{2,8})\s*人/g))
      populations.set(name, Number(count))
  }
  return populations
}
