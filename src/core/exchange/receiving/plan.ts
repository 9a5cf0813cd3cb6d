/** What each row of a package means here, with what came before it in the same batch. Decides, writes nothing. Pure. */
import type { BucketCounts } from '../../../contract/api/intake.ts'
import { records, type RecordKey } from '../../../contract/records/index.ts'
import { contentHash, type StoredRecord } from '../../db/stored-record.ts'
import { noCounts } from '../../intake/counts.ts'
import type { decideMerge, MergeDecision } from '../merge.ts'

/** What is here, or will be once earlier packages of the batch are in. */
export interface RecordView {
  get(key: RecordKey, id: string): StoredRecord | null
}

export interface ArrivingRow {
  readonly key: RecordKey
  readonly record: StoredRecord
}

export interface PlannedRecord extends MergeDecision {
  readonly key: RecordKey
  readonly incoming: StoredRecord
  readonly current: StoredRecord | null
}

export interface PlanContext {
  /** Code of the unit whose package it is. */
  readonly sender: string
  readonly view: RecordView
  readonly decide: typeof decideMerge
  /** Whether a person has been shown this content of the record before and set it aside. */
  readonly isSetAside: (key: RecordKey, id: string, hash: string) => boolean
  /** What keeps a row out whatever is here, in Chinese. */
  readonly problemOf: (
    key: RecordKey,
    incoming: StoredRecord,
    isThere: (key: RecordKey, id: string) => boolean,
  ) => string | null
}

export function planRows(rows: Iterable<ArrivingRow>, context: PlanContext): PlannedRecord[] {
  const { sender, view, decide, problemOf } = context
  const arriving = new Map<RecordKey, Set<string>>()
  const isThere = (key: RecordKey, id: string): boolean =>
    arriving.get(key)?.has(id) === true || view.get(key, id) !== null
  const plan: PlannedRecord[] = []
  for (const { key, record: incoming } of rows) {
    const problem = problemOf(key, incoming, isThere)
    const current = view.get(key, incoming.id)
    const decision: MergeDecision =
      problem === null
        ? settle(key, incoming, decide(records[key], sender, incoming, current), context)
        : { bucket: 'rejected', reason: problem }
    if (decision.bucket !== 'rejected') ofKind(arriving, key, () => new Set()).add(incoming.id)
    plan.push({ key, incoming, current, ...decision })
  }
  return plan
}

/** A content that was set aside once is not asked about again, whatever it meets. */
function settle(key: RecordKey, incoming: StoredRecord, decision: MergeDecision, context: PlanContext): MergeDecision {
  return decision.bucket === 'conflict' && context.isSetAside(key, incoming.id, contentHash(records[key], incoming))
    ? { bucket: 'skipped', reason: '以前已决定保留本地内容' }
    : decision
}

export function countPlan(plan: readonly PlannedRecord[]): Record<string, BucketCounts> {
  const counts: Record<string, ReturnType<typeof noCounts>> = {}
  for (const { key, bucket } of plan) (counts[key] ??= noCounts())[bucket] += 1
  return counts
}

/** Records as they will be, over those that are: later packages of a batch are judged by what earlier ones bring. */
export class PendingView implements RecordView {
  readonly #under: RecordView
  readonly #pending = new Map<RecordKey, Map<string, StoredRecord>>()

  constructor(under: RecordView) {
    this.#under = under
  }

  get(key: RecordKey, id: string): StoredRecord | null {
    return this.#pending.get(key)?.get(id) ?? this.#under.get(key, id)
  }

  take(plan: readonly PlannedRecord[]): void {
    for (const { key, incoming, bucket } of plan)
      if (bucket === 'new' || bucket === 'changed')
        ofKind(this.#pending, key, () => new Map()).set(incoming.id, incoming)
  }
}

function ofKind<Members>(kinds: Map<RecordKey, Members>, key: RecordKey, none: () => Members): Members {
  let members = kinds.get(key)
  if (members === undefined) {
    members = none()
    kinds.set(key, members)
  }
  return members
}
