/** What a subject of a meeting is called, and what tells it from others of the same name. Pure. */
import type { NamedSubject } from '../../contract/api/subjects.ts'
import { ledgerKeys, ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import type { Subject } from '../../contract/meetings.ts'
import { records } from '../../contract/records/index.ts'
import type { StoredRecord } from '../db/stored-record.ts'

export function nameSubject(subject: Subject, record: StoredRecord): NamedSubject {
  return { ...subject, ...wordsOf(subject, record), ledger: ledgerOf(subject, record), gone: record.deletedAt !== null }
}

function wordsOf({ kind }: Subject, { values }: StoredRecord): Pick<NamedSubject, 'name' | 'detail'> {
  const text = (name: string): string => String(values[name] ?? '')
  const title = records[kind].title
  switch (kind) {
    case 'duties':
      return { name: `${text('post')}：${text('content')}`, detail: title }
    case 'keyMatters':
      return { name: text('name'), detail: joined(title, text('category')) }
    case 'assistMatters':
      return { name: text('name'), detail: joined(title, text('leadUnit')) }
    case 'grids':
      return { name: text('name'), detail: joined('网格', text('code')) }
    case 'people':
      return { name: text('name'), detail: joined('人员', text('employer')) }
    case 'listVersions':
      return {
        name: `${titleOfList(text('ledger'))}第${text('edition')}版`,
        detail: `清单版本 · 〔${text('year')}〕${text('number')}号`,
      }
  }
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}

function ledgerOf({ kind }: Subject, { values }: StoredRecord): LedgerKey | null {
  const key = kind === 'listVersions' ? values['ledger'] : kind
  return ledgerKeys.find((known) => known === key) ?? null
}

function titleOfList(ledger: string): string {
  const key = ledgerKeys.find((known) => known === ledger)
  if (key === undefined) throw new Error(`a version of an unknown list: ${ledger}`)
  return ledgers[key].title
}
