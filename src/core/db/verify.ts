/** The full check of what is stored: SQLite's own checks miss changed values, content hashes do not. */
import type { VerifyReport } from '../../contract/api/system.ts'
import { records, recordKeys, type RecordKey } from '../../contract/records/index.ts'
import { hashAt, readHead, verifyChain } from './audit.ts'
import { sha256 } from './sha256.ts'
import type { RawDatabase } from './connection.ts'
import type { Mark } from './marker.ts'
import { RecordStatements } from './record-statements.ts'
import { describeRecord } from './record-store.ts'
import { contentHash } from './stored-record.ts'
import { versionHash, type FrozenReason, type FrozenRow } from './version-hash.ts'

type Check = VerifyReport['checks'][number]

/** Enough to find the damage; a list of thousands helps nobody. */
const mostProblems = 20

export function verifyDatabase(raw: RawDatabase, mark: Mark | null, databaseId: string): VerifyReport {
  const checks = [integrity(raw), foreignKeys(raw), auditChain(raw), contents(raw), marker(raw, mark, databaseId)]
  return { ok: checks.every((check) => check.ok), checks }
}

function report(name: Check['name'], checked: number, problems: readonly string[]): Check {
  return { name, ok: problems.length === 0, checked, problems: problems.slice(0, mostProblems) }
}

function integrity(raw: RawDatabase): Check {
  const answers = raw.prepare<[], string>('PRAGMA integrity_check').pluck().all()
  return report(
    'integrity',
    Number(raw.pragma('page_count', { simple: true })),
    answers.filter((answer) => answer !== 'ok'),
  )
}

function foreignKeys(raw: RawDatabase): Check {
  const rows = raw.prepare<[], { table: string; rowid: number | null }>('PRAGMA foreign_key_check').all()
  return report(
    'foreignKeys',
    rows.length,
    rows.map((row) => `${row.table} 第 ${row.rowid ?? '?'} 行引用的记录不存在`),
  )
}

function auditChain(raw: RawDatabase): Check {
  const { checked, problems } = verifyChain(raw)
  return report('auditChain', checked, problems)
}

/**
 * Every record must be the one that the audit trail saw last, by version and content: neither changed, nor put back to an
 * earlier version, nor taken out, nor brought in from outside.
 */
function contents(raw: RawDatabase): Check {
  const lastSeen = raw.prepare<[string], { version: number | null; content_hash: string | null }>(
    'SELECT version, content_hash FROM audit WHERE record_id = ? ORDER BY seq DESC LIMIT 1',
  )
  const problems: string[] = []
  let checked = 0
  for (const key of recordKeys) {
    for (const record of new RecordStatements(raw, records[key]).all()) {
      checked += 1
      const seen = lastSeen.get(record.id)
      if (seen?.version !== record.version || seen.content_hash !== contentHash(records[key], record))
        problems.push(`${describeRecord(key, record)}：内容与操作记录不符`)
    }
    for (const id of idsWithoutRecord(raw, key)) {
      if (lastSeen.get(id)?.content_hash !== null) problems.push(`${records[key].title} ${id}：记录不见了`)
    }
  }
  return report('contents', checked, [...problems, ...storedBytes(raw), ...issuedVersions(raw)])
}

function idsWithoutRecord(raw: RawDatabase, key: RecordKey): string[] {
  return raw
    .prepare<[string], string>(
      `SELECT DISTINCT audit.record_id FROM audit
       WHERE record_key = ? AND NOT EXISTS (SELECT 1 FROM ${records[key].table} r WHERE r.id = audit.record_id)`,
    )
    .pluck()
    .all(key)
}

/** Bytes of issued documents and of attachments are stored under their own hash. */
function storedBytes(raw: RawDatabase): string[] {
  const attachmentWith = raw.prepare<[string], string>('SELECT name FROM attachments WHERE content_hash = ?').pluck()
  const problems: string[] = []
  for (const { hash, bytes } of raw.prepare<[], { hash: string; bytes: Buffer }>('SELECT * FROM blobs').iterate()) {
    if (sha256(bytes) === hash) continue
    const attachment = attachmentWith.get(hash)
    problems.push(`${attachment === undefined ? `已发文件 ${hash.slice(0, 12)}` : `附件 ${attachment}`}：内容被改动`)
  }
  return problems
}

/** Issued versions of a list have the rows and reasons with which they were issued. */
function issuedVersions(raw: RawDatabase): string[] {
  const rows = raw.prepare<[string], FrozenRow>(
    'SELECT record_id, row_values FROM list_version_rows WHERE version_id = ? ORDER BY ordinal',
  )
  const reasons = raw.prepare<[string], FrozenReason>(
    'SELECT * FROM list_version_reasons WHERE version_id = ? ORDER BY record_id',
  )
  const versions = raw.prepare<[], { id: string; columns: string; content_hash: string }>('SELECT * FROM list_versions')
  return versions
    .all()
    .filter(({ id, columns, content_hash }) => {
      const found = versionHash({ columns, rows: rows.iterate(id), reasons: reasons.iterate(id) })
      return found !== content_hash
    })
    .map(({ id }) => `已发布的清单版本 ${id}：内容被改动`)
}

function marker(raw: RawDatabase, mark: Mark | null, databaseId: string): Check {
  if (mark === null) return report('marker', 0, ['标记文件缺失或损坏'])
  return report('marker', 1, markProblem(raw, mark, databaseId) === null ? [] : ['数据与标记文件不符'])
}

export type MarkProblem = { readonly kind: 'other' } | { readonly kind: 'behind'; readonly missing: number }

/** Compares a database with its marker: another database, or one that has lost acknowledged steps. */
export function markProblem(raw: RawDatabase, mark: Mark, databaseId: string): MarkProblem | null {
  if (mark.databaseId !== databaseId) return { kind: 'other' }
  const head = readHead(raw)
  if (mark.sequence > head.sequence) return { kind: 'behind', missing: mark.sequence - head.sequence }
  return hashAt(raw, mark.sequence) === mark.head ? null : { kind: 'other' }
}
