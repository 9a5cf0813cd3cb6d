/** What a merge remembers of each record that it changed, and what of it goes back when the merge is taken apart. Pure. */
import { z } from 'zod'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import { readExtra, ownValue } from '../ledgers/own-values.ts'

const cell = z.union([z.string(), z.number(), z.null()])
const change = z.strictObject({ before: cell, after: cell })
const changes = z.record(z.string(), change)

const changedRecord = z.strictObject({
  key: z.enum(['people', 'postings']),
  id: z.string(),
  values: changes,
  /** By column id. */
  own: changes,
})

const movedRecord = z.strictObject({ key: z.enum(['postings', 'attachments']), id: z.string() })

const mergeDetail = z.strictObject({
  /** Records of the kept person in which chosen values were set. */
  changed: z.array(changedRecord),
  /** A place that the chosen values gave to the kept person, in the version in which they gave it. */
  created: z.array(z.strictObject({ id: z.string(), version: z.int() })),
  /** What belonged to the merged person and belongs to the kept one since. */
  moved: z.array(movedRecord),
  /** Places of the merged person that the kept one had already. */
  dropped: z.array(z.string()),
})

export type MergeDetail = z.infer<typeof mergeDetail>
export type ChangedRecord = z.infer<typeof changedRecord>

export function parseMergeDetail(json: string): MergeDetail {
  return mergeDetail.parse(JSON.parse(json))
}

export function differenceOf(
  key: ChangedRecord['key'],
  before: StoredRecord,
  after: StoredRecord,
): ChangedRecord | null {
  const values = differences(before.values, after.values)
  const own = differences(ownCells(before.extra), ownCells(after.extra))
  if (Object.keys(values).length + Object.keys(own).length === 0) return null
  return { key, id: after.id, values, own }
}

function differences(before: RecordValues, after: RecordValues): ChangedRecord['values'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return Object.fromEntries(
    names.flatMap((name) => {
      const [was, is] = [before[name] ?? null, after[name] ?? null]
      return was === is ? [] : [[name, { before: was, after: is }]]
    }),
  )
}

function ownCells(extra: string): RecordValues {
  const values = readExtra(extra)
  return Object.fromEntries(Object.keys(values).map((id) => [id, ownValue(values, id)]))
}

/** Only what still is as the merge left it goes back: later edits are the clerk's. */
export function takenBack(
  changed: ChangedRecord,
  current: StoredRecord,
): { readonly values: RecordValues; readonly own: RecordValues } {
  return { values: unchanged(changed.values, current.values), own: unchanged(changed.own, ownCells(current.extra)) }
}

function unchanged(set: ChangedRecord['values'], current: RecordValues): RecordValues {
  const back: Record<string, CellValue> = {}
  for (const [name, { before, after }] of Object.entries(set))
    if ((current[name] ?? null) === after) back[name] = before
  return back
}

/** One person stands in one grid in one role only once. */
export function isSamePlace(a: StoredRecord, b: StoredRecord): boolean {
  const same = (name: string): boolean => (a.values[name] ?? null) === (b.values[name] ?? null)
  return isCurrent(a) && isCurrent(b) && same('gridId') && same('role')
}

function isCurrent(posting: StoredRecord): boolean {
  return posting.deletedAt === null && (posting.values['endedOn'] ?? null) === null
}
