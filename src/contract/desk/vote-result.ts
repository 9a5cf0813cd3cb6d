/** A vote as it is recorded at the desk: the counts that suggest themselves, and what they come to. Pure. */
import { moreThanHalf } from '../deliberation/fraction.ts'
import { judgeVote, type VoteJudgement, type VoteMethod } from '../deliberation/vote.ts'
import type { MeetingRules, Vote } from '../meetings.ts'

export type VoteCounts = Pick<
  Vote,
  'method' | 'present' | 'inFavour' | 'against' | 'abstained' | 'invalid' | 'notVoting'
>

const methods: Readonly<Record<Vote['method'], VoteMethod>> = { 举手: 'show', 无记名: 'secret', 口头: 'voice' }

/** 其余赞成: whoever did not say otherwise is in favour. */
export function restInFavour({ present, against, abstained, invalid, notVoting }: VoteCounts): number {
  return Math.max(0, present - against - abstained - invalid - notVoting)
}

/** Ballots can be spoilt; raised hands cannot. */
export function withMethod(vote: VoteCounts, method: Vote['method']): VoteCounts {
  return method === '无记名' ? { ...vote, method } : { ...vote, method, invalid: 0 }
}

export interface VoteResult extends VoteJudgement {
  /** Whether the meeting has a rule by which it carries. */
  readonly judged: boolean
}

/** @param entitled 应到 of the meeting; without rules the counts are only added up. */
export function resultOf(vote: VoteCounts, entitled: number, rules: MeetingRules | null): VoteResult {
  const { present, inFavour, against, abstained, invalid, notVoting } = vote
  const secret = vote.method === '无记名'
  const judgement = judgeVote(rules?.majority ?? { of: 'present', fraction: moreThanHalf }, {
    method: methods[vote.method],
    entitled: Math.max(entitled, rules?.majority.of === 'entitled' ? 0 : present),
    present,
    inFavour,
    against,
    abstained,
    ...(secret ? { notCast: notVoting } : { absentFromVote: notVoting }),
    invalid,
  })
  if (rules !== null || judgement.problem !== null) return { ...judgement, judged: rules !== null }
  const counts = `赞成 ${inFavour}、反对 ${against}、弃权 ${abstained}`
  return { ...judgement, passed: false, judged: false, sentence: `${counts}，票数相符；会议未设表决规则，不作判定。` }
}
