/** Reading another unit's package: verified whole, planned against what is here, applied as planned. */
import type { PackagePlan } from '../../contract/api/exchange.ts'
import type { BucketCounts } from '../../contract/api/intake.ts'
import { AppError } from '../../contract/errors.ts'
import { exchangedKeys, records, type RecordKey } from '../../contract/records/index.ts'
import { sha256 } from '../db/sha256.ts'
import type { RecordStore } from '../db/record-store.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, QueryContext } from '../handlers.ts'
import { noCounts } from '../intake/counts.ts'
import { storeBlob } from '../meetings/repository.ts'
import type { FileContent } from '../staged-files.ts'
import { readPackage, type ReadPackage } from './format/read-package.ts'
import { publicCard, readCard } from './format/unit-seal.ts'
import { incomingProblem } from './incoming-checks.ts'
import { decideMerge, missingSequences, type MergeDecision } from './merge.ts'
import { documentPath } from './outgoing.ts'
import { fromPackageTable } from './package-tables.ts'
import { loadSeal } from './seal-file.ts'
import { addCard, addPackage, hasReceived, readCardOf, receivedSequences } from './repository.ts'

export interface KeptPackage {
  readonly fileName: string
  readonly content: ReadPackage
  readonly sender: PackagePlan['sender']
  /** Issued documents by their real content hash. */
  readonly documents: ReadonlyMap<string, Uint8Array>
  /** What the preview said of each record, in order. */
  readonly buckets: string
}

interface PlannedRecord extends MergeDecision {
  readonly key: RecordKey
  readonly incoming: StoredRecord
  readonly current: StoredRecord | null
}

/** @throws AppError package_* ; package_signature when the seal is not the one registered for the sender. */
export async function openPackage(context: QueryContext, file: FileContent): Promise<KeptPackage> {
  const content = await readPackage(file)
  const sender = await judgeSender(context, file.name, content)
  const documents = new Map(
    content.files.flatMap(({ path, bytes }) => {
      const hash = sha256(bytes)
      return path === documentPath(hash) ? [[hash, bytes]] : []
    }),
  )
  const buckets = bucketsOf(planPackage(context.records, content, documents))
  return { fileName: file.name, content, sender, documents, buckets }
}

/** Whoever speaks in this unit's own name must hold this unit's own seal. */
async function judgeSender(
  { db, unit, options }: QueryContext,
  fileName: string,
  content: ReadPackage,
): Promise<PackagePlan['sender']> {
  const isOwn = content.info.unit === unit.code
  const card = isOwn ? publicCard(unit, loadSeal(options.dataDir).public) : await readCardOf(db, content.info.unit)
  if (card !== null) assertSameSeal(card, content, fileName)
  return card === null ? 'unknown' : 'known'
}

/** Another key is another sender; the same key under another name may be the same unit after a reform, which people settle. */
function assertSameSeal(registered: string, content: ReadPackage, file: string): void {
  if (registered === content.publicCard) return
  const known = readCard(registered)
  if (known?.publicKey === content.publicKey) {
    throw new AppError('package_renamed_sender', { file, known: known.unit.name, unit: content.info.unitName })
  }
  throw new AppError('package_signature', { file, reason: '与登记的单位名片不是同一枚印章' })
}

export function planPackage(
  store: RecordStore,
  content: ReadPackage,
  documents: KeptPackage['documents'],
): PlannedRecord[] {
  const arriving = new Set<string>()
  const isThere = (key: RecordKey, id: string): boolean => arriving.has(`${key} ${id}`) || store.get(key, id) !== null
  const judge = (key: RecordKey, incoming: StoredRecord, current: StoredRecord | null): MergeDecision => {
    const problem = incomingProblem(key, incoming, isThere)
    if (problem !== null) return { bucket: 'rejected', reason: problem }
    if (key === 'documents' && !documents.has(String(incoming.values['contentHash'])))
      return { bucket: 'rejected', reason: '数据包里没有这份文件' }
    return decideMerge(records[key], content.info.unit, incoming, current)
  }
  return exchangedKeys.flatMap((key) => {
    const table = content.tables.find((candidate) => candidate.name === records[key].table)
    if (table === undefined) return []
    return fromPackageTable(records[key], table).map((incoming) => {
      const current = store.get(key, incoming.id)
      const decision = judge(key, incoming, current)
      if (decision.bucket !== 'rejected') arriving.add(`${key} ${incoming.id}`)
      return { key, incoming, current, ...decision }
    })
  })
}

function bucketsOf(plan: readonly PlannedRecord[]): string {
  return plan.map(({ bucket }) => bucket).join()
}

export function countPlan(plan: readonly PlannedRecord[]): Record<string, BucketCounts> {
  const counts: Record<string, ReturnType<typeof noCounts>> = {}
  for (const { key, bucket } of plan) (counts[key] ??= noCounts())[bucket] += 1
  return counts
}

export async function describePackage(context: QueryContext, planId: string, kept: KeptPackage): Promise<PackagePlan> {
  const { info } = kept.content
  return {
    planId,
    info,
    sender: kept.sender,
    alreadyImported: await hasReceived(context.db, info.packageId),
    addressedHere: info.recipient === context.unit.code,
    missingSequences: missingSequences([...(await receivedSequences(context.db, info.unit)), info.sequence]),
    counts: countPlan(planPackage(context.records, kept.content, kept.documents)),
  }
}

export async function applyPackage(
  context: CommandContext,
  kept: KeptPackage,
  acceptSender: boolean,
): Promise<Record<string, BucketCounts>> {
  const { db, stamp } = context
  const { info } = kept.content
  // Asked again: the sender may have been registered since, with this seal or another.
  if ((await judgeSender(context, kept.fileName, kept.content)) === 'unknown') {
    if (!acceptSender) throw new AppError('package_unknown_sender', { file: kept.fileName, unit: info.unitName })
    await addCard(db, { unit: info.unit, name: info.unitName, card: kept.content.publicCard, accepted_at: stamp.at })
  }
  const plan = planPackage(context.records, kept.content, kept.documents)
  if (bucketsOf(plan) !== kept.buckets) throw new AppError('plan_stale')
  for (const [hash, bytes] of kept.documents) await storeBlob(db, hash, bytes)
  for (const { key, bucket, incoming, current } of plan) {
    if (bucket === 'new' || bucket === 'changed') context.records.replicate(stamp, key, current, incoming)
  }
  await addPackage(db, {
    direction: 'received',
    package_id: info.packageId,
    unit: info.unit,
    unit_name: info.unitName,
    sequence: info.sequence,
    period: info.period,
    at: stamp.at,
    hash: kept.content.hash,
    file_name: kept.fileName,
    row_count: plan.length,
  })
  return countPlan(plan)
}
