/** Reads versions for those who show, compare or print them. What has been issued is held against its hash first. */
import type { AdjustmentReason, ComparedRow, ListVersion } from '../../contract/api/versions.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgerKeys, ledgers, type LedgerField, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Db, Row } from '../db/schema.ts'
import { versionHash } from '../db/version-hash.ts'
import type { QueryContext } from '../handlers.ts'
import { ledgerFields } from '../ledgers/ledger-fields.ts'
import { readColumns } from './columns.ts'
import {
  readDifferences,
  readFrozenReasons,
  readMeetingTitles,
  readPendingReasons,
  readRows,
  readValues,
  readVersion,
  readVersions,
  readVersionsPassedBy,
  type ListState,
} from './repository.ts'
import { allFields, compareRows, inOrder, referenceOf } from './rules.ts'

type StoredVersion = Row<'list_versions'>

/** Newest first. */
export async function listVersions({ db, unit }: QueryContext, ledger: LedgerKey): Promise<ListVersion[]> {
  return toVersions(db, await readVersions(db, unit.code, ledger))
}

export async function versionsPassedBy({ db }: QueryContext, meetingId: string): Promise<ListVersion[]> {
  return toVersions(db, await readVersionsPassedBy(db, meetingId))
}

export async function requireVersion({ db }: QueryContext, id: string): Promise<ListVersion> {
  const [version] = await toVersions(db, [await requireStored(db, id)])
  if (version === undefined) throw new AppError('not_found')
  return version
}

async function requireStored(db: Db, id: string): Promise<StoredVersion> {
  const stored = await readVersion(db, id)
  if (stored === null) throw new AppError('not_found')
  return stored
}

async function toVersions(db: Db, stored: readonly StoredVersion[]): Promise<ListVersion[]> {
  const titles = await readMeetingTitles(
    db,
    stored.flatMap(({ meeting_id }) => (meeting_id === null ? [] : [meeting_id])),
  )
  return stored.map((version) => ({
    id: version.id,
    ledger: ledgerOf(version),
    edition: version.edition,
    reference: referenceOf(version.year, version.number),
    basis: version.basis,
    meeting:
      version.meeting_id === null ? null : { id: version.meeting_id, title: titles.get(version.meeting_id) ?? '' },
    approvedBy: version.approved_by ?? '',
    effectiveOn: version.effective_on,
    issuedOn: version.issued_on,
    remarks: version.remarks ?? '',
    rows: version.row_count,
    contentHash: version.content_hash,
  }))
}

function ledgerOf({ ledger }: StoredVersion): LedgerKey {
  const key = ledgerKeys.find((known) => known === ledger)
  if (key === undefined) throw new Error(`a version of an unknown list: ${ledger}`)
  return key
}

/** @throws AppError version_damaged when its rows are not those that were issued. */
export async function readIssued(
  context: QueryContext,
  id: string,
): Promise<{ version: ListVersion; fields: LedgerField[]; rows: RecordValues[] }> {
  const stored = await requireStored(context.db, id)
  const rows = await readRows(context.db, { kind: 'version', id })
  const reasons = await readFrozenReasons(context.db, id)
  if (versionHash({ columns: stored.columns, rows, reasons }) !== stored.content_hash)
    throw new AppError('version_damaged', { reference: referenceOf(stored.year, stored.number) })
  return {
    version: await requireVersion(context, id),
    fields: readColumns(stored.columns),
    rows: rows.map(({ row_values }) => readValues(row_values)),
  }
}

export interface ComparedStates {
  readonly from: ListVersion
  readonly to: ListVersion | null
  readonly fields: readonly LedgerField[]
  readonly rows: readonly ComparedRow[]
}

/** @throws AppError not_found for versions of another list; version_damaged. */
export async function compareStates(
  context: QueryContext,
  pair: { readonly ledger: LedgerKey; readonly from: string; readonly to: string | null },
): Promise<ComparedStates> {
  const one = await readIssued(context, pair.from)
  const other = pair.to === null ? null : await readIssued(context, pair.to)
  if ([one, other].some((issued) => issued !== null && issued.version.ledger !== pair.ledger))
    throw new AppError('not_found')
  const { from, to } = inOrder(one.version, other?.version ?? null)
  const current = await ledgerFields(context.db, pair.ledger)
  const fieldsOf = (version: ListVersion | null): readonly LedgerField[] =>
    version === null ? current : version.id === one.version.id ? one.fields : (other?.fields ?? [])
  const fields = allFields(fieldsOf(from), fieldsOf(to))
  const differences = await readDifferences(
    context.db,
    stateOf(context, pair.ledger, from),
    stateOf(context, pair.ledger, to),
  )
  const reasons = await readReasons(context, pair.ledger, from, to)
  return { from, to, fields, rows: compareRows(fields, differences, (id) => reasons.get(id) ?? []) }
}

/** What differs from a version now; without looking at the hash, because it is asked often. */
export async function pendingChanges(context: QueryContext, newest: ListVersion): Promise<ComparedRow[]> {
  const stored = await requireStored(context.db, newest.id)
  const fields = allFields(readColumns(stored.columns), await ledgerFields(context.db, newest.ledger))
  const { ledger } = newest
  const differences = await readDifferences(
    context.db,
    stateOf(context, ledger, newest),
    stateOf(context, ledger, null),
  )
  const reasons = await readReasons(context, newest.ledger, newest, null)
  return compareRows(fields, differences, (id) => reasons.get(id) ?? [])
}

function stateOf({ unit }: QueryContext, ledger: LedgerKey, version: ListVersion | null): ListState {
  if (version !== null) return { kind: 'version', id: version.id }
  return { kind: 'current', definition: ledgers[ledger], unit: unit.code }
}

/** Everything that was said of a row on the way from one state to the other. */
async function readReasons(
  context: QueryContext,
  ledger: LedgerKey,
  from: ListVersion,
  to: ListVersion | null,
): Promise<ReadonlyMap<string, AdjustmentReason[]>> {
  const reasons = new Map<string, AdjustmentReason[]>()
  const add = (id: string, reason: AdjustmentReason): void => {
    const known = reasons.get(id)
    if (known === undefined) reasons.set(id, [reason])
    else known.push(reason)
  }
  const all = await listVersions(context, ledger)
  for (const { id, edition } of all.toReversed()) {
    if (edition <= from.edition || (to !== null && edition > to.edition)) continue
    for (const { record_id, reason, approved_by, approved_on } of await readFrozenReasons(context.db, id))
      add(record_id, { reason, approvedBy: approved_by ?? '', approvedOn: approved_on ?? '', edition })
  }
  const newest = all[0]
  if (to !== null || newest === undefined) return reasons
  for (const { record_id, reason, approved_by, approved_on } of await readPendingReasons(context.db, newest.id))
    add(record_id, { reason, approvedBy: approved_by ?? '', approvedOn: approved_on ?? '', edition: null })
  return reasons
}
