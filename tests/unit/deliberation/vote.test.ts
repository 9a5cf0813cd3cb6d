/** Votes: what they are a share of, by which method, and counts that do not add up. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeastTwoThirds, moreThanHalf } from '../../../src/contract/deliberation/fraction.ts'
import {
  judgeVote,
  majorityRule,
  voteMethods,
  voteTally,
  type MajorityRule,
  type VoteTally,
} from '../../../src/contract/deliberation/vote.ts'

const ofPresent: MajorityRule = { of: 'present', fraction: moreThanHalf }
const ofEntitled: MajorityRule = { of: 'entitled', fraction: atLeastTwoThirds }
const ofCast: MajorityRule = { of: 'cast', fraction: moreThanHalf }

const show: VoteTally = { method: 'show', entitled: 45, present: 38, inFavour: 30, against: 5, abstained: 3 }

describe('a vote that adds up', () => {
  it.each<[string, MajorityRule, VoteTally, boolean, number, string]>([
    [
      'carried by show of hands',
      ofPresent,
      show,
      true,
      20,
      '实到 38 人，举手表决：赞成 30 人、反对 5 人、弃权 3 人；赞成超过实到人数的半数（20 人），表决通过。',
    ],
    [
      'exactly half does not carry',
      ofPresent,
      { ...show, inFavour: 19, against: 19, abstained: 0 },
      false,
      20,
      '实到 38 人，举手表决：赞成 19 人、反对 19 人、弃权 0 人；赞成未超过实到人数的半数（需 20 人），表决未通过。',
    ],
    [
      'exactly two thirds of those entitled carries',
      ofEntitled,
      show,
      true,
      30,
      '应到 45 人，实到 38 人，举手表决：赞成 30 人、反对 5 人、弃权 3 人；赞成达到应到人数的三分之二（30 人），表决通过。',
    ],
    [
      'one less does not',
      ofEntitled,
      { ...show, inFavour: 29, against: 6 },
      false,
      30,
      '应到 45 人，实到 38 人，举手表决：赞成 29 人、反对 6 人、弃权 3 人；赞成未达到应到人数的三分之二（需 30 人），表决未通过。',
    ],
    [
      'a secret ballot with ballots not returned and spoilt, of the valid votes',
      ofCast,
      { ...show, method: 'secret', inFavour: 18, against: 12, abstained: 5, notCast: 2, invalid: 1 },
      true,
      18,
      '实到 38 人，无记名投票：赞成 18 票、反对 12 票、弃权 5 票、未投 2 票、废票 1 票；赞成超过有效票的半数（18 票），表决通过。',
    ],
    [
      'the same ballot of those present',
      ofPresent,
      { ...show, method: 'secret', inFavour: 18, against: 12, abstained: 5, notCast: 2, invalid: 1 },
      false,
      20,
      '实到 38 人，无记名投票：赞成 18 票、反对 12 票、弃权 5 票、未投 2 票、废票 1 票；赞成未超过实到人数的半数（需 20 票），表决未通过。',
    ],
    [
      'by voice, with two withdrawn: the share stays one of those present',
      ofPresent,
      { ...show, method: 'voice', inFavour: 20, against: 16, abstained: 0, absentFromVote: 2 },
      true,
      20,
      '实到 38 人，2 人未参加表决，口头表决：赞成 20 人、反对 16 人、弃权 0 人；赞成超过实到人数的半数（20 人），表决通过。',
    ],
  ])('%s', (_, rule, tally, passed, needed, sentence) => {
    expect(judgeVote(rule, tally)).toEqual({ addsUp: true, passed, needed, sentence, problem: null })
  })
})

describe('a vote that decides nothing', () => {
  it.each<[string, VoteTally, string]>([
    [
      'too few votes',
      { ...show, inFavour: 27 },
      '赞成 27 人、反对 5 人、弃权 3 人，合计 35 人，与参加表决的 38 人不符（少 3 人），请核对后再认定结果。',
    ],
    [
      'too many votes, though those in favour are enough',
      { ...show, method: 'secret', inFavour: 38, invalid: 1 },
      '赞成 38 票、反对 5 票、弃权 3 票、废票 1 票，合计 47 票，与参加表决的 38 人不符（多 9 票），请核对后再认定结果。',
    ],
    [
      'somebody withdrawn who voted',
      { ...show, absentFromVote: 1 },
      '赞成 30 人、反对 5 人、弃权 3 人，合计 38 人，与参加表决的 37 人不符（多 1 人），请核对后再认定结果。',
    ],
    [
      'spoilt ballots without ballots',
      { ...show, inFavour: 29, invalid: 1 },
      '举手表决没有未投票和废票，请改记为弃权或未参加表决。',
    ],
    ['more present than entitled', { ...show, entitled: 30 }, '实到 38 人多于应到 30 人，请核对到会情况。'],
    ['more withdrawn than present', { ...show, absentFromVote: 39 }, '未参加表决 39 人多于实到 38 人，请核对。'],
  ])('%s', (_, tally, problem) => {
    expect(judgeVote(ofPresent, tally)).toMatchObject({ addsUp: false, passed: false, problem, sentence: problem })
  })

  it.each<[string, VoteTally]>([
    ['nobody is there', { ...show, present: 0, inFavour: 0, against: 0, abstained: 0 }],
    ['nobody is entitled', { ...show, entitled: 0, present: 0, inFavour: 0, against: 0, abstained: 0 }],
    ['all have withdrawn', { ...show, absentFromVote: 38, inFavour: 0, against: 0, abstained: 0 }],
  ])('%s', (_, tally) => {
    const judgement = judgeVote({ of: 'present', fraction: atLeastTwoThirds }, tally)
    expect(judgement).toMatchObject({ addsUp: true, passed: false, problem: '没有人参加表决，没有形成结果。' })
  })
})

it('a ballot without one valid vote decides nothing when the share is of valid votes', () => {
  const tally: VoteTally = { ...show, method: 'secret', inFavour: 0, against: 0, abstained: 0, notCast: 30, invalid: 8 }
  expect(judgeVote({ of: 'cast', fraction: atLeastTwoThirds }, tally)).toMatchObject({
    addsUp: true,
    passed: false,
    problem: '赞成 0 票、反对 0 票、弃权 0 票、未投 30 票、废票 8 票；没有有效票，没有形成结果。',
  })
})

const anyCount = fc.integer({ min: 0, max: 80 })
const anyRule: fc.Arbitrary<MajorityRule> = fc.record({
  of: fc.constantFrom('present', 'entitled', 'cast'),
  fraction: fc.constantFrom(moreThanHalf, atLeastTwoThirds, { numerator: 4, denominator: 5, strict: true }),
})

/** Tallies that add up by construction. */
const soundTally: fc.Arbitrary<VoteTally> = fc
  .record({
    method: fc.constantFrom(...voteMethods),
    inFavour: anyCount,
    against: anyCount,
    abstained: anyCount,
    absentFromVote: anyCount,
    notCast: anyCount,
    invalid: anyCount,
    away: anyCount,
  })
  .map(({ away, ...counts }) => {
    const ballots = counts.method === 'secret' ? counts : { ...counts, notCast: 0, invalid: 0 }
    const { inFavour, against, abstained, notCast, invalid, absentFromVote } = ballots
    const present = inFavour + against + abstained + notCast + invalid + absentFromVote
    return { ...ballots, present, entitled: present + away }
  })

