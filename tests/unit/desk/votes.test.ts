/** Votes, presence and time at the desk. */
import { describe, expect, it } from 'vitest'
import { secondsUsed, timeInFigures } from '../../../src/contract/desk/item-time.ts'
import { plainText } from '../../../src/contract/desk/plain-text.ts'
import { countRoom, isInRoom, withMovement } from '../../../src/contract/deliberation/presence.ts'
import { restInFavour, resultOf, withMethod, type VoteCounts } from '../../../src/contract/desk/vote-result.ts'
import { atLeastTwoThirds, moreThanHalf } from '../../../src/contract/deliberation/fraction.ts'
import type { AttendanceStatus, MeetingRules, Movement } from '../../../src/contract/meetings.ts'

const rules: MeetingRules = {
  quorum: { base: 'entitled', fraction: moreThanHalf },
  majority: { of: 'present', fraction: atLeastTwoThirds },
}
const vote = (counts: Partial<VoteCounts>): VoteCounts => ({
  method: '举手',
  present: 38,
  inFavour: 0,
  against: 0,
  abstained: 0,
  invalid: 0,
  notVoting: 0,
  ...counts,
})

describe('a vote', () => {
  it('counts the rest in favour', () => {
    expect(restInFavour(vote({ against: 4, abstained: 2 }))).toBe(32)
    expect(restInFavour(vote({ against: 40 }))).toBe(0)
  })

  it('carries or fails by the rules of the meeting', () => {
    expect(resultOf(vote({ inFavour: 32, against: 4, abstained: 2 }), 45, rules)).toMatchObject({
      passed: true,
      judged: true,
    })
    expect(resultOf(vote({ inFavour: 25, against: 13 }), 45, rules)).toMatchObject({ passed: false, addsUp: true })
  })

  it('that does not add up decides nothing and says what is missing', () => {
    const result = resultOf(vote({ inFavour: 32, against: 4 }), 45, rules)
    expect(result).toMatchObject({ passed: false, addsUp: false })
    expect(result.sentence).toContain('少 2 人')
    expect(resultOf(vote({ inFavour: 39 }), 45, null)).toMatchObject({ addsUp: false, judged: false })
  })

  it('without rules is added up and not judged', () => {
    expect(resultOf(vote({ inFavour: 38 }), 45, null)).toMatchObject({ addsUp: true, passed: false, judged: false })
  })

  it('has spoilt ballots only when it is secret', () => {
    const secret = vote({ method: '无记名', inFavour: 30, against: 5, invalid: 2, notVoting: 1 })
    expect(resultOf(secret, 45, rules).addsUp).toBe(true)
    expect(withMethod(secret, '举手').invalid).toBe(0)
  })

  it('with more present than entitled is not judged', () => {
    expect(
      resultOf(vote({ inFavour: 38 }), 30, { ...rules, majority: { ...rules.majority, of: 'entitled' } }),
    ).toMatchObject({ addsUp: false })
  })
})

const person = (name: string, status: AttendanceStatus, movements: readonly Movement[] = [], standsInFor = '') => ({
  name,
  status,
  unit: '',
  standsInFor,
  movements: [...movements],
})
const came: readonly Movement[] = [{ at: '14:20', kind: 'in' }]
const left: readonly Movement[] = [...came, { at: '15:10', kind: 'out' }]

describe('who is in the room', () => {
  it('goes by the status while nobody keeps the door', () => {
    const count = countRoom([person('甲', '出席'), person('乙', '请假'), person('丙', '列席')], null, rules)
    expect(count).toMatchObject({ entitled: 2, present: 1, observers: 1 })
    expect(count.quorum?.reached).toBe(false)
  })

  it('counts those who have come and not left once somebody has signed in', () => {
    const people = [person('甲', '出席', came), person('乙', '出席', left), person('丙', '出席'), person('丁', '列席')]
    expect(countRoom(people, null, rules)).toMatchObject({ entitled: 3, present: 1, observers: 0 })
    expect(people.map((each) => isInRoom(each, true))).toEqual([true, false, false, false])
  })

  it('leaving early does not make everybody else absent', () => {
    const people = [person('甲', '出席', [{ at: '15:10', kind: 'out' }]), person('乙', '出席')]
    expect(countRoom(people, null, null)).toMatchObject({ entitled: 2, present: 1, quorum: null })
  })

  it('a deputy brings the vote of the member, once come', () => {
    const member = person('甲', '请假')
    expect(countRoom([member, person('乙', '代会', came, '甲')], null, null)).toMatchObject({ entitled: 1, present: 1 })
    expect(countRoom([member, person('乙', '代会', left, '甲')], null, null)).toMatchObject({ entitled: 1, present: 0 })
    const notListed = [person('丁', '出席', came), person('乙', '代会', [], '丙')]
    expect(countRoom(notListed, null, null)).toMatchObject({ entitled: 2, present: 1 })
  })

  it('nobody at all is said, not divided by', () => {
    expect(countRoom([], null, rules).quorum).toMatchObject({ reached: false })
    expect(countRoom([], null, rules).quorum?.problem).toContain('没有有表决权的人员')
  })

  it('coming and going within one minute leaves no trace', () => {
    expect(withMovement(came, 'out', '14:20')).toEqual([])
    expect(withMovement(came, 'out', '15:00')).toHaveLength(2)
  })
})

describe('the time of an item', () => {
  const id = '0198c0de-0000-7000-8000-000000000001'
  it('goes on only for the item whose clock runs', () => {
    const clock = { item: id, since: 1000 }
    expect(secondsUsed(60, id, clock, 6500)).toBe(65)
    expect(secondsUsed(60, null, clock, 6500)).toBe(60)
    expect(secondsUsed(86_000, id, clock, 9_000_000)).toBe(86_400)
    expect(secondsUsed(0, id, clock, 500)).toBe(0)
  })

  it('is written in figures', () => {
    expect([timeInFigures(0), timeInFigures(65), timeInFigures(3729)]).toEqual(['0:00', '1:05', '1:02:09'])
  })
})

describe('text from another program', () => {
  it('keeps lists and lines, and nothing that is not text', () => {
    const word =
      '一、整治\r\n\uF0B7\t划线入市\u000B第二行\r\n1.\t新建\u00A0充电口\r\n\uFFFC图\u0007表\uD800\u200B完  \r\n'
    expect(plainText(word)).toBe('一、整治\n· 划线入市\n第二行\n1.\t新建 充电口\n图表完\n')
  })

  it('leaves emoji and rare characters whole', () => {
    expect(plainText('𠮷野家😀')).toBe('𠮷野家😀')
  })
})
