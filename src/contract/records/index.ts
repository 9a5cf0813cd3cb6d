/** Every kind of stored record, in an order in which references point backwards only. */
import { assistMatters } from '../ledgers/assist-matters.ts'
import { duties } from '../ledgers/duties.ts'
import { keyMatters } from '../ledgers/key-matters.ts'
import type { RecordDefinition } from './define-record.ts'
import { importMappings } from './intake.ts'
import { agendaItems, attendances, documents, meetings, resolutions } from './meetings.ts'
import { communities, grids, people, postings } from './organisation.ts'

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
} as const satisfies Readonly<Record<string, RecordDefinition>>

export type RecordKey = keyof typeof records

/** What travels in packages, in the order of format 1; everything else stays in the office. */
export const exchangedKeys = [
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

export type ExchangedKey = (typeof exchangedKeys)[number]

export const recordKeys = [...exchangedKeys, 'importMappings'] as const satisfies readonly RecordKey[]
