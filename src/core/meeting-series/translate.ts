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
} from '../../contract/meeting-series.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Row } from '../db/schema.ts'

/** How each meeting begins stands together in one text: what it is called, how it is counted, what is always on its agenda. */
export const opening = z.strictObject({
  titlePattern: titlePattern.default(usualTitlePattern),
  firstSession: seriesDraft.shape.firstSession,
  items: z.array(standingItem).default([]),
})

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
    standingItems: JSON.stringify({
      titlePattern: draft.titlePattern,
      firstSession: draft.firstSession,
      items: draft.standingItems,
    }),
    rules: draft.rules === null ? null : JSON.stringify(draft.rules),
  }
}

export function toSeries(row: Row<'meeting_series'>): MeetingSeries {
  const { items, ...begins } = opening.parse(jsonOr(row.standing_items, {}))
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
    ...begins,
    standingItems: items,
    rules: jsonOr(row.rules, null),
  })
}

function jsonOr(text: string | null, otherwise: unknown): unknown {
  return text === null ? otherwise : JSON.parse(text)
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
