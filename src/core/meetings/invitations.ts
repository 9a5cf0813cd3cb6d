/** Who was told of a meeting and what they answered. A reply changes who is expected; what happens in the room is recorded at the desk. */
import type { Invitation, InvitationReply, invitationsApi } from '../../contract/api/invitations.ts'
import { AppError } from '../../contract/errors.ts'
import type { Attendance, Meeting } from '../../contract/meetings.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf, Outcome } from '../handlers.ts'
import { readInformed, writeInformed } from './informed-text.ts'
import { requireMeeting, requireOwnMeeting } from './service.ts'

/** An attendance's text as the contract bounds it. */
const longestText = 200

interface People {
  readonly people: Invitation[]
  readonly informed: number
  readonly coming: number
}

export const invitationHandlers: HandlersOf<typeof invitationsApi> = {
  list: async ({ db }, { meetingId }) => peopleOf(await requireMeeting(db, meetingId)),

  inform: async (context, { meetingId, ids, by, on }) => {
    const meeting = await requireOwnMeeting(context, meetingId)
    for (const id of new Set(ids)) {
      const { informed } = requireAttendance(meeting, id)
      const text = writeInformed({ ...readInformed(informed), informed: { on, by } })
      change(context, id, { informed: fitting(text) })
    }
    return finish(context, meeting, `通知 ${new Set(ids).size} 人：${meeting.title}`)
  },

  reply: async (context, { meetingId, id, answer, on, deputy }) => {
    const meeting = await requireOwnMeeting(context, meetingId)
    if (meeting.stage !== '筹备') throw new AppError('meeting_begun', { meeting: meeting.title })
    const member = requireAttendance(meeting, id)
    const text = writeInformed({ ...readInformed(member.informed), reply: { on, answer } })
    change(context, id, { ...expected(member, answer, deputy), informed: fitting(text) })
    const name = member.standsInFor === '' ? member.name : member.standsInFor
    return finish(context, meeting, `${name}回复${answer}：${meeting.title}`)
  },
}

/** Who will be there after this reply. Observers have no vote that a deputy could take or an absence could leave open. */
function expected(member: Attendance, answer: InvitationReply, deputy: string): RecordValues {
  const name = member.status === '代会' && member.standsInFor !== '' ? member.standsInFor : member.name
  if (answer === '代会') {
    if (deputy === '' || deputy === name) throw new AppError('deputy_missing', { person: name })
    if (member.status === '列席') return { name: deputy }
    return { status: '代会', name: deputy, standsInFor: name }
  }
  if (member.status === '列席') return {}
  return { status: answer === '请假' ? '请假' : '出席', name, standsInFor: null }
}

function peopleOf(meeting: Meeting): People {
  const people = meeting.attendance.map(({ id = '', unit, name, duty, status, standsInFor, informed }): Invitation => ({
    id,
    unit,
    name,
    duty,
    status,
    standsInFor,
    ...readInformed(informed),
  }))
  return {
    people,
    informed: people.filter(({ informed }) => informed !== null).length,
    coming: people.filter(({ reply }) => reply !== null && reply.answer !== '请假').length,
  }
}

function requireAttendance(meeting: Meeting, id: string): Attendance {
  const found = meeting.attendance.find((person) => person.id === id)
  if (found === undefined) throw new AppError('not_found')
  return found
}

function fitting(text: string): string {
  if (text.length <= longestText) return text
  throw new AppError('value_invalid', { field: '通知情况', value: text, reason: `超过 ${longestText} 个字` })
}

function change(context: CommandContext, id: string, values: RecordValues): void {
  context.records.update(context.stamp, 'attendances', stored(context, 'attendances', id), { values })
}

/** The meeting's version speaks for its attendees: whoever edits it at the same time must notice. */
async function finish(context: CommandContext, meeting: Meeting, label: string): Promise<Outcome<People>> {
  context.records.touch(context.stamp, 'meetings', stored(context, 'meetings', meeting.id))
  return { value: peopleOf(await requireMeeting(context.db, meeting.id)), label }
}

function stored({ records }: CommandContext, key: 'attendances' | 'meetings', id: string): StoredRecord {
  const record = records.get(key, id)
  if (record === null) throw new AppError('not_found')
  return record
}
