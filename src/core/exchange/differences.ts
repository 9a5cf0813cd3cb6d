/** How two contents of one record differ, field by field, as people read it. Pure. */
import {
  columnName,
  type CellValue,
  type PrivacyClass,
  type RecordDefinition,
} from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import { shownDateTime } from '../local-date.ts'

export interface FieldDifference {
  /** Column of the package table. */
  readonly column: string
  readonly label: string
  readonly privacy: PrivacyClass
  readonly before: CellValue
  readonly after: CellValue
}

/** What columns of one's own hold, nobody has classed: an office may keep identity numbers there. */
export const ownColumnsField = { label: '自设栏目', privacy: 'personal' } as const satisfies Partial<FieldDifference>

/** @param before null when the record is new. */
export function differences(
  definition: RecordDefinition,
  before: StoredRecord | null,
  after: StoredRecord,
): FieldDifference[] {
  const found: FieldDifference[] = definition.fields.flatMap(({ name, label, privacy }) => {
    const pair = { before: before?.values[name] ?? null, after: after.values[name] ?? null }
    return pair.before === pair.after ? [] : [{ column: columnName(name), label, privacy, ...pair }]
  })
  const own = { before: ownColumns(before), after: ownColumns(after) }
  if (own.before !== own.after) found.push({ column: 'extra', ...ownColumnsField, ...own })
  const state = { before: before === null ? null : stateOf(before), after: stateOf(after) }
  if (state.before !== null && state.before !== state.after)
    found.push({ column: 'deleted_at', label: '状态', privacy: 'internal', ...state })
  return found
}

/** As the contract shows them: columns are the format's affair. A new version of the same content says when and by whom it was written. */
export function shownDifferences(
  definition: RecordDefinition,
  before: StoredRecord | null,
  after: StoredRecord,
): Omit<FieldDifference, 'column'>[] {
  const found = differences(definition, before, after)
  if (found.length === 0 && before !== null) {
    const writing = { before: writingOf(before), after: writingOf(after) }
    return writing.before === writing.after ? [] : [{ label: '最后修改', privacy: 'internal', ...writing }]
  }
  return found.map(({ label, privacy, before: from, after: to }) => ({ label, privacy, before: from, after: to }))
}

export function ownColumns(record: StoredRecord | null): string | null {
  return record === null || record.extra === '{}' ? null : record.extra
}

function writingOf({ updatedAt, updatedBy }: StoredRecord): string {
  return `${shownDateTime(new Date(updatedAt))} ${updatedBy}`
}

function stateOf(record: StoredRecord): string {
  return record.deletedAt === null ? '在册' : '已删除'
}
