/**
 * What was typed and is not saved yet, kept in the browser's own storage, one draft per meeting: it outlives a crash, a refusal
 * and a closed window, and is offered when the meeting is opened again. Nothing that is saved stays here.
 */
import { z } from 'zod'
import { meetingDraft, type Meeting, type MeetingDraft } from '../../../contract/meetings.ts'
import { fromMeeting, toDraft, type WritingMeeting } from './draft.ts'

const keptDraft = z.strictObject({
  /** When it was typed. */
  at: z.iso.datetime(),
  /** On top of which version of the meeting. */
  version: z.int(),
  draft: meetingDraft,
})
export type KeptDraft = Readonly<z.infer<typeof keptDraft>>

const storageKey = (meetingId: string): string => `sidantong.meeting.${meetingId}.unsaved`

/** A title that was just cleared does not keep the rest from being kept. */
export function keepDraft(meetingId: string, version: number, meeting: WritingMeeting, fallback: WritingMeeting): void {
  const draft = toDraft(meeting) ?? toDraft({ ...meeting, title: fallback.title, heldAt: fallback.heldAt })
  if (draft === null) return
  const kept: KeptDraft = { at: new Date().toISOString(), version, draft }
  localStorage.setItem(storageKey(meetingId), JSON.stringify(kept))
}

export function dropDraft(meetingId: string): void {
  localStorage.removeItem(storageKey(meetingId))
}

/** @returns what differs from the meeting as it is stored, or null. What cannot be read any more is of no use and goes. */
export function findDraft(meeting: Meeting): KeptDraft | null {
  const text = localStorage.getItem(storageKey(meeting.id))
  if (text === null) return null
  const kept = parseKept(text)
  if (kept !== null && contentOf(kept.draft) !== contentOf(toDraft(fromMeeting(meeting)))) return kept
  dropDraft(meeting.id)
  return null
}

function parseKept(text: string): KeptDraft | null {
  try {
    return keptDraft.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Without ids: a row whose save was not answered any more has one in the store and none here. */
function contentOf(draft: MeetingDraft | null): string {
  return JSON.stringify(meetingDraft.nullable().parse(draft), (name, value: unknown) =>
    name === 'id' ? undefined : value,
  )
}
