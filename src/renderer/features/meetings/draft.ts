/**
 * A meeting while it is being written: rows may be half filled, and keep their identity while they are saved. Everything
 * that was loaded goes back with the next save, also what this page does not show.
 */
import { z } from 'zod'
import type { AgendaItem, Attendance, Meeting, MeetingDraft, Resolution, Vote } from '../../../contract/meetings.ts'
import { agendaItem, attendance, meetingDraft, resolution, vote } from '../../../contract/meetings.ts'

export type AttendanceStatus = Attendance['status']

/** `key` lives only on this page; `id` is the core's, once the row has been saved. */
interface Keyed {
  readonly key: number
  readonly id: string | null
}

/** Of an agenda item: its row's key in place of its number, so that rows can move. Null: of the meeting as a whole. */
interface OfItem {
  readonly itemKey: number | null
}

export type AgendaRow = Keyed & Readonly<Omit<AgendaItem, 'id'>>
export type AttendanceRow = Keyed & Readonly<Omit<Attendance, 'id'>>
/** `deadline` is empty while there is none. */
export type ResolutionRow = Keyed &
  OfItem &
  Readonly<Omit<Resolution, 'id' | 'item' | 'deadline'>> & { readonly deadline: string }
export type VoteRow = Keyed & OfItem & Readonly<Omit<Vote, 'id' | 'item'>>

type Lists = 'agenda' | 'attendance' | 'resolutions' | 'votes'

export type WritingMeeting = Readonly<Omit<MeetingDraft, Lists>> & {
  readonly agenda: readonly AgendaRow[]
  readonly attendance: readonly AttendanceRow[]
  readonly resolutions: readonly ResolutionRow[]
  readonly votes: readonly VoteRow[]
}

let lastKey = 0

export function newKey(): number {
  lastKey += 1
  return lastKey
}

const newRow = () => ({ key: newKey(), id: null })

export function newAgendaRow(title = ''): AgendaRow {
  return { ...agendaItem.parse({ title: '-', presenter: '', discussion: '' }), title, ...newRow() }
}

export function newAttendanceRow(status: AttendanceStatus, unit: string, name: string): AttendanceRow {
  return { ...attendance.parse({ status, unit: '', name: '-' }), unit, name, ...newRow() }
}

export function newVoteRow(itemKey: number | null, question: string, present: number): VoteRow {
  return {
    ...{ question, method: '举手', present, inFavour: present, against: 0, abstained: 0, invalid: 0, notVoting: 0 },
    itemKey,
    ...newRow(),
  }
}

export function newResolutionRow(itemKey: number | null, content = ''): ResolutionRow {
  const empty = bare.resolutions.parse({ content: '-', responsibleUnit: '', deadline: null })
  return { ...empty, content, deadline: '', itemKey, ...newRow() }
}

/** The parts without their place in the stored meeting; what is not theirs is dropped. */
const bare = {
  resolutions: z.object(resolution.shape).omit({ id: true, item: true }),
  votes: z.object(vote.shape).omit({ id: true, item: true }),
}
const head = z.object(meetingDraft.shape).omit({ agenda: true, attendance: true, resolutions: true, votes: true })
/** As the contract wants it, whatever else the rows of this page carry. */
const draft = z.object({
  ...meetingDraft.shape,
  agenda: z.array(z.object(agendaItem.shape)).max(100),
  attendance: z.array(z.object(attendance.shape)).max(500),
  resolutions: z.array(z.object(resolution.shape)).max(200),
  votes: z.array(z.object(vote.shape)).max(200),
})

/** @param before the same meeting as it stood on the page: rows that are still there keep their keys. */
export function fromMeeting(meeting: Meeting | MeetingDraft, before: WritingMeeting | null = null): WritingMeeting {
  const rows: readonly Keyed[] =
    before === null ? [] : [...before.agenda, ...before.attendance, ...before.resolutions, ...before.votes]
  const keys = new Map(rows.map(({ id, key }) => [id, key]))
  const keyed = ({ id = null }: { readonly id?: string | null | undefined }) => ({
    key: (id === null ? undefined : keys.get(id)) ?? newKey(),
    id,
  })
  const agenda = meeting.agenda.map((item) => ({ ...item, ...keyed(item) }))
  const itemKey = (index: number | null) => (index === null ? null : (agenda[index]?.key ?? null))
  return {
    ...head.parse(meeting),
    agenda,
    attendance: meeting.attendance.map((item) => ({ ...item, ...keyed(item) })),
    resolutions: meeting.resolutions.map((item) => ({
      ...bare.resolutions.parse(item),
      ...keyed(item),
      itemKey: itemKey(item.item),
      deadline: item.deadline ?? '',
    })),
    votes: meeting.votes.map((item) => ({ ...bare.votes.parse(item), ...keyed(item), itemKey: itemKey(item.item) })),
  }
}

const isFilledAgenda = (row: AgendaRow) => row.title.trim() !== ''
const isFilledAttendance = (row: AttendanceRow) => row.name.trim() !== ''
const isFilledResolution = (row: ResolutionRow) => row.content.trim() !== ''
const isFilledVote = (row: VoteRow) => row.question.trim() !== ''

/** What can be saved of it now: rows without their one necessary word wait on the page. `null` while the head is unfit. */
export function toDraft(meeting: WritingMeeting): MeetingDraft | null {
  const agenda = meeting.agenda.filter(isFilledAgenda)
  const places = new Map(agenda.map(({ key }, index) => [key, index]))
  const stored = <Row extends Keyed>(row: Row) => ({ ...row, id: row.id ?? undefined })
  const ofItem = <Row extends Keyed & OfItem>(row: Row) => ({
    ...stored(row),
    item: row.itemKey === null ? null : (places.get(row.itemKey) ?? null),
  })
  const parsed = draft.safeParse({
    ...meeting,
    title: meeting.title.trim(),
    heldAt: meeting.heldAt.slice(0, 16),
    agenda: agenda.map(stored),
    attendance: meeting.attendance.filter(isFilledAttendance).map(stored),
    resolutions: meeting.resolutions
      .filter(isFilledResolution)
      .map((row) => ({ ...ofItem(row), deadline: row.deadline === '' ? null : row.deadline })),
    votes: meeting.votes.filter(isFilledVote).map(ofItem),
  })
  return parsed.success ? parsed.data : null
}

/** Rows that were new when they were sent learn their ids, in the order in which they were sent. Lists without new rows stay. */
export function withSavedIds(now: WritingMeeting, sent: WritingMeeting, saved: Meeting): WritingMeeting {
  return {
    ...now,
    agenda: learnt(now.agenda, sent.agenda.filter(isFilledAgenda), saved.agenda),
    attendance: learnt(now.attendance, sent.attendance.filter(isFilledAttendance), saved.attendance),
    resolutions: learnt(now.resolutions, sent.resolutions.filter(isFilledResolution), saved.resolutions),
    votes: learnt(now.votes, sent.votes.filter(isFilledVote), saved.votes),
  }
}

function learnt<Row extends Keyed>(
  rows: readonly Row[],
  sent: readonly Keyed[],
  saved: readonly { readonly id?: string | undefined }[],
): readonly Row[] {
  const ids = new Map(
    sent.flatMap((row, index): [number, string][] => {
      const id = saved[index]?.id
      return id === undefined || id === row.id ? [] : [[row.key, id]]
    }),
  )
  return ids.size === 0 ? rows : rows.map((row) => ({ ...row, id: ids.get(row.key) ?? row.id }))
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
        .map((name) => newAttendanceRow(status, unit, name))
    })
}
