/** The text of a meeting's minutes: what the clerk has edited, or else the draft that the rules make of the meeting. */
import type { MinutesState } from '../../contract/api/minutes.ts'
import type { Meeting } from '../../contract/meetings.ts'
import type { MinutesText } from '../../contract/minutes-text.ts'
import { draftMinutes } from '../documents/draft-minutes.ts'
import type { QueryContext } from '../handlers.ts'
import { draftOf } from '../meetings/translate.ts'
import { factsOf } from './facts.ts'
import { readMinutesText } from './repository.ts'
import { markOf, readStoredText, type StoredText } from './stored-text.ts'

export function draftedText(meeting: Meeting): MinutesText {
  return draftMinutes(factsOf(draftOf(meeting)))
}

export async function readStored({ db }: QueryContext, meetingId: string): Promise<StoredText | null> {
  return readStoredText(await readMinutesText(db, meetingId))
}

export async function stateOf(context: QueryContext, meeting: Meeting): Promise<MinutesState> {
  const drafted = draftedText(meeting)
  const stored = await readStored(context, meeting.id)
  return {
    version: meeting.version,
    text: stored?.text ?? drafted,
    origin: stored === null ? 'draft' : 'stored',
    behind: stored !== null && stored.drafted !== markOf(drafted),
  }
}
