/**
 * What was typed and is not saved yet, kept in the browser's own storage, one draft per meeting: it outlives a crash, a refusal
 * and a closed window, and is offered when the meeting is opened again. Nothing that is saved stays here.
 */
import { z } from 'zod'
import { deskWords } from '../../../contract/api/desk.ts'
import { meetingDraft, type Meeting, type MeetingDraft } from '../../../contract/meetings.ts'
import { fromMeeting, toDraft, type WritingMeeting } from './draft.ts'
import { onlyWords, withWords } from './words.ts'

const moment = {
  /** When it was typed. */
  at: z.iso.datetime(),
  /** On top of which version of the meeting. */
  version: z.int(),
}
const wholeDraft = z.strictObject({ ...moment, draft: meetingDraft })
/** While somebody only writes, the words are enough. */
const keptDraft = z.union([wholeDraft, z.strictObject({ ...moment, words: z.array(deskWords) })])
export type KeptDraft = Readonly<z.infer<typeof wholeDraft>>

const storageKey = (meetingId: string): string => `sidantong.meeting.${meetingId}.unsaved`

/** @param saved the meeting as it was loaded or last saved. */
export function keepDraft(meetingId: string, version: number, meeting: WritingMeeting, saved: WritingMeeting): void {
  const content = contentToKeep(meeting, saved)
  if (content === null) return
  const kept: z.infer<typeof keptDraft> = { at: new Date().toISOString(), version, ...content }
  try {
    localStorage.setItem(storageKey(meetingId), JSON.stringify(kept))
  } catch {
    // The browser's storage is full or forbidden. It is the second net: the words stay on the page, and saving goes on.
  }
}

/** A title that was just cleared does not keep the rest from being kept. */
function contentToKeep(meeting: WritingMeeting, saved: WritingMeeting) {
  const words = onlyWords(meeting, saved)
  if (words !== null) return { words: [...words] }
  const draft = toDraft(meeting) ?? toDraft({ ...meeting, title: saved.title, heldAt: saved.heldAt })
  return draft === null ? null : { draft }
}

export function dropDraft(meetingId: string): void {
  localStorage.removeItem(storageKey(meetingId))
}

/** @returns what differs from the meeting as it is stored, or null. What cannot be read any more is of no use and goes. */
export function findDraft(meeting: Meeting): KeptDraft | null {
  const text = localStorage.getItem(storageKey(meeting.id))
  if (text === null) return null
  const kept = parseKept(text, meeting)
  if (kept !== null && contentOf(kept.draft) !== contentOf(toDraft(fromMeeting(meeting)))) return kept
  dropDraft(meeting.id)
  return null
}

function parseKept(text: string, meeting: Meeting): KeptDraft | null {
  try {
    const kept = keptDraft.parse(JSON.parse(text))
    if ('draft' in kept) return kept
    const { at, version, words } = kept
    const draft = toDraft(withWords(fromMeeting(meeting), words))
    return draft === null ? null : { at, version, draft }
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
