/** Merging two records of one person, and taking them apart again, also after later edits. */
import type { peopleApi } from '../../contract/api/people.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgers } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { RecordKey } from '../../contract/records/index.ts'
import { readAttachmentsOf } from '../attachments/repository.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf } from '../handlers.ts'
import { assertOwn, requireOwnRow } from '../ledgers/own-row.ts'
import { withOwn } from '../ledgers/own-values.ts'
import { assertReadable, readCells } from '../ledgers/read-cells.ts'
import { shapeOf } from '../ledgers/shape.ts'
import { changesOf } from '../ledgers/write-block.ts'
import { readActiveMerge } from './merge-repository.ts'
import { differenceOf, isSamePlace, parseMergeDetail, takenBack, type MergeDetail } from './merge-rules.ts'
import { readCurrentPostings, readPostingsOf } from './repository.ts'
import { Roster } from './roster.ts'

export const peopleHandlers: HandlersOf<typeof peopleApi> = {
  merge: async (context, { keep, merge, values }) => {
    if (keep === merge) throw new AppError('merge_same_person')
    const { records, stamp, unit, options } = context
    const shape = await shapeOf(context.db, ledgers.people)
    const keptRow = await requireOwnRow(context, shape, keep)
    const mergedRow = await requireOwnRow(context, shape, merge)
    const chosen = assertReadable(readCells(shape.fields, values))

    const before = await stateOf(context, keep)
    await new Roster(context).update(keptRow, changesOf(chosen, keptRow.values))
    const set = await whatWasSet(context, before)
    const went = await moveBelongings(context, keep, merge)
    records.remove(stamp, 'people', requireRecord(context, 'people', merge))
    const detail: MergeDetail = { ...set, ...went }
    records.create(stamp, 'personMerges', options.newId(), unit.code, {
      values: { keepId: keep, mergedId: merge, detail: JSON.stringify(detail) },
    })
    // The merge is a change of the kept person, also when no value of theirs is another one.
    const kept = requireRecord(context, 'people', keep)
    if (kept.version === before.person.version) records.touch(stamp, 'people', kept)
    return { value: {}, label: `合并人员：${nameOf(mergedRow)}并入${nameOf(keptRow)}` }
  },

  unmerge: async (context, { merge }) => {
    const { records, stamp } = context
    const record = records.get('personMerges', merge)
    if (record === null || record.deletedAt !== null) throw new AppError('merge_not_found')
    const kept = requireRecord(context, 'people', String(record.values['keepId']))
    const merged = requireRecord(context, 'people', String(record.values['mergedId']))
    await assertOwn(context, nameOf(merged), record.unit)
    await assertOutermost(context, kept)

    const detail = parseMergeDetail(String(record.values['detail']))
    records.restore(stamp, 'people', merged)
    giveBack(context, detail, kept, merged.id)
    takeBackValues(context, detail)
    records.remove(stamp, 'personMerges', record)
    const after = requireRecord(context, 'people', kept.id)
    if (after.version === kept.version) records.touch(stamp, 'people', after)
    return { value: {}, label: `拆分人员：${nameOf(merged)}从${nameOf(kept)}中拆出` }
  },
}

interface KeptState {
  readonly person: StoredRecord
  readonly postings: readonly StoredRecord[]
}

async function stateOf(context: CommandContext, personId: string): Promise<KeptState> {
  const ids = await readCurrentPostings(context.db, personId)
  return {
    person: requireRecord(context, 'people', personId),
    postings: ids.map((id) => requireRecord(context, 'postings', id)),
  }
}

async function whatWasSet(
  context: CommandContext,
  before: KeptState,
): Promise<Pick<MergeDetail, 'changed' | 'created'>> {
  const after = await stateOf(context, before.person.id)
  const known = new Map(before.postings.map((posting) => [posting.id, posting]))
  const person = differenceOf('people', before.person, after.person)
  const postings = after.postings.map((posting) => {
    const was = known.get(posting.id)
    return was === undefined ? null : differenceOf('postings', was, posting)
  })
  return {
    changed: [person, ...postings].filter((changed) => changed !== null),
    created: after.postings.filter(({ id }) => !known.has(id)).map(({ id, version }) => ({ id, version })),
  }
}

/** Places and attachments follow the person; a place that the kept person has already is not taken twice. */
async function moveBelongings(
  context: CommandContext,
  keep: string,
  merge: string,
): Promise<Pick<MergeDetail, 'moved' | 'dropped'>> {
  const { db, records, stamp } = context
  const moved: MergeDetail['moved'] = []
  const dropped: string[] = []
  const places = (await stateOf(context, keep)).postings
  for (const id of await readPostingsOf(db, merge)) {
    const posting = requireRecord(context, 'postings', id)
    if (places.some((place) => isSamePlace(place, posting))) {
      records.remove(stamp, 'postings', posting)
      dropped.push(id)
    } else {
      records.update(stamp, 'postings', posting, { values: { personId: keep } })
      moved.push({ key: 'postings', id })
    }
  }
  for (const { id } of await readAttachmentsOf(db, merge)) {
    records.update(stamp, 'attachments', requireRecord(context, 'attachments', id), { values: { recordId: keep } })
    moved.push({ key: 'attachments', id })
  }
  return { moved, dropped }
}

const ownerField = { postings: 'personId', attachments: 'recordId' } as const

/** What the clerk has given to somebody else since stays there. */
function giveBack(context: CommandContext, detail: MergeDetail, kept: StoredRecord, mergedId: string): void {
  const { records, stamp } = context
  for (const { key, id } of detail.moved) {
    const current = requireRecord(context, key, id)
    if (current.values[ownerField[key]] !== kept.id) continue
    const back = records.update(stamp, key, current, { values: { [ownerField[key]]: mergedId } })
    // It went to the bin with the kept person only, not by itself.
    if (back.deletedAt !== null && back.deletedAt === kept.deletedAt) records.restore(stamp, key, back)
  }
  for (const id of detail.dropped) {
    const current = requireRecord(context, 'postings', id)
    if (current.deletedAt !== null) records.restore(stamp, 'postings', current)
  }
}

function takeBackValues(context: CommandContext, detail: MergeDetail): void {
  const { records, stamp } = context
  for (const changed of detail.changed) {
    const current = requireRecord(context, changed.key, changed.id)
    const { values, own } = takenBack(changed, current)
    records.update(stamp, changed.key, current, { values, extra: withOwn(current.extra, own) })
  }
  for (const { id, version } of detail.created) {
    const posting = requireRecord(context, 'postings', id)
    if (posting.version === version && posting.deletedAt === null) records.remove(stamp, 'postings', posting)
  }
}

/** Merges are taken apart in the order in which they lie upon each other, else places would go astray. */
async function assertOutermost(context: CommandContext, kept: StoredRecord): Promise<void> {
  const outer = await readActiveMerge(context.db, kept.id)
  if (outer === null) return
  const holder = requireRecord(context, 'people', outer.keepId)
  throw new AppError('merge_covered', { record: nameOf(kept), kept: nameOf(holder) })
}

function requireRecord({ records }: CommandContext, key: RecordKey, id: string): StoredRecord {
  const record = records.get(key, id)
  if (record === null) throw new AppError('not_found')
  return record
}

function nameOf({ values }: { readonly values: RecordValues }): string {
  return String(values['name'])
}
