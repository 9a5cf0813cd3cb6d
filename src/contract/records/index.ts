/** Every kind of stored record, in an order in which references point backwards only. */
import { assistMatters } from '../ledgers/assist-matters.ts'
import { duties } from '../ledgers/duties.ts'
import { keyMatters } from '../ledgers/key-matters.ts'
import type { RecordDefinition } from './define-record.ts'
import { agendaItems, attendances, documents, meetings, resolutions } from './meetings.ts'
import { communities, grids, officeSettings, people, portraits, postings, ruleSettings } from './organisation.ts'

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
  ruleSettings,
  officeSettings,
  portraits,
} as const satisfies Readonly<Record<string, RecordDefinition>>

export type RecordKey = keyof typeof records

export const recordKeys = [
  'duties',
  'keyMatters',
  'assistMatters',
  'communities',
  'grids',
  'people',
  'postings',
  'meetings',
  'agendaItems',
  'attendances',
  'resolutions',
  'documents',
  'ruleSettings',
  'officeSettings',
  'portraits',
] as const satisfies readonly RecordKey[]

/** What a unit's package carries: its records. Its own settings and photos stay in the office. */
export const packagedKeys = [
  'duties',
  'keyMatters',
  'assistMatters',
  'communities',
  'grids',
  'people',
  'postings',
  'meetings',
  'agendaItems',
  'attendances',
  'resolutions',
  'documents',
] as const satisfies readonly RecordKey[]

export type PackagedKey = (typeof packagedKeys)[number]
