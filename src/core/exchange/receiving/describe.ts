/** A planned package in words a clerk can decide by: counts, what would change, conflicts with both sides, what is refused. */
import type { IncomingPackage, MergeConflict, RecordChange } from '../../../contract/api/exchange.ts'
import { records } from '../../../contract/records/index.ts'
import { describeRecord } from '../../db/record-store.ts'
import type { Row } from '../../db/schema.ts'
import type { QueryContext } from '../../handlers.ts'
import { shownDifferences } from '../differences.ts'
import { missingSequences } from '../merge.ts'
import { sumOf } from '../receipts/totals.ts'
import { receivedFrom, readSentByHash } from '../repository.ts'
import type { PlannedPackage } from './batch.ts'
import { isForUs, type OpenedPackage } from './open.ts'
import { countPlan, type PlannedRecord } from './plan.ts'

/** A clerk decides by tens, not by thousands; the rest is in the counts and, once imported, in the report. */
const mostShown = 200

/** @param batch the whole plan: numbers that come along are not missing. */
export async function describePackage(
  context: QueryContext,
  { opened, rows }: PlannedPackage,
  batch: readonly PlannedPackage[],
): Promise<IncomingPackage> {
  const { info, hash } = opened.content
  const received = await receivedFrom(context.db, info.unit, info.kind)
  const along = batch.map((each) => each.opened.content).filter((each) => isSameLine(each.info, info))
  const line = [...received, ...along.map((each) => ({ sequence: each.info.sequence, hash: each.hash }))]
  const others = received.filter(({ package_id }) => package_id !== info.packageId)
  const changed = rows.filter(({ bucket }) => bucket === 'changed')
  const conflicts = rows.filter(({ bucket }) => bucket === 'conflict')
  const rejected = rows.filter(({ bucket }) => bucket === 'rejected')
  return {
    fileId: opened.fileId,
    file: opened.fileName,
    info,
    protection: opened.protection,
    sender: opened.sender,
    alreadyImported: others.length < received.length,
    addressedHere: isForUs(opened, context.unit.code),
    missingSequences: missingSequences(line.map(({ sequence }) => sequence)),
    followsAnother: followsAnother(info, line),
    numberTwice: others.some((each) => each.sequence === info.sequence && each.hash !== hash),
    corrects: info.kind === 'submission' && others.some((each) => each.period === info.period),
    clockDoubtful: isDoubtful(info.createdAt, context.options.now()),
    counts: countPlan(rows),
    changes: changed.slice(0, mostShown).map(describeChange),
    changesTotal: changed.length,
    conflicts: conflicts.slice(0, mostShown).flatMap(describeConflict),
    conflictsTotal: conflicts.length,
    rejected: rejected.slice(0, mostShown).map(({ key, incoming, reason }) => ({
      key,
      id: incoming.id,
      name: describeRecord(key, incoming),
      reason: reason ?? '',
    })),
    rejectedTotal: rejected.length,
    receipt: await describeReceipt(context, opened),
  }
}

type Info = OpenedPackage['content']['info']
type Numbered = Pick<Row<'packages'>, 'sequence' | 'hash'>

function isSameLine(one: Info, other: Info): boolean {
  return one.unit === other.unit && one.kind === other.kind
}

/** The package before it is here, and it names another one. */
function followsAnother({ sequence, previousHash }: Info, line: readonly Numbered[]): boolean {
  const before = line.filter((each) => each.sequence === sequence - 1)
  return before.length > 0 && before.every(({ hash }) => hash !== previousHash)
}

const dayMs = 24 * 60 * 60 * 1000
const firstPossible = '2024-01-01'

/** Before there was such a format, or after tomorrow. */
function isDoubtful(createdAt: string, now: Date): boolean {
  return createdAt < firstPossible || Date.parse(createdAt) > now.getTime() + dayMs
}

function describeChange({ key, incoming, current }: PlannedRecord): RecordChange {
  return {
    key,
    id: incoming.id,
    name: describeRecord(key, current ?? incoming),
    standing: incoming.deletedAt === null ? 'changed' : 'deleted',
    at: incoming.updatedAt,
    by: incoming.updatedBy,
    fields: shownDifferences(records[key], current, incoming),
  }
}

function describeConflict({ key, incoming, current }: PlannedRecord): MergeConflict[] {
  if (current === null) return []
  return [
    {
      key,
      id: incoming.id,
      name: describeRecord(key, current),
      ours: { at: current.updatedAt, by: current.updatedBy },
      theirs: { at: incoming.updatedAt, by: incoming.updatedBy },
      fields: shownDifferences(records[key], current, incoming).map(({ label, privacy, before, after }) => ({
        label,
        privacy,
        ours: before,
        theirs: after,
      })),
    },
  ]
}

async function describeReceipt(
  { db }: QueryContext,
  { content: { info, receipt } }: OpenedPackage,
): Promise<IncomingPackage['receipt']> {
  if (receipt === null) return null
  const answered = await readSentByHash(db, info.answers)
  if (answered === undefined) throw new Error(`a receipt was opened that answers nothing: ${info.packageId}`)
  const { sequence, period, at } = answered
  return { sequence, period, sentAt: at, totals: sumOf(receipt.summary), returned: receipt.rows.length }
}
