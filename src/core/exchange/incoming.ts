/** Reading another unit's package: verified whole, planned against what is here, applied as planned. */
import type { PackagePlan } from '../../contract/api/exchange.ts'
import type { BucketCounts } from '../../contract/api/intake.ts'
import { AppError } from '../../contract/errors.ts'
import { recordKeys, records, type RecordKey } from '../../contract/records/index.ts'
import { sha256 } from '../db/sha256.ts'
import type { RecordStore } from '../db/record-store.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, QueryContext } from '../handlers.ts'
import { noCounts } from '../intake/source-table.ts'
import { storeBlob } from '../meetings/repository.ts'
import type { FileContent } from '../staged-files.ts'
import { readPackage, type ReadPackage } from './format/read-package.ts'
import { readCard } from './format/unit-seal.ts'
import { decideMerge, missingSequences, type MergeDecision } from './merge.ts'
import { documentPath } from './outgoing.ts'
import { fromPackageTable } from './package-tables.ts'
import { addCard, addPackage, hasReceived, readCardOf, receivedSequences } from './repository.ts'

export interface KeptPackage {
  readonly fileName: string
  readonly content: ReadPackage
  readonly sender: PackagePlan['sender']
}

interface PlannedRecord extends MergeDecision {
  readonly key: RecordKey
  readonly incoming: StoredRecord
  readonly current: StoredRecord | null
}

/** @throws AppError package_* ; package_signature when the seal is not the one registered for the sender. */
export async function openPackage({ db }: QueryContext, file: FileContent): Promise<KeptPackage> {
  const content = await readPackage(file)
  const card = await readCardOf(db, content.info.unit)
  if (card !== null) assertSameSeal(card, content, file.name)
  return { fileName: file.name, content, sender: card === null ? 'unknown' : 'known' }
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

export function planPackage(store: RecordStore, content: ReadPackage): PlannedRecord[] {
  const documents = new Set(content.files.map((file) => file.path))
  return recordKeys.flatMap((key) => {
    const table = content.tables.find((candidate) => candidate.name === records[key].table)
    if (table === undefined) return []
    return fromPackageTable(records[key], table).map((incoming) => {
      const current = store.get(key, incoming.id)
      const decision = decideMerge(records[key], content.info.unit, incoming, current)
      const incomplete = key === 'documents' && !documents.has(documentPath(String(incoming.values['contentHash'])))
      return {
        key,
        incoming,
        current,
        ...(incomplete ? ({ bucket: 'rejected', reason: '数据包里没有这份文件' } as const) : decision),
      }
    })
  })
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
    counts: countPlan(planPackage(context.records, kept.content)),
  }
}

export async function applyPackage(
  context: CommandContext,
  kept: KeptPackage,
  acceptSender: boolean,
): Promise<Record<string, BucketCounts>> {
  const { db, stamp } = context
  const { info, publicCard } = kept.content
  if (kept.sender === 'unknown') {
    if (!acceptSender) throw new AppError('package_unknown_sender', { file: kept.fileName, unit: info.unitName })
    await addCard(db, { unit: info.unit, name: info.unitName, card: publicCard, accepted_at: stamp.at })
  }
  const plan = planPackage(context.records, kept.content)
  await storeDocuments(context, kept.content)
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

async function storeDocuments({ db }: CommandContext, content: ReadPackage): Promise<void> {
  for (const file of content.files) {
    const hash = sha256(file.bytes)
    if (file.path === documentPath(hash)) await storeBlob(db, hash, file.bytes)
  }
}
