/** Who counts: members, deputies for them, and observers not at all. */
import { describe, expect, it } from 'vitest'
import { countAttendance, type Attendee, type PresenceStatus } from '../../../src/contract/deliberation/attendance.ts'

const person = (key: string, status: PresenceStatus, represents: string | null = null): Attendee => ({
  key,
  name: `${key}同志`,
  status,
  represents,
})

describe('the count', () => {
  it('takes members present and absent, and leaves observers out', () => {
    const attendees = [person('甲', '出席'), person('乙', '请假'), person('丙', '缺席'), person('丁', '列席')]
    expect(countAttendance(attendees)).toEqual({ entitled: 3, present: 1, observers: 1, problems: [] })
  })

  it('of nobody is nothing', () => {
    expect(countAttendance([])).toEqual({ entitled: 0, present: 0, observers: 0, problems: [] })
  })

  it('takes a deputy for the member represented, who is listed as absent', () => {
    const attendees = [person('甲', '出席'), person('乙', '请假'), person('丙', '代会', '乙')]
    expect(countAttendance(attendees)).toEqual({ entitled: 2, present: 2, observers: 0, problems: [] })
  })

  it('takes a deputy for a member who is not listed', () => {
    expect(countAttendance([person('丙', '代会', '乙')])).toMatchObject({ entitled: 1, present: 1, problems: [] })
  })

  it('takes a member who also stands for another: two votes, as two members', () => {
    const attendees = [person('甲', '出席'), person('乙', '请假'), person('甲', '代会', '乙')]
    expect(countAttendance(attendees)).toMatchObject({ entitled: 2, present: 2, problems: [] })
  })
})

describe('contradictions are counted once and said', () => {
  it.each<[string, readonly Attendee[], { entitled: number; present: number }, string]>([
    [
      'a member who is there and represented',
      [person('甲', '出席'), person('丙', '代会', '甲')],
      { entitled: 1, present: 1 },
      '“甲同志”本人已出席，又由“丙同志”代会，只计一次。',
    ],
    [
      'two deputies for one',
      [person('乙', '请假'), person('丙', '代会', '乙'), person('丁', '代会', '乙')],
      { entitled: 1, present: 1 },
      '“乙同志”由不止一人代会，只计一次。',
    ],
    [
      'a deputy for nobody',
      [person('甲', '出席'), person('丙', '代会')],
      { entitled: 1, present: 1 },
      '“丙同志”登记为代会，没有写明代谁出席，不计。',
    ],
    [
      'a deputy for an observer',
      [person('甲', '出席'), person('乙', '列席'), person('丙', '代会', '乙')],
      { entitled: 1, present: 1 },
      '“乙同志”是列席，没有表决权，“丙同志”代会不计。',
    ],
    [
      'a member listed twice',
      [person('甲', '出席'), person('甲', '请假')],
      { entitled: 1, present: 1 },
      '“甲同志”登记了不止一次，只计一次。',
    ],
  ])('%s', (_, attendees, counts, problem) => {
    expect(countAttendance(attendees)).toMatchObject({ ...counts, problems: [problem] })
  })
})
