/** Who was there: by the list alone, and by the door once it is kept. */
import { describe, expect, it } from 'vitest'
import { countAttendance } from '../../../src/contract/deliberation/attendance.ts'
import { attendeesOf, hasCome, isInRoom } from '../../../src/contract/deliberation/presence.ts'
import { attendance, type Attendance } from '../../../src/contract/meetings.ts'

function person(name: string, more: Partial<Attendance> = {}): Attendance {
  return attendance.parse({ status: '出席', unit: '甲单位', name, ...more })
}

const came = { at: '14:25', kind: 'in' } as const
const left = { at: '15:10', kind: 'out' } as const

describe('attendeesOf', () => {
  it('goes by the list while nobody keeps the door', () => {
    const list = [person('甲'), person('乙', { status: '请假' }), person('丙', { status: '列席' })]
    expect(countAttendance(attendeesOf(list, isInRoom))).toMatchObject({ entitled: 2, present: 1, observers: 1 })
  })

  it('goes by the door once somebody has been signed in', () => {
    const list = [person('甲', { movements: [came] }), person('乙'), person('丙', { movements: [came, left] })]
    expect(countAttendance(attendeesOf(list, isInRoom))).toMatchObject({ entitled: 3, present: 1 })
    expect(countAttendance(attendeesOf(list, hasCome))).toMatchObject({ entitled: 3, present: 2 })
  })

  it('counts a deputy for the member on the list, once', () => {
    const list = [
      person('甲', { status: '请假' }),
      person('代甲者', { status: '代会', standsInFor: '甲', movements: [came] }),
    ]
    expect(countAttendance(attendeesOf(list, isInRoom))).toMatchObject({ entitled: 1, present: 1, problems: [] })
  })

  it('counts a deputy for somebody who is not on the list', () => {
    const list = [person('代者', { status: '代会', standsInFor: '不在名单的人' })]
    expect(countAttendance(attendeesOf(list, isInRoom))).toMatchObject({ entitled: 1, present: 1, problems: [] })
  })

  it('leaves the member absent whose deputy did not come', () => {
    const list = [person('甲', { movements: [came] }), person('代者', { status: '代会', standsInFor: '丁' })]
    expect(countAttendance(attendeesOf(list, isInRoom))).toMatchObject({ entitled: 2, present: 1, problems: [] })
    const listed = [...list, person('丁', { status: '请假' })]
    expect(countAttendance(attendeesOf(listed, isInRoom))).toMatchObject({ entitled: 2, present: 1, problems: [] })
  })

  it('counts one person who is listed twice once, and says so', () => {
    const count = countAttendance(attendeesOf([person('甲'), person('甲')], isInRoom))
    expect(count).toMatchObject({ present: 1, problems: ['“甲”登记了不止一次，只计一次。'] })
  })

  it('takes somebody who left early for gone, though nobody keeps the door', () => {
    const list = [person('甲', { movements: [left] }), person('乙')]
    expect(countAttendance(attendeesOf(list, isInRoom))).toMatchObject({ entitled: 2, present: 1 })
    expect(countAttendance(attendeesOf(list, hasCome))).toMatchObject({ entitled: 2, present: 2 })
  })

  it('is empty for a meeting with nobody', () => {
    expect(countAttendance(attendeesOf([], hasCome))).toMatchObject({ entitled: 0, present: 0, observers: 0 })
  })
})