describe('for any vote', () => {
  it('sound counts add up, and are of the shape that is stored', () => {
    fc.assert(
      fc.property(anyRule, soundTally, (rule, tally) => {
        expect(judgeVote(rule, tally).addsUp).toBe(true)
        expect(voteTally.parse(tally)).toEqual(tally)
        expect(majorityRule.parse(rule)).toEqual(rule)
      }),
    )
  })

  it('one vote more or less no longer adds up', () => {
    fc.assert(
      fc.property(anyRule, soundTally, fc.constantFrom('inFavour', 'against', 'abstained'), (rule, tally, side) => {
        expect(judgeVote(rule, { ...tally, [side]: tally[side] + 1 }).addsUp).toBe(false)
      }),
    )
  })

  it('a vote changed from against to in favour never undoes a majority', () => {
    fc.assert(
      fc.property(anyRule, soundTally, (rule, tally) => {
        fc.pre(tally.against > 0)
        const changed = { ...tally, inFavour: tally.inFavour + 1, against: tally.against - 1 }
        expect(judgeVote(rule, changed).passed || !judgeVote(rule, tally).passed).toBe(true)
      }),
    )
  })

  it('carries exactly from the number that is needed', () => {
    fc.assert(
      fc.property(anyRule, soundTally, (rule, tally) => {
        const { passed, needed, problem } = judgeVote(rule, tally)
        fc.pre(problem === null)
        expect(passed).toBe(tally.inFavour >= needed)
      }),
    )
  })
})
