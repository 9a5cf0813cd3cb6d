/** What a topic is about: a row of a list, a grid, a person, a version of a list; and how that is called. */
import { AppError } from '../../contract/errors.ts'
import { ledgerKeys } from '../../contract/ledgers/define-ledger.ts'
import { ledgers } from '../../contract/ledgers/index.ts'
import type { Subject } from '../../contract/meetings.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { QueryContext } from '../handlers.ts'
import { namingField } from '../ledgers/own-row.ts'

/** Null when the record is gone. */
export function subjectName({ records }: QueryContext, { kind, id }: Subject): string | null {
  const record = records.get(kind, id)
  if (record === null || record.deletedAt !== null) return null
  return kind === 'listVersions' ? versionName(record) : String(record.values[nameField(kind)] ?? '')
}

export function requireSubject(context: QueryContext, subject: Subject): string {
  const name = subjectName(context, subject)
  if (name === null) throw new AppError('not_found')
  return name
}

function nameField(kind: Exclude<Subject['kind'], 'listVersions'>): string {
  return kind === 'grids' ? 'name' : namingField(ledgers[kind])
}

function versionName({ values }: StoredRecord): string {
  const ledger = ledgerKeys.find((key) => key === values['ledger'])
  return `${ledger === undefined ? '清单' : ledgers[ledger].title}第${String(values['edition'])}版`
}
