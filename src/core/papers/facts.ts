/** What the papers of a meeting say, taken from the meeting. Pure: knows neither storage nor layout. */
import type { NoticeTexts } from '../../contract/api/papers.ts'
import { countAttendance } from '../../contract/deliberation/attendance.ts'
import { attendeesOf, hasCome } from '../../contract/deliberation/presence.ts'
import type { Attendance, Meeting, Resolution, Vote } from '../../contract/meetings.ts'
import type { DecisionFacts, VoteFacts } from '../documents/minutes-facts.ts'
import type { AgendaPaperFacts } from '../documents/papers/agenda-paper.ts'
import type { MeetingRecordFacts, RecordItemFacts, StatementFacts } from '../documents/papers/meeting-record.ts'
import type { NoticeFacts } from '../documents/papers/notice.ts'
import type { SessionFacts } from '../documents/papers/session.ts'
import type { SignInFacts } from '../documents/papers/sign-in-sheet.ts'

/** What every notice asks where the office has written nothing of its own. */
const usualRequirements: readonly string[] = [
  '请参会人员准时到会。不能参会的，请提前请假，并安排熟悉情况的人员代会。',
  '请汇报单位提前准备汇报材料。',
]
const spareSignInRows = 5

export function sessionFacts({ title, heldAt, place, chair }: Meeting): SessionFacts {
  return { title, heldAt, place, chair }
}

export function noticeFacts(meeting: Meeting, unitName: string, texts: NoticeTexts, issuedOn: string): NoticeFacts {
  const invited = meeting.attendance.filter(({ status }) => status !== '请假')
  const named = texts.contactName.trim() !== '' || texts.contactPhone.trim() !== ''
  return {
    unitName,
    session: sessionFacts(meeting),
    addressees: unitsOf(meeting.attendance),
    purpose: texts.purpose,
    topics: meeting.agenda.map(({ title }) => title),
    attendees: byUnit(invited),
    requirements: texts.requirements.length > 0 ? texts.requirements : usualRequirements,
    contact: named ? { name: texts.contactName.trim(), phone: texts.contactPhone.trim() } : null,
    issuedOn,
  }
}

export function signInFacts(meeting: Meeting): SignInFacts {
  return {
    session: sessionFacts(meeting),
    people: meeting.attendance
      .filter(({ status }) => status !== '请假')
      .map(({ unit, name, duty }) => ({ unit, name, post: duty, phone: '' })),
    spareRows: spareSignInRows,
  }
}

/** An item's beginning is known as long as each item before it has its minutes. */
export function agendaPaperFacts(meeting: Meeting): AgendaPaperFacts {
  let clock: number | null = minutesOfDay(meeting.heldAt)
  const items = meeting.agenda.map(({ title, presenter, plannedMinutes }) => {
    const startsAt = clock === null ? null : timeOfDay(clock)
    clock = plannedMinutes === null || clock === null ? null : clock + plannedMinutes
    return { startsAt, minutes: plannedMinutes, title, presenter, sittingIn: '' }
  })
  return { session: sessionFacts(meeting), items }
}

export function recordFacts(meeting: Meeting): MeetingRecordFacts {
  const { entitled, present } = presenceOf(meeting)
  const { endedAt } = meeting
  return {
    session: { ...sessionFacts(meeting), ...(endedAt === null ? {} : { endedAt }) },
    recorder: meeting.recorder,
    entitled,
    present,
    attendance: meeting.attendance.map((person) => ({
      kind: person.status,
      unit: person.unit,
      name: person.name,
      standsInFor: person.standsInFor,
      cameAt: person.movements.find(({ kind }) => kind === 'in')?.at ?? null,
      leftAt: leftAt(person),
    })),
    items: meeting.agenda.map((item, index) => recordItem(meeting, item, index, entitled)),
    others: statementsIn(meeting.discussion),
    otherDecisions: decisionFacts(meeting.resolutions.filter(({ item }) => item === null)),
  }
}

/** 应到 and 实到 over the whole meeting. */
export function presenceOf(meeting: Pick<Meeting, 'attendance' | 'entitled'>): { entitled: number; present: number } {
  const counted = countAttendance(attendeesOf(meeting.attendance, hasCome))
  return { entitled: meeting.entitled ?? counted.entitled, present: counted.present }
}

export function decisionFacts(resolutions: readonly Resolution[]): DecisionFacts[] {
  return resolutions.map(({ content, responsibleUnit, supportingUnits, person, deadline }) => ({
    content,
    leadUnit: responsibleUnit,
    supportingUnits,
    person,
    deadline,
  }))
}

export function voteFacts(vote: Vote, entitled: number): VoteFacts {
  const { present, inFavour, against, abstained } = vote
  return { entitled, present, inFavour, against, abstained }
}

function recordItem(
  meeting: Meeting,
  { title, presenter, discussion }: Meeting['agenda'][number],
  index: number,
  entitled: number,
): RecordItemFacts {
  const vote = meeting.votes.find(({ item }) => item === index)
  return {
    title,
    presenter,
    statements: statementsIn(discussion),
    voteMethod: vote === undefined ? '' : `${vote.method}表决`,
    vote: vote === undefined ? null : voteFacts(vote, entitled),
    decisions: decisionFacts(meeting.resolutions.filter(({ item }) => item === index)),
  }
}

/** “张三：……” names who spoke; a long beginning before a colon is a sentence. */
function statementsIn(discussion: string): StatementFacts[] {
  return discussion
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, speaker = '', text = line] = /^\s*([^：:，。；\s]{1,20})[：:]\s*(\S.*)$/u.exec(line) ?? []
      return { speaker, text: text.trim() }
    })
}

function leftAt(person: Attendance): string | null {
  const last = person.movements.at(-1)
  return last?.kind === 'out' ? last.at : null
}

function unitsOf(people: readonly Attendance[]): string[] {
  return [...new Set(people.map(({ unit }) => unit.trim()).filter((unit) => unit !== ''))]
}

function byUnit(people: readonly Attendance[]): string[] {
  const groups = new Map<string, string[]>()
  for (const { unit, name } of people) groups.set(unit.trim(), [...(groups.get(unit.trim()) ?? []), name.trim()])
  return [...groups].map(([unit, names]) => `${unit} ${names.join('、')}`.trim())
}

function minutesOfDay(heldAt: string): number {
  return Number(heldAt.slice(11, 13)) * 60 + Number(heldAt.slice(14, 16))
}

function timeOfDay(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24
  return `${String(hour).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
