/** What rows of a roster say of grids must hold together: otherwise no import could ever be stable. Pure. */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { ledgers } from '../../contract/ledgers/index.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import type { PlanRow } from './plan-row.ts'

const gridAttributes = ['communityName', 'gridName', 'households'] as const

/**
 * Turns rows that contradict an earlier row about their grid into conflicts. One that a person has preferred comes in
 * without what it says of the grid against the others.
 */
export function flagGridContradictions(
  rows: readonly PlanRow[],
  existing: readonly LedgerRow[],
  preferred: ReadonlySet<number>,
): PlanRow[] {
  const codes = codesByName([...existing, ...rows].map((row) => row.values))
  const records = new Map(existing.map((row) => [row.id, row.values]))
  const statements = new Map<string, { readonly row: number; readonly value: unknown }>()
  return rows.map((row) => {
    const grid = gridOf({ ...row.values, ...keptGrid(row, records.get(row.recordId ?? '')) }, codes)
    if (grid === null || row.bucket === 'rejected' || row.bucket === 'skipped' || row.bucket === 'conflict') return row
    if (grid.isAmbiguous && placesPerson(row))
      return conflict(row, `叫“${grid.name}”的网格有 ${grid.codes} 个，请在这一行填写网格编码`, null)
    const against: string[] = []
    let place = 0
    for (const attribute of gridAttributes) {
      const value = row.values[attribute]
      if (value === undefined) continue
      const key = `${grid.name}\n${attribute}`
      const earlier = statements.get(key)
      if (earlier === undefined) statements.set(key, { row: row.source.number, value })
      else if (earlier.value !== value) {
        against.push(attribute)
        place = earlier.row
      }
    }
    if (against.length === 0) return row
    const what = against.map((name) => `“${labelOf(name)}”`).join('、')
    const canYield = against.every((name) => disputableFields(row.values).includes(name))
    if (canYield && preferred.has(row.source.number)) return without(row, against, `${what}没有采用，按第 ${place} 行`)
    return conflict(
      row,
      `网格 ${grid.name} 的${what}与第 ${place} 行不一致，请统一后再导入`,
      canYield ? `导入这一行，${what}按第 ${place} 行` : null,
    )
  })
}

function conflict(row: PlanRow, reason: string, resolution: string | null): PlanRow {
  return { ...row, bucket: 'conflict', reason, resolution, recordId: null, changes: [] }
}

/** Leaves fields out of what a row says, with a hint. */
function without(row: PlanRow, fields: readonly string[], hint: string): PlanRow {
  const changes = row.changes.filter(({ field }) => !fields.includes(field))
  return {
    ...row,
    bucket: row.bucket === 'changed' && changes.length === 0 ? 'same' : row.bucket,
    reason: row.reason === null ? hint : `${row.reason}；${hint}`,
    values: Object.fromEntries(Object.entries(row.values).filter(([field]) => !fields.includes(field))),
    changes,
  }
}

function placesPerson(row: PlanRow): boolean {
  return row.bucket === 'new' || row.changes.some(({ field }) => field === 'communityName' || field === 'gridName')
}

/** A person whom the row does not move stays in the grid where the list has them, under its code. */
function keptGrid(row: PlanRow, record: RecordValues | undefined): RecordValues {
  const code = record?.['gridCode']
  return typeof code !== 'string' || placesPerson(row) || typeof row.values['gridCode'] === 'string'
    ? {}
    : { gridCode: code }
}

interface NamedGrid {
  /** Its code, or else its name. */
  readonly name: string
  readonly codes: number
  readonly isAmbiguous: boolean
}

/** A grid by its code; one that a row names only is taken for the one of that name, if just one has a code. */
function gridOf(values: RecordValues, codes: ReadonlyMap<string, ReadonlySet<string>>): NamedGrid | null {
  const { gridCode, gridName, communityName } = values
  if (typeof gridCode === 'string') return { name: gridCode, codes: 1, isAmbiguous: false }
  if (typeof gridName !== 'string') return null
  const name = nameKey(communityName, gridName)
  const [only = name, ...others] = codes.get(name) ?? []
  return { name: others.length === 0 ? only : name, codes: others.length + 1, isAmbiguous: others.length > 0 }
}

/** Under the name with its community, and under the name alone, as rows without a community use it. */
function codesByName(rows: readonly RecordValues[]): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = new Map<string, Set<string>>()
  for (const { gridCode, gridName, communityName } of rows) {
    if (typeof gridCode !== 'string' || typeof gridName !== 'string') continue
    for (const key of [nameKey(communityName, gridName), nameKey(null, gridName)]) {
      const known = codes.get(key) ?? new Set()
      codes.set(key, known.add(gridCode))
    }
  }
  return codes
}

function nameKey(communityName: CellValue | undefined, gridName: string): string {
  return `${typeof communityName === 'string' ? communityName : ''} ${gridName}`.trim()
}

const keptWithGrid = ['communityName', 'households'] as const

/** Community and households are kept with the grid: where neither row nor record has one, the row's cannot be stored. */
export function looseFields(row: RecordValues, record: RecordValues): readonly string[] {
  if (namesGrid(row) || namesGrid(record)) return []
  return keptWithGrid.filter((field) => row[field] !== undefined)
}

/** A row that loses a part of its chosen key could not be found again: it would come in anew with every import. */
export function keepKeys(rows: readonly PlanRow[], matchBy: readonly string[]): PlanRow[] {
  return rows.map((row) => {
    const lost = matchBy.filter((field) => row.values[field] === undefined)
    if (lost.length === 0 || (row.bucket !== 'new' && row.bucket !== 'changed')) return row
    const what = lost.map((name) => `“${labelOf(name)}”`).join('、')
    return conflict(row, `用来认定同一条的${what}不会写入（${row.reason ?? ''}），请换用别的栏认定`, null)
  })
}

/** What a row may say of its grid against other rows: not what the grid is found by. */
export function disputableFields(row: RecordValues): readonly string[] {
  return typeof row['gridCode'] === 'string' ? gridAttributes : ['households']
}

/** Leaves loose fields out of a plan, with a hint. */
export function dropLooseParts(rows: readonly PlanRow[], existing: readonly LedgerRow[]): PlanRow[] {
  const records = new Map(existing.map((row) => [row.id, row.values]))
  return rows.map((row) => {
    if (row.bucket !== 'new' && row.bucket !== 'changed') return row
    const loose = looseFields(row.values, records.get(row.recordId ?? '') ?? {})
    if (loose.length === 0) return row
    return without(row, loose, `${loose.map((name) => `“${labelOf(name)}”`).join('、')}没有写入：这一行没有网格`)
  })
}

function namesGrid(values: RecordValues): boolean {
  return typeof values['gridCode'] === 'string' || typeof values['gridName'] === 'string'
}

function labelOf(name: string): string {
  return ledgers.people.fields.find((field) => field.name === name)?.label ?? name
}
