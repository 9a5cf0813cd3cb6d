/** Rows of a roster that name one grid must agree about it: otherwise no import could ever be stable. Pure. */
import type { PlannedRow } from '../../contract/api/intake.ts'
import { ledgers } from '../../contract/ledgers/index.ts'

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
        const label = ledgers.people.fields.find((field) => field.name === attribute)?.label ?? attribute
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
