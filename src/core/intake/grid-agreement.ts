/** What rows of a roster say of grids must hold together: otherwise no import could ever be stable. Pure. */
import type { PlannedRow } from '../../contract/api/intake.ts'
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { ledgers } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'

const gridAttributes = ['communityName', 'gridName', 'households'] as const

/** Turns rows that contradict an earlier row about their grid into conflicts. */
export function flagGridContradictions(rows: readonly PlannedRow[]): PlannedRow[] {
  const statements = new Map<string, { readonly row: number; readonly value: unknown }>()
  return rows.map((row) => {
    const code = row.values['gridCode']
    if (typeof code !== 'string' || row.bucket === 'rejected' || row.bucket === 'skipped' || row.bucket === 'conflict')
      return row
    for (const attribute of gridAttributes) {
      const value = row.values[attribute]
      if (value === undefined) continue
      const key = `${code}\n${attribute}`
      const earlier = statements.get(key)
      if (earlier === undefined) statements.set(key, { row: row.row, value })
      else if (earlier.value !== value) {
        const label = labelOf(attribute)
        return {
          ...row,
          bucket: 'conflict',
          reason: `网格 ${code} 的“${label}”与第 ${earlier.row} 行不一致，请统一后再导入`,
          recordId: null,
          changes: [],
        }
      }
    }
    return row
  })
}

const keptWithGrid = ['communityName', 'households'] as const

/** Community and households are kept with the grid: where neither row nor record has one, the row's cannot be stored. */
export function looseFields(row: RecordValues, record: RecordValues): readonly string[] {
  if (namesGrid(row) || namesGrid(record)) return []
  return keptWithGrid.filter((field) => row[field] !== undefined)
}

/** Leaves loose fields out of a plan, with a remark. */
export function dropLooseParts(rows: readonly PlannedRow[], existing: readonly LedgerRow[]): PlannedRow[] {
  const records = new Map(existing.map((row) => [row.id, row.values]))
  return rows.map((row) => {
    const loose = looseFields(row.values, records.get(row.recordId ?? '') ?? {})
    if (loose.length === 0 || (row.bucket !== 'new' && row.bucket !== 'changed')) return row
    const changes = row.changes.filter(({ field }) => !loose.includes(field))
    const remark = `${loose.map((name) => `“${labelOf(name)}”`).join('、')}没有写入：这一行没有网格`
    return {
      ...row,
      bucket: row.bucket === 'changed' && changes.length === 0 ? 'same' : row.bucket,
      reason: row.reason === null ? remark : `${row.reason}；${remark}`,
      values: Object.fromEntries(Object.entries(row.values).filter(([field]) => !loose.includes(field))),
      changes,
    }
  })
}

function namesGrid(values: RecordValues): boolean {
  return typeof values['gridCode'] === 'string' || typeof values['gridName'] === 'string'
}

function labelOf(name: string): string {
  return ledgers.people.fields.find((field) => field.name === name)?.label ?? name
}
