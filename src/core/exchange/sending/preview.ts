/** What a package to a recipient would hold, before anything is sealed. */
import type { OutgoingPlan, PackageScope, RecordChange } from '../../../contract/api/exchange.ts'
import type { ParsedInputOf } from '../../../contract/define-api.ts'
import type { exchange } from '../../../contract/api/exchange.ts'
import { records, type RecordKey } from '../../../contract/records/index.ts'
import { describeRecord } from '../../db/record-store.ts'
import type { StoredRecord } from '../../db/stored-record.ts'
import type { QueryContext } from '../../handlers.ts'
import { shownDifferences } from '../differences.ts'
import { lastSent } from '../repository.ts'
import { readPartnerName } from '../trust/repository.ts'
import { standingOfCard } from '../trust/check-sender.ts'
import { filledFields, kindTo, ownContent, strictest, suggestProtection } from './content.ts'
import { readEarlierVersion, readSentVersions } from './repository.ts'
import { selectOutgoing, standingOf, type RecordsByKey, type SentVersion } from './select.ts'

/** A clerk reads what has changed, not thousands of lines. */
const mostChanges = 200

export interface Outgoing {
  readonly kind: OutgoingPlan['kind']
  readonly scope: PackageScope
  readonly chosen: RecordsByKey
  readonly sentVersion: SentVersion
  readonly changesKnown: boolean
}

/** Without a record of what the recipient has, a package of changes is everything. */
export async function chooseOutgoing(
  context: QueryContext,
  { period, recipient, scope }: ParsedInputOf<typeof exchange.outgoing>,
): Promise<Outgoing> {
  const kind = kindTo(recipient, context.unit.code)
  const sent = await readSentVersions(context.db, recipient)
  const sentVersion: SentVersion = (key, id) => sent.get(`${key} ${id}`) ?? 0
  const changesKnown = sent.size > 0
  const real = changesKnown ? scope : 'full'
  const chosen = selectOutgoing(ownContent(context, period, kind), sentVersion, real)
  return { kind, scope: real, chosen, sentVersion, changesKnown }
}

export async function previewOutgoing(
  context: QueryContext,
  input: ParsedInputOf<typeof exchange.outgoing>,
): Promise<OutgoingPlan> {
  const { db } = context
  const outgoing = await chooseOutgoing(context, input)
  const last = await lastSent(db, input.recipient, outgoing.kind)
  const tables = [...outgoing.chosen].map(([key, list]) => describeTable(key, list, outgoing.sentVersion))
  const privacy = strictest(tables.flatMap(({ fields }) => fields.map((field) => field.privacy)))
  const changed = changedRecords(outgoing)
  const card = await standingOfCard(context, input.recipient)
  return {
    kind: outgoing.kind,
    recipientName: await readPartnerName(db, input.recipient),
    sequence: (last?.sequence ?? 0) + 1,
    last: last === undefined ? null : { sequence: last.sequence, period: last.period, at: last.at },
    changesKnown: outgoing.changesKnown,
    tables: tables.filter(({ rows }) => rows > 0),
    documents: new Set(outgoing.chosen.get('documents')?.map(({ values }) => values['contentHash'])).size,
    privacy,
    suggested: suggestProtection(privacy, card === 'confirmed'),
    card,
    changes: outgoing.changesKnown ? await describeChanges(context, changed.slice(0, mostChanges), outgoing) : [],
    changesTotal: outgoing.changesKnown ? changed.length : 0,
  }
}

function describeTable(
  key: RecordKey,
  list: readonly StoredRecord[],
  sentVersion: SentVersion,
): OutgoingPlan['tables'][number] {
  const counts = { new: 0, changed: 0, deleted: 0, same: 0 }
  for (const record of list) counts[standingOf(record, sentVersion(key, record.id))] += 1
  const { new: added, changed, deleted } = counts
  return { key, rows: list.length, new: added, changed, deleted, fields: filledFields(key, list) }
}

interface ChangedRecord {
  readonly key: RecordKey
  readonly record: StoredRecord
  readonly standing: RecordChange['standing']
}

function changedRecords({ chosen, sentVersion }: Outgoing): ChangedRecord[] {
  return [...chosen].flatMap(([key, list]) =>
    list.flatMap((record) => {
      const standing = standingOf(record, sentVersion(key, record.id))
      return standing === 'same' ? [] : [{ key, record, standing }]
    }),
  )
}

async function describeChanges(
  { db }: QueryContext,
  changed: readonly ChangedRecord[],
  { sentVersion }: Outgoing,
): Promise<RecordChange[]> {
  const described: RecordChange[] = []
  for (const { key, record, standing } of changed) {
    const before = standing === 'new' ? null : await readEarlierVersion(db, key, record.id, sentVersion(key, record.id))
    // Without the version that was sent, all that can be said is that the record has changed.
    const fields = standing !== 'new' && before === null ? [] : shownDifferences(records[key], before, record)
    described.push({
      key,
      id: record.id,
      name: describeRecord(key, record),
      standing,
      at: record.updatedAt,
      by: record.updatedBy,
      fields,
    })
  }
  return described
}
