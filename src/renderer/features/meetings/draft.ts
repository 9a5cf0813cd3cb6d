/** A meeting while it is being written: rows may be half filled, and keep their identity while they are saved. */
import type { Attendance, Meeting, MeetingDraft } from '../../../contract/meetings.ts'
import { meetingDraft } from '../../../contract/meetings.ts'

export type AttendanceStatus = Attendance['status']

/** `key` lives only on this page; `id` is the core's, once the row has been saved. */
interface Keyed {
  readonly key: number
  readonly id: string | null
}

export interface AgendaRow extends Keyed {
  readonly title: string
  readonly presenter: string
  readonly discussion: string
}

export interface AttendanceRow extends Keyed {
  readonly status: AttendanceStatus
  readonly unit: string
  readonly name: string
}

export interface ResolutionRow extends Keyed {
  readonly content: string
  readonly responsibleUnit: string
  readonly deadline: string
}

export interface WritingMeeting {
  readonly title: string
  readonly kind: string
  readonly heldAt: string
  readonly place: string
  readonly chair: string
  readonly recorder: string
  readonly discussion: string
  readonly agenda: readonly AgendaRow[]
  readonly attendance: readonly AttendanceRow[]
  readonly resolutions: readonly ResolutionRow[]
}

let lastKey = 0

export function newKey(): number {
  lastKey += 1
  return lastKey
}

export function fromMeeting(meeting: Meeting): WritingMeeting {
  const { title, kind, heldAt, place, chair, recorder, discussion } = meeting
  return {
    title,
    kind,
    heldAt,
    place,
    chair,
    recorder,
    discussion,
    agenda: meeting.agenda.map((item) => ({ ...item, key: newKey(), id: item.id ?? null })),
    attendance: meeting.attendance.map((item) => ({ ...item, key: newKey(), id: item.id ?? null })),
    resolutions: meeting.resolutions.map((item) => ({
      ...item,
      key: newKey(),
      id: item.id ?? null,
      deadline: item.deadline ?? '',
    })),
  }
}

const isFilledAgenda = (row: AgendaRow) => row.title.trim() !== ''
const isFilledAttendance = (row: AttendanceRow) => row.name.trim() !== ''
const isFilledResolution = (row: ResolutionRow) => row.content.trim() !== ''

/** What can be saved of it now: rows without their one necessary word wait on the page. `null` while the head is unfit. */
export function toDraft(meeting: WritingMeeting): MeetingDraft | null {
  const parsed = meetingDraft.safeParse({
    title: meeting.title.trim(),
    kind: meeting.kind,
    heldAt: meeting.heldAt.slice(0, 16),
    place: meeting.place,
    chair: meeting.chair,
    recorder: meeting.recorder,
    discussion: meeting.discussion,
    agenda: meeting.agenda
      .filter(isFilledAgenda)
      .map(({ id, title, presenter, discussion }) => ({ ...idOf(id), title, presenter, discussion })),
    attendance: meeting.attendance
      .filter(isFilledAttendance)
      .map(({ id, status, unit, name }) => ({ ...idOf(id), status, unit, name })),
    resolutions: meeting.resolutions.filter(isFilledResolution).map(({ id, content, responsibleUnit, deadline }) => ({
      ...idOf(id),
      content,
      responsibleUnit,
      deadline: deadline === '' ? null : deadline,
    })),
  })
  return parsed.success ? parsed.data : null
}

function idOf(id: string | null): { readonly id?: string } {
  return id === null ? {} : { id }
}

/** Rows that were new when they were sent learn their ids, in the order in which they were sent. */
export function withSavedIds(now: WritingMeeting, sent: WritingMeeting, saved: Meeting): WritingMeeting {
  const agenda = idsByKey(sent.agenda.filter(isFilledAgenda), saved.agenda)
  const attendance = idsByKey(sent.attendance.filter(isFilledAttendance), saved.attendance)
  const resolutions = idsByKey(sent.resolutions.filter(isFilledResolution), saved.resolutions)
  return {
    ...now,
    agenda: now.agenda.map((row) => learn(row, agenda)),
    attendance: now.attendance.map((row) => learn(row, attendance)),
    resolutions: now.resolutions.map((row) => learn(row, resolutions)),
  }
}

function idsByKey(
  sent: readonly Keyed[],
  saved: readonly { readonly id?: string | undefined }[],
): ReadonlyMap<number, string> {
  return new Map(
    sent.flatMap((row, index): [number, string][] => {
      const id = saved[index]?.id
      return id === undefined ? [] : [[row.key, id]]
    }),
  )
}

function learn<Row extends Keyed>(row: Row, ids: ReadonlyMap<number, string>): Row {
  const id = ids.get(row.key)
  return id === undefined || id === row.id ? row : { ...row, id }
}

/**
 * Attendance as people paste it: one line per unit, “单位 姓名” or “单位 姓名、姓名”, tabs or spaces between; a line
 * of one word is a name.
 */
export function attendanceFromText(text: string, status: AttendanceStatus): AttendanceRow[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\u3000/g, ' ').trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [names = '', ...unitParts] = line.split(/[\t ]+/).reverse()
      const unit = unitParts.reverse().join(' ')
      return names
        .split(/[、,，;；]/)
        .filter((name) => name !== '')
        .map((name) => ({ key: newKey(), id: null, status, unit, name }))
    })
}
