/**
 * Who is in the room, or was at the meeting at all, and what that makes of the counts. While nobody keeps the door the
 * status alone says who is there; from the first sign-in on, those count who have come. Pure.
 */
import { countAttendance, type AttendanceCount, type Attendee } from './attendance.ts'
import { judgeQuorum, type QuorumJudgement } from './quorum.ts'
import type { Attendance, MeetingRules, Movement } from '../meetings.ts'

type Listed = Pick<Attendance, 'status' | 'unit' | 'name' | 'standsInFor' | 'movements'>

/** Whether anybody has signed in: leaving early alone does not make a door-keeper. */
export function isDoorKept(people: readonly Listed[]): boolean {
  return people.some(({ movements }) => movements[0]?.kind === 'in')
}

/** Whether somebody came at all, also when they left before the end. */
export function hasCome({ status, movements }: Listed, doorKept: boolean): boolean {
  if (status === '请假') return false
  return doorKept ? movements.some(({ kind }) => kind === 'in') : true
}

/** Whether somebody is in the room after what was noted last. */
export function isInRoom({ status, movements }: Listed, doorKept: boolean): boolean {
  const last = movements.at(-1)
  if (status === '请假') return false
  return last === undefined ? !doorKept : last.kind === 'in'
}

/** Comes or goes now; who comes and goes within one minute never did. */
export function withMovement(movements: readonly Movement[], kind: Movement['kind'], at: string): Movement[] {
  const last = movements.at(-1)
  return last?.at === at && last.kind !== kind ? movements.slice(0, -1) : [...movements, { at, kind }]
}

export interface RoomCount extends AttendanceCount {
  readonly quorum: QuorumJudgement | null
}

/** @param entitled 应到 as the meeting says it; null: as many as are listed with a vote. */
export function countRoom(people: readonly Listed[], entitled: number | null, rules: MeetingRules | null): RoomCount {
  const count = countAttendance(attendeesOf(people, isInRoom))
  const counted = { ...count, entitled: entitled ?? count.entitled }
  const quorum = rules?.quorum ?? null
  return { ...counted, quorum: quorum === null ? null : judgeQuorum(quorum, counted) }
}

/** As those who count votes see them. @param isThere `hasCome` for the whole meeting, `isInRoom` for this moment. */
export function attendeesOf(
  people: readonly Listed[],
  isThere: (person: Listed, doorKept: boolean) => boolean,
): Attendee[] {
  const doorKept = isDoorKept(people)
  const named = people.filter(({ name }) => name.trim() !== '')
  const keyOf = ({ unit, name }: Pick<Listed, 'unit' | 'name'>) => `${unit}\n${name}`
  const members = new Map(named.filter(({ status }) => status !== '代会').map((person) => [person.name, keyOf(person)]))
  return named.flatMap((person): Attendee[] => {
    const there = isThere(person, doorKept)
    const { name, status } = person
    const attendee = { key: keyOf(person), name }
    if (status === '代会') {
      const represents = members.get(person.standsInFor) ?? person.standsInFor
      if (there) return [{ ...attendee, status, represents }]
      // A vote whose deputy has not come is still a vote that is missing.
      return members.has(person.standsInFor) || represents === ''
        ? []
        : [{ key: represents, name: represents, status: '缺席', represents: null }]
    }
    if (status === '列席') return there ? [{ ...attendee, status, represents: null }] : []
    return [{ ...attendee, status: status === '出席' && !there ? '缺席' : status, represents: null }]
  })
}
