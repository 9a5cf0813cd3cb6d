/** Who of those on a meeting's list was there, by what they are down for and by when they came and went. Pure. */
import type { Attendance } from '../meetings.ts'
import type { Attendee, PresenceStatus } from './attendance.ts'

/** Once somebody has been signed in, the door is being kept: whoever has not come by then is absent. */
export function isDoorKept(attendance: readonly Attendance[]): boolean {
  return attendance.some(({ movements }) => movements.length > 0)
}

/** Whether somebody came at all, also when they left before the end. */
export function hasCome(person: Attendance, doorKept: boolean): boolean {
  return person.status !== '请假' && (!doorKept || person.movements.some(({ kind }) => kind === 'in'))
}

/** Whether somebody is in the room after what was noted last. */
export function isInRoom(person: Attendance, doorKept: boolean): boolean {
  return person.status !== '请假' && (!doorKept || person.movements.at(-1)?.kind === 'in')
}

/** As those who count votes see them. @param isThere `hasCome` for the whole meeting, `isInRoom` for this moment. */
export function attendeesOf(
  attendance: readonly Attendance[],
  isThere: (person: Attendance, doorKept: boolean) => boolean,
): Attendee[] {
  const doorKept = isDoorKept(attendance)
  return attendance.flatMap((person, index): Attendee[] => {
    const there = isThere(person, doorKept)
    if (person.status === '代会') return deputy(attendance, person, index, there)
    const status: PresenceStatus = person.status === '出席' && !there ? '缺席' : person.status
    return [{ key: keyOf(attendance, person, index), name: person.name, status, represents: null }]
  })
}

/** A deputy who did not come leaves the member absent who was to be represented. */
function deputy(attendance: readonly Attendance[], person: Attendance, index: number, there: boolean): Attendee[] {
  const member = attendance.find(({ name, status }) => name === person.standsInFor && status !== '代会')
  const represents = member === undefined ? person.standsInFor : keyOf(attendance, member, attendance.indexOf(member))
  if (there) return [{ key: keyOf(attendance, person, index), name: person.name, status: '代会', represents }]
  if (member !== undefined || represents === '') return []
  return [{ key: represents, name: represents, status: '缺席', represents: null }]
}

/** Two people of one name and unit stay two. */
function keyOf(attendance: readonly Attendance[], person: Attendance, index: number): string {
  const first = attendance.findIndex(({ unit, name }) => unit === person.unit && name === person.name)
  return first === index ? `${person.unit} ${person.name}` : `${person.unit} ${person.name} ${index}`
}
