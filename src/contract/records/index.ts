/** Every kind of stored record, in an order in which references point backwards only. */
import { assistMatters } from '../ledgers/assist-matters.ts'
import { duties } from '../ledgers/duties.ts'
import { keyMatters } from '../ledgers/key-matters.ts'
import type { RecordDefinition } from './define-record.ts'
import { importMappings } from './intake.ts'
import { attachments, ownColumns, personMerges, savedViews } from './lists.ts'
import {
  agendaItems,
  attendances,
  closings,
  confirmations,
  documents,
  documentTemplates,
  meetings,
  meetingSeries,
  resolutions,
  taskEvents,
  topics,
  votes,
  workCalendars,
} from './meetings.ts'
import { communities, grids, officeSettings, people, portraits, postings, ruleSettings } from './organisation.ts'
import { reportForms, reportSettings, reportSnapshots } from './reports.ts'
import { holders } from './responsibility.ts'
import { listAdjustments, listVersions } from './versions.ts'

export const records = {
  duties,
  keyMatters,
  assistMatters,
  communities,
  grids,
  people,
  postings,
  meetings,
  agendaItems,
  attendances,
  resolutions,
  documents,
  importMappings,
  ownColumns,
  savedViews,
  attachments,
  personMerges,
  listVersions,
  listAdjustments,
  ruleSettings,
  officeSettings,
  portraits,
  holders,
  votes,
  taskEvents,
  closings,
  meetingSeries,
  topics,
  confirmations,
  documentTemplates,
  workCalendars,
  reportSnapshots,
  reportForms,
  reportSettings,
} as const satisfies Readonly<Record<string, RecordDefinition>>

export type RecordKey = keyof typeof records

/**
 * The kinds that go into packages, each behind those that it refers to; the others are an office's own affair. Topics
 * stand behind meetings, although a topic comes first in life: it names the meeting at which it was discussed.
 */
export const exchangedKeys = [
  'duties',
  'keyMatters',
  'assistMatters',
  'communities',
  'grids',
  'people',
  'postings',
  'meetingSeries',
  'meetings',
  'topics',
  'agendaItems',
  'attendances',
  'resolutions',
  'votes',
  'documents',
  'confirmations',
  'closings',
  'taskEvents',
] as const satisfies readonly RecordKey[]

export type ExchangedKey = (typeof exchangedKeys)[number]

export const recordKeys = [
  ...exchangedKeys,
  'ownColumns',
  'savedViews',
  'attachments',
  'personMerges',
  'listVersions',
  'listAdjustments',
  'ruleSettings',
  'officeSettings',
  'portraits',
  'holders',
  'documentTemplates',
  'workCalendars',
  'reportSnapshots',
  'reportForms',
  'reportSettings',
  'importMappings',
] as const satisfies readonly RecordKey[]

/** What a kind of record is called; a word that names none stays as it is. */
export function titleOfKind(word: string): string {
  const key = recordKeys.find((known) => known === word)
  return key === undefined ? word : records[key].title
}
