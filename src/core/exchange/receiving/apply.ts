/** Takes in what was planned, decides conflicts as the clerk did, and remembers both and what was not taken. */
import type { exchange, MergeChoice } from '../../../contract/api/exchange.ts'
import type { BucketCounts } from '../../../contract/api/intake.ts'
import type { OutputOf, ParsedInputOf } from '../../../contract/define-api.ts'
import { AppError } from '../../../contract/errors.ts'
import { recordKeys, records } from '../../../contract/records/index.ts'
import { contentHash } from '../../db/stored-record.ts'
import type { CommandContext } from '../../handlers.ts'
import { addCounts, noCounts } from '../../intake/counts.ts'
import { storeBlob } from '../../meetings/repository.ts'
import { keepReturned, keepUntaken, type TakenRecord } from '../receipts/keep.ts'
import { writeTotals, type TableTotals } from '../receipts/totals.ts'
import { addPackage, readReceived } from '../repository.ts'
import { planBatch, type PlannedPackage } from './batch.ts'
import { writeDecision } from './decisions.ts'
import { checkSender } from '../trust/check-sender.ts'
import type { KnownCards } from '../trust/judge.ts'
import { readKnownCards } from '../trust/known-cards.ts'
import { putCard } from '../trust/repository.ts'
import { assertNotReused, isForUs, type OpenedPackage } from './open.ts'
import { countPlan, type PlannedRecord } from './plan.ts'

type Apply = typeof exchange.apply

export async function applyBatch(
  context: CommandContext,
  packages: readonly OpenedPackage[],
  plan: readonly PlannedPackage[],
  { acceptSender, decisions }: Pick<ParsedInputOf<Apply>, 'acceptSender' | 'decisions'>,
): Promise<Omit<OutputOf<Apply>, 'saved'> & { first: OpenedPackage }> {
  const accepted: OpenedPackage[] = []
  const left: OpenedPackage[] = []
  let known = await readKnownCards(context)
  for (const opened of packages) {
    const admission = await admit(context, known, opened, acceptSender)
    if (admission === 'registered') known = await readKnownCards(context)
    if (admission === 'left') left.push(opened)
    else accepted.push(opened)
  }
  const [first] = accepted
  if (first === undefined) throw refusalOf(context, left)
  // Without those that are left out, the others may mean something else.
  const following = left.length === 0 ? plan : await planBatch(context, accepted)
  const choices = new Map(decisions.map((choice) => [`${choice.key} ${choice.id}`, choice.keep]))
  const taken = []
  for (const each of following) taken.push(await take(context, each, choices))
  const counts: Record<string, ReturnType<typeof noCounts>> = {}
  for (const each of taken)
    for (const [key, buckets] of Object.entries(each.counts)) addCounts((counts[key] ??= noCounts()), buckets)
  return { counts, packages: taken, left: left.map(({ fileName }) => fileName), first }
}

/** Asked again: the sender may have been registered since, with this seal or another. */
async function admit(
  context: CommandContext,
  known: KnownCards,
  { fileName, content }: OpenedPackage,
  acceptSender: ParsedInputOf<Apply>['acceptSender'],
): Promise<'known' | 'registered' | 'left'> {
  const { unit, unitName } = content.info
  if (!isForUs({ content }, context.unit.code)) return 'left'
  await assertNotReused(context, fileName, content)
  if (checkSender(known, fileName, content) !== 'unknown') return 'known'
  const isCompared = typeof acceptSender !== 'boolean' && acceptSender.includes(unit)
  if (!isCompared && acceptSender !== true) return 'left'
  const { at, actor } = context.stamp
  const confirmed = { state: 'confirmed', confirmed_at: at, confirmed_by: actor } as const
  const row = { unit, name: unitName, card: content.publicCard, accepted_at: at }
  await putCard(context.db, isCompared ? { ...row, ...confirmed } : row)
  return 'registered'
}

function refusalOf({ unit }: CommandContext, left: readonly OpenedPackage[]): AppError {
  const [first] = left
  if (first === undefined) return new AppError('file_expired')
  const { info } = first.content
  return isForUs(first, unit.code)
    ? new AppError('package_unknown_sender', { file: first.fileName, unit: info.unitName })
    : new AppError('package_for_other', { file: first.fileName, recipient: info.recipient })
}

async function take(
  context: CommandContext,
  { opened, rows }: PlannedPackage,
  choices: ReadonlyMap<string, MergeChoice['keep']>,
): Promise<OutputOf<Apply>['packages'][number]> {
  const { db, stamp } = context
  const { info, receipt, hash } = opened.content
  for (const [contentHashOfDocument, bytes] of opened.documents) await storeBlob(db, contentHashOfDocument, bytes)
  const taken: TakenRecord[] = []
  for (const row of rows) taken.push(await settle(context, row, choices))
  for (const { key, bucket, incoming, current } of taken)
    if (bucket === 'new' || bucket === 'changed') context.records.replicate(stamp, key, current, incoming)
  const counts = countPlan(taken)
  const isRepeated = (await readReceived(db, info.packageId)) !== undefined
  await addPackage(db, {
    direction: 'received',
    package_id: info.packageId,
    unit: info.unit,
    unit_name: info.unitName,
    sequence: info.sequence,
    period: info.period,
    at: stamp.at,
    hash,
    file_name: opened.fileName,
    row_count: rows.length,
    kind: info.kind,
    scope: info.scope,
    answers: info.answers,
    protection: opened.protection,
    actor: stamp.actor,
    command_id: stamp.commandId,
    file_hash: null,
    read_back_at: null,
    voided_at: null,
    totals: writeTotals(receipt === null ? totalsOf(counts) : [...receipt.summary]),
  })
  if (receipt === null) await keepUntaken(context, info.packageId, taken, isRepeated)
  else await keepReturned(context, info.packageId, receipt)
  return { fileId: opened.fileId, packageId: info.packageId, counts }
}

function totalsOf(counts: Readonly<Record<string, BucketCounts>>): TableTotals {
  return recordKeys.flatMap((key) => {
    const found = counts[key]
    return found === undefined ? [] : [{ table: records[key].table, counts: found }]
  })
}

/** A conflict that the clerk has decided: the content that was not kept is remembered as set aside. */
async function settle(
  { db, stamp }: CommandContext,
  row: PlannedRecord,
  choices: ReadonlyMap<string, MergeChoice['keep']>,
): Promise<TakenRecord> {
  const { key, incoming, current, bucket } = row
  const keep = bucket === 'conflict' ? choices.get(`${key} ${incoming.id}`) : undefined
  if (keep === undefined || current === null) return { ...row, decision: null }
  const theirs = contentHash(records[key], incoming)
  const ours = contentHash(records[key], current)
  const [kept, setAside] = keep === 'theirs' ? [theirs, ours] : [ours, theirs]
  await writeDecision(db, {
    record_key: key,
    record_id: incoming.id,
    set_aside: setAside,
    kept,
    at: stamp.at,
    actor: stamp.actor,
    command_id: stamp.commandId,
  })
  return keep === 'theirs'
    ? { ...row, bucket: 'changed', reason: '采用对方内容', decision: keep }
    : { ...row, bucket: 'skipped', reason: '保留本地内容', decision: keep }
}
