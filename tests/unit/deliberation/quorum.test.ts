/** 法定人数: reached, missed by one, and counts that cannot be. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeastTwoThirds, moreThanHalf } from '../../../src/contract/deliberation/fraction.ts'
import { judgeQuorum, quorumCount, quorumRule, type QuorumRule } from '../../../src/contract/deliberation/quorum.ts'

const half: QuorumRule = { base: 'entitled', fraction: moreThanHalf }
const twoThirds: QuorumRule = { base: 'entitled', fraction: atLeastTwoThirds }

describe('the judgement', () => {
  it.each<[QuorumRule, number, number, boolean, string]>([
    [half, 45, 38, true, '应到 45 人，实到 38 人，超过半数（23 人），达到法定人数。'],
    [half, 45, 23, true, '应到 45 人，实到 23 人，超过半数（23 人），达到法定人数。'],
    [half, 45, 22, false, '应到 45 人，实到 22 人，未超过半数（需 23 人），未达到法定人数。'],
    [half, 44, 22, false, '应到 44 人，实到 22 人，未超过半数（需 23 人），未达到法定人数。'],
    [twoThirds, 45, 30, true, '应到 45 人，实到 30 人，达到三分之二（30 人），达到法定人数。'],
    [twoThirds, 45, 29, false, '应到 45 人，实到 29 人，未达到三分之二（需 30 人），未达到法定人数。'],
    [twoThirds, 44, 29, false, '应到 44 人，实到 29 人，未达到三分之二（需 30 人），未达到法定人数。'],
    [half, 3, 0, false, '应到 3 人，实到 0 人，未超过半数（需 2 人），未达到法定人数。'],
  ])('%j: %i of whom %i', (rule, entitled, present, reached, sentence) => {
    expect(judgeQuorum(rule, { entitled, present })).toMatchObject({ reached, sentence, present, problem: null })
  })

  it('is none when nobody has a vote', () => {
    expect(judgeQuorum(twoThirds, { entitled: 0, present: 0 })).toMatchObject({
      reached: false,
      sentence: '应到 0 人，实到 0 人，没有有表决权的人员，不能判断是否达到法定人数。',
    })
  })

  it('is none when more came than were called', () => {
    expect(judgeQuorum(half, { entitled: 3, present: 4 })).toMatchObject({
      reached: false,
      problem: '实到多于应到，请核对到会情况',
    })
  })

  it('turns exactly once, at the number that is needed', () => {
    fc.assert(
      fc.property(fc.constantFrom(half, twoThirds), fc.integer({ min: 1, max: 300 }), (rule, entitled) => {
        const reached = Array.from({ length: entitled + 1 }, (_, present) => judgeQuorum(rule, { entitled, present }))
        const first = reached.findIndex((each) => each.reached)
        expect(first).toBe(reached[0]?.needed)
        expect(reached.slice(first).every((each) => each.reached)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the schemas', () => {
  it('take a rule and a count, and no others', () => {
    expect(quorumRule.parse(half)).toEqual(half)
    expect(quorumRule.safeParse({ ...half, base: 'present' }).success).toBe(false)
    expect(quorumCount.safeParse({ entitled: 3, present: -1 }).success).toBe(false)
    expect(quorumCount.safeParse({ entitled: 3, present: 1.5 }).success).toBe(false)
  })
})
