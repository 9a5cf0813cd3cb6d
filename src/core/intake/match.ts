/**
 * Which row of the list a source row speaks of. The strongest business key that a row fills decides; a weaker key only
 * joins what is left over on both sides and unique on both. Two rows of one file that contradict each other are shown, never
 * silently resolved.
 */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import type { LedgerDefinition } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import { looseFields } from './grid-agreement.ts'
import type { Match, ReadRow } from './plan.ts'

/** One match per row, in the order of the rows. Rejected rows are not matched and get `none`. */
export function matchRows(
  definition: LedgerDefinition,
  rows: readonly ReadRow[],
  existing: readonly LedgerRow[],
): Match[] {
  const matches: Match[] = rows.map(() => ({ kind: 'none' }))
  const open = new Set(rows.flatMap((row, index) => (row.refusal === null ? [index] : [])))
  settleRepeats(definition, rows, open, matches)
  const free = new Set(existing)
  for (const key of definition.businessKeys) joinByKey(key, rows, open, free, matches)
  joinIdentical(definition, rows, open, free, matches)
  return matches
}

/** Rows that fill the same strongest key: equal ones are counted once, different ones contradict. */
function settleRepeats(
  definition: LedgerDefinition,
  rows: readonly ReadRow[],
  open: Set<number>,
  matches: Match[],
): void {
  const groups = Map.groupBy([...open], (index) => strongestKey(definition, valuesOf(rows, index)))
  for (const [key, indexes] of groups) {
    const [first, ...others] = indexes
    if (key === null || first === undefined || others.length === 0) continue
    const same = others.every(
      (index) =>
        JSON.stringify(withoutPosition(valuesOf(rows, index))) ===
        JSON.stringify(withoutPosition(valuesOf(rows, first))),
    )
    for (const index of same ? others : indexes) {
      open.delete(index)
      const numbers = indexes.filter((other) => other !== index).map((other) => rows[other]?.source.number)
      matches[index] = same
        ? { kind: 'repeated', reason: `与第 ${numbers[0] ?? ''} 行重复` }
        : { kind: 'conflict', reason: `与第 ${numbers.join('、')} 行是同一条但内容不同，请只保留一行` }
    }
  }
}

function joinByKey(
  key: readonly string[],
  rows: readonly ReadRow[],
  open: Set<number>,
  free: Set<LedgerRow>,
  matches: Match[],
): void {
  const recordsByKey = Map.groupBy(free, (row) => keyText(key, row.values))
  const rowsByKey = Map.groupBy(open, (index) => keyText(key, valuesOf(rows, index)))
  for (const [text, indexes] of rowsByKey) {
    const candidates = text === null ? undefined : recordsByKey.get(text)
    if (candidates === undefined) continue
    const [index, ...moreRows] = indexes
    const [record, ...moreRecords] = candidates
    if (index === undefined || record === undefined || moreRows.length > 0) continue
    open.delete(index)
    if (moreRecords.length === 0) {
      free.delete(record)
      matches[index] = { kind: 'record', row: record }
    } else {
      matches[index] = { kind: 'conflict', reason: `清单中有 ${candidates.length} 条与它对应，请先合并或删除重复的` }
    }
  }
}

/** A row that fills no business key is the record that says the same, if there is one: it must not come in twice. */
function joinIdentical(
  definition: LedgerDefinition,
  rows: readonly ReadRow[],
  open: ReadonlySet<number>,
  free: Set<LedgerRow>,
  matches: Match[],
): void {
  const required = definition.fields.filter((field) => field.required === true).map((field) => field.name)
  const recordsByName = Map.groupBy(free, (row) => keyText(required, row.values))
  for (const index of open) {
    const values = valuesOf(rows, index)
    if (strongestKey(definition, values) !== null) continue
    const alike = (recordsByName.get(keyText(required, values)) ?? []).filter(
      (record) => free.has(record) && saysTheSame(values, record.values),
    )
    const record = alike.find((row) => row.values['position'] === values['position']) ?? alike[0]
    if (record === undefined) continue
    free.delete(record)
    matches[index] = { kind: 'record', row: record }
  }
}

function saysTheSame(row: RecordValues, record: RecordValues): boolean {
  const loose = looseFields(row, record)
  return Object.entries(withoutPosition(row)).every(
    ([field, value]) => loose.includes(field) || (record[field] ?? null) === value,
  )
}

function strongestKey(definition: LedgerDefinition, values: RecordValues): string | null {
  for (const key of definition.businessKeys) {
    const text = keyText(key, values)
    if (text !== null) return `${key.join('+')}\n${text}`
  }
  return null
}

function keyText(key: readonly string[], values: RecordValues): string | null {
  const parts = key.map((field) => values[field] ?? null)
  return parts.some((part) => part === null) ? null : parts.map(String).join('\n')
}

function withoutPosition(values: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'position'))
}

function valuesOf(rows: readonly ReadRow[], index: number): RecordValues {
  return rows[index]?.values ?? {}
}
