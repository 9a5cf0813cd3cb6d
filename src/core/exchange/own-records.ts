/**
 * Which records of this unit belong to a period and go out with it: one rule for each kind, with its reason. Records that
 * were deleted go too, so that the deletion arrives. Pure; knows no package and no recipient.
 */
import type { PackageKind } from '../../contract/api/exchange.ts'
import type { ExchangedKey } from '../../contract/records/index.ts'
import type { StoredRecord } from '../db/stored-record.ts'

export type RecordsOf = (key: ExchangedKey) => readonly StoredRecord[]

export interface Occasion {
  readonly period: string
  readonly kind: PackageKind
}

interface GoingOut extends Occasion {
  /** Meetings that go out. */
  readonly meetings: ReadonlySet<string>
  /** Topics that are on an agenda that goes out. */
  readonly topics: ReadonlySet<string>
  readonly resolutions: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
}

interface Rule {
  readonly reason: string
  readonly goes: (record: StoredRecord, out: GoingOut) => boolean
}

const asItStands: Rule = {
  reason: '清单和组织按现状报送；督办、批示只带会议，不带清单',
  goes: (_, { kind }) => kind === 'submission',
}
const ofMeetings: Rule = {
  reason: '随会议报送',
  goes: (record, { meetings }) => meetings.has(text(record, 'meetingId')),
}

export const rules: Readonly<Record<ExchangedKey, Rule>> = {
  duties: asItStands,
  keyMatters: asItStands,
  assistMatters: asItStands,
  communities: asItStands,
  grids: asItStands,
  people: asItStands,
  postings: asItStands,
  meetingSeries: { reason: '会议系列为数不多，会议和议题都要用到', goes: () => true },
  meetings: {
    reason: '当月召开的会议，以及当月有办理、结转、印发或确认的会议',
    goes: (record, { meetings }) => meetings.has(record.id),
  },
  topics: {
    reason: '当月提出的议题，以及列入所报会议的议题',
    goes: (record, { period, topics }) => topics.has(record.id) || isIn(period, record, 'submittedOn'),
  },
  agendaItems: ofMeetings,
  attendances: ofMeetings,
  resolutions: ofMeetings,
  votes: ofMeetings,
  documents: ofMeetings,
  confirmations: {
    reason: '随文件报送',
    goes: (record, { documents }) => documents.has(text(record, 'documentId')),
  },
  closings: ofMeetings,
  taskEvents: {
    reason: '随议定事项报送',
    goes: (record, { resolutions }) => resolutions.has(text(record, 'resolutionId')),
  },
}

/** @param of every record of this unit of a kind, deleted ones too. */
export function ownRecords(occasion: Occasion, of: RecordsOf): RecordsOf {
  const all = remembered(of)
  const out = goingOut(occasion, all)
  return remembered((key) => all(key).filter((record) => rules[key].goes(record, out)))
}

function remembered(of: RecordsOf): RecordsOf {
  const known = new Map<ExchangedKey, readonly StoredRecord[]>()
  return (key) => {
    const found = known.get(key) ?? of(key)
    known.set(key, found)
    return found
  }
}

function goingOut(occasion: Occasion, all: RecordsOf): GoingOut {
  const meetings = meetingsOf(occasion.period, all)
  const ofThese = (key: ExchangedKey): readonly StoredRecord[] =>
    all(key).filter((record) => meetings.has(text(record, 'meetingId')))
  return {
    ...occasion,
    meetings,
    topics: new Set(ofThese('agendaItems').map((item) => text(item, 'topicId'))),
    resolutions: idsOf(ofThese('resolutions')),
    documents: idsOf(ofThese('documents')),
  }
}

/** A meeting goes out with the month in which it was held, and again with every month in which something came of it. */
function meetingsOf(period: string, all: RecordsOf): Set<string> {
  const happened = (key: ExchangedKey, ...days: readonly string[]): readonly StoredRecord[] =>
    all(key).filter((record) => days.some((day) => isIn(period, record, day)))
  const meetingOf = (key: ExchangedKey): ReadonlyMap<string, string> =>
    new Map(all(key).map((record) => [record.id, text(record, 'meetingId')]))
  const ofResolution = meetingOf('resolutions')
  const ofDocument = meetingOf('documents')
  return new Set([
    ...happened('meetings', 'heldAt').map(({ id }) => id),
    ...happened('closings', 'closedOn', 'reopenedOn').map((record) => text(record, 'meetingId')),
    ...happened('documents', 'issuedOn').map((record) => text(record, 'meetingId')),
    ...happened('taskEvents', 'happenedOn').map((record) => ofResolution.get(text(record, 'resolutionId')) ?? ''),
    ...happened('confirmations', 'confirmedOn').map((record) => ofDocument.get(text(record, 'documentId')) ?? ''),
  ])
}

function isIn(period: string, record: StoredRecord, day: string): boolean {
  return text(record, day).startsWith(period)
}

function text(record: StoredRecord, field: string): string {
  return String(record.values[field] ?? '')
}

function idsOf(records: readonly StoredRecord[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id))
}
