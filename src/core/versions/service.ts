/** Versions of a list: issuing one, saying why rows have been adjusted since, comparing any two. */
import type { versions } from '../../contract/api/versions.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/define-api.ts'
import { versionHash } from '../db/version-hash.ts'
import type { CommandContext, HandlersOf, Outcome, QueryContext } from '../handlers.ts'
import { countRows } from '../ledgers/repository.ts'
import { localDate } from '../local-date.ts'
import { ledgerFields } from '../ledgers/ledger-fields.ts'
import { writeColumns } from './columns.ts'
import { compareStates, listVersions, pendingChanges, requireVersion } from './reading.ts'
import {
  freezeReasons,
  freezeRows,
  readFrozenReasons,
  readPendingReasons,
  readRows,
  readVersions,
  type StoredReason,
} from './repository.ts'
import { countChanges, referenceOf } from './rules.ts'

type Publish = typeof versions.publish

export const versionHandlers: HandlersOf<typeof versions> = {
  list: async (context, { ledger }) => {
    const issued = await listVersions(context, ledger)
    const [newest] = issued
    const rows = await countRows(context.db, ledgers[ledger])
    if (newest === undefined) return { versions: issued, rows, pending: null }
    const changes = await pendingChanges(context, newest)
    const unexplained = changes.filter((row) => row.reasons.length === 0).length
    return { versions: issued, rows, pending: { ...countChanges(changes), unexplained } }
  },

  compare: async (context, { offset, limit, ...pair }) => {
    const { from, to, rows } = await compareStates(context, pair)
    return {
      from,
      to,
      counts: countChanges(rows),
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
    }
  },

  publish: async (context, input) => publish(context, input),

  explain: async (context, { ledger, ids, ...note }) => {
    const newest = await requireNewest(context, ledger)
    const known = new Map((await readPendingReasons(context.db, newest)).map((row) => [row.record_id, row.id]))
    const wanted = new Set(ids)
    for (const recordId of wanted) explain(context, newest, recordId, known.get(recordId), note)
    const title = ledgers[ledger].title
    return {
      value: { explained: wanted.size },
      label: `${note.reason === '' ? '取消' : '登记'}调整原因：${title} ${wanted.size} 处`,
    }
  },
}

async function requireNewest({ db, unit }: QueryContext, ledger: LedgerKey): Promise<string> {
  const [newest] = await readVersions(db, unit.code, ledger)
  if (newest === undefined) throw new AppError('version_none', { list: ledgers[ledger].title })
  return newest.id
}

interface Note {
  readonly reason: string
  readonly approvedBy: string
  readonly approvedOn: string
}

function explain(
  { records, stamp, unit, options }: CommandContext,
  versionId: string,
  recordId: string,
  knownId: string | undefined,
  { reason, approvedBy, approvedOn }: Note,
): void {
  const values = {
    versionId,
    recordId,
    reason,
    approvedBy: approvedBy === '' ? null : approvedBy,
    approvedOn: approvedOn === '' ? null : approvedOn,
  }
  const current = knownId === undefined ? null : records.get('listAdjustments', knownId)
  if (reason === '') {
    if (current !== null) records.remove(stamp, 'listAdjustments', current)
  } else if (current === null) records.create(stamp, 'listAdjustments', options.newId(), unit.code, { values })
  else records.update(stamp, 'listAdjustments', current, { values })
}

async function publish(context: CommandContext, input: ParsedInputOf<Publish>): Promise<Outcome<OutputOf<Publish>>> {
  const { db, unit, records, stamp, options } = context
  const { ledger, meetingId } = input
  const { title } = ledgers[ledger]
  if (meetingId !== null && records.get('meetings', meetingId)?.deletedAt !== null) throw new AppError('not_found')
  const before = await readVersions(db, unit.code, ledger)
  const id = options.newId()
  await freezeReasons(db, await reasonsFor(context, ledger, id, input.remarks))
  await freezeRows(db, id, { kind: 'current', definition: ledgers[ledger], unit: unit.code })
  const rows = await readRows(db, { kind: 'version', id })
  if (rows.length === 0) throw new AppError('version_empty', { list: title })
  const columns = writeColumns(await ledgerFields(db, ledger))
  const issuedOn = localDate(new Date(stamp.at))
  const year = Number(issuedOn.slice(0, 4))
  const number = Math.max(0, ...before.filter((version) => version.year === year).map((version) => version.number)) + 1
  const edition = (before[0]?.edition ?? 0) + 1
  records.create(stamp, 'listVersions', id, unit.code, {
    values: {
      ledger,
      edition,
      year,
      number,
      basis: input.basis,
      meetingId,
      approvedBy: input.approvedBy === '' ? null : input.approvedBy,
      effectiveOn: input.effectiveOn,
      issuedOn,
      remarks: input.remarks === '' ? null : input.remarks,
      columns,
      rowCount: rows.length,
      contentHash: versionHash({ columns, rows, reasons: await readFrozenReasons(db, id) }),
    },
  })
  const version = await requireVersion(context, id)
  return { value: { version }, label: `发布清单：${title}第${edition}版 ${referenceOf(year, number)}` }
}

/** Every adjustment goes out with its reason: its own, or the one given for all. */
async function reasonsFor(
  context: CommandContext,
  ledger: LedgerKey,
  versionId: string,
  remarks: string,
): Promise<StoredReason[]> {
  const [newest] = await listVersions(context, ledger)
  if (newest === undefined) return []
  const changes = await pendingChanges(context, newest)
  if (changes.length === 0) throw new AppError('version_unchanged', { reference: newest.reference })
  const unexplained = changes.filter((row) => row.reasons.length === 0)
  if (unexplained.length > 0 && remarks === '') throw new AppError('version_unexplained', { count: unexplained.length })
  return changes.flatMap(({ id, reasons }) =>
    reasons.slice(-1).map(({ reason, approvedBy, approvedOn }) => ({
      version_id: versionId,
      record_id: id,
      reason,
      approved_by: approvedBy === '' ? null : approvedBy,
      approved_on: approvedOn === '' ? null : approvedOn,
    })),
  )
}
