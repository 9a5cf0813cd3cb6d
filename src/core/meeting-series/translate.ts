/** Between a series as people see it and the record it is stored in. Pure. */
import { z } from 'zod'
import {
  meetingSeries,
  numberings,
  seriesDraft,
  standingItem,
  titlePattern,
  usualTitlePattern,
  type MeetingSeries,
  type SeriesDraft,
  type StandingItem,
} from '../../contract/meeting-series.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Row } from '../db/schema.ts'

const standingItems = z.array(standingItem)

/** As it was stored until there were columns for it: what a meeting is called and how it is counted, together with the items. */
const oldOpening = z.strictObject({
  titlePattern: titlePattern.default(usualTitlePattern),
  firstSession: seriesDraft.shape.firstSession,
  items: standingItems.default([]),
})

/** What the column may hold. */
export const storedStandingItems = z.union([standingItems, oldOpening])

interface Opening {
  readonly titlePattern: string
  readonly firstSession: number | null
  readonly standingItems: readonly StandingItem[]
}

function openingOf(row: Row<'meeting_series'>): Opening {
  const stored = storedStandingItems.parse(jsonOr(row.standing_items, []))
  if (!Array.isArray(stored)) {
    const { items, ...begins } = stored
    return { ...begins, standingItems: items }
  }
  return {
    titlePattern: row.title_pattern ?? usualTitlePattern,
    firstSession: row.first_session,
    standingItems: stored,
  }
}

export function seriesValues(draft: SeriesDraft): RecordValues {
  return {
    name: draft.name,
    kind: draft.kind,
    convenor: orNull(draft.convenor),
    place: orNull(draft.place),
    frequency: orNull(draft.frequency),
    callDay: draft.callDay,
    numbering: draft.numbering,
    firstNumber: draft.firstNumber,
    mark: orNull(draft.mark),
    copyTo: draft.copyTo.length === 0 ? null : JSON.stringify(draft.copyTo),
    members: draft.members.length === 0 ? null : JSON.stringify(draft.members),
    titlePattern: draft.titlePattern,
    firstSession: draft.firstSession,
    standingItems: draft.standingItems.length === 0 ? null : JSON.stringify(draft.standingItems),
    rules: draft.rules === null ? null : JSON.stringify(draft.rules),
  }
}

export function toSeries(row: Row<'meeting_series'>): MeetingSeries {
  return meetingSeries.parse({
    id: row.id,
    version: row.version,
    name: row.name,
    kind: row.kind,
    convenor: row.convenor ?? '',
    place: row.place ?? '',
    frequency: row.frequency ?? '',
    callDay: row.call_day,
    numbering: row.numbering ?? numberings[0],
    firstNumber: row.first_number,
    mark: row.mark ?? '',
    copyTo: jsonOr(row.copy_to, []),
    members: jsonOr(row.members, []),
    ...openingOf(row),
    rules: jsonOr(row.rules, null),
  })
}

function jsonOr(text: string | null, otherwise: unknown): unknown {
  return text === null ? otherwise : JSON.parse(text)
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
