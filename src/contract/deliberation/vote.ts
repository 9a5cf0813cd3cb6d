/**
 * Whether a vote adds up and whether it carried. Counts that do not add up decide nothing. The share and what it is
 * taken of are a rule of the meeting series. Pure.
 */
import { z } from 'zod'
import { fraction, neededOf, shareInWords, verbOf } from './fraction.ts'

/** `present`: of 实到; `entitled`: of 应到; `cast`: of the valid votes, abstentions among them. */
export const majorityRule = z.strictObject({ of: z.enum(['present', 'entitled', 'cast']), fraction })
export type MajorityRule = Readonly<z.infer<typeof majorityRule>>

export const voteMethods = ['show', 'secret', 'voice'] as const
export type VoteMethod = (typeof voteMethods)[number]

export const voteMethodLabels: Readonly<Record<VoteMethod, string>> = {
  show: '举手表决',
  secret: '无记名投票',
  voice: '口头表决',
}

const count = z.int().min(0).max(100_000)

export const voteTally = z.strictObject({
  method: z.enum(voteMethods),
  entitled: count,
  present: count,
  inFavour: count,
  against: count,
  abstained: count,
  /** 未参加表决: present, but out of the room or withdrawn from this item. */
  absentFromVote: count.optional(),
  /** 未投: ballots that did not come back; only in a secret vote, as are spoilt ones. */
  notCast: count.optional(),
  /** 废票 */
  invalid: count.optional(),
})
export type VoteTally = Readonly<z.infer<typeof voteTally>>

export interface VoteJudgement {
  readonly addsUp: boolean
  /** Never true when the counts do not add up. */
  readonly passed: boolean
  readonly needed: number
  readonly sentence: string
  /** Why nothing was decided; `null` when the vote carried or failed properly. */
  readonly problem: string | null
}

export function judgeVote(rule: MajorityRule, tally: VoteTally): VoteJudgement {
  const base = baseOf(rule, tally)
  const needed = neededOf(rule.fraction, base)
  const mistake = tallyMistake(tally)
  const problem = mistake ?? emptyVote(tally, base)
  if (problem !== null) return { addsUp: mistake === null, passed: false, needed, sentence: problem, problem }
  const passed = tally.inFavour >= needed
  return { addsUp: true, passed, needed, sentence: resultInWords(rule, tally, needed, passed), problem }
}

function emptyVote(tally: VoteTally, base: number): string | null {
  if (votersOf(tally) === 0) return '没有人参加表决，没有形成结果。'
  return base === 0 ? `${countsInWords(tally)}；没有有效票，没有形成结果。` : null
}

const votersOf = ({ present, absentFromVote = 0 }: VoteTally): number => present - absentFromVote

const validVotes = ({ inFavour, against, abstained }: VoteTally): number => inFavour + against + abstained

function baseOf({ of }: MajorityRule, tally: VoteTally): number {
  return of === 'cast' ? validVotes(tally) : tally[of]
}

function tallyMistake(tally: VoteTally): string | null {
  const { method, entitled, present, absentFromVote = 0, notCast = 0, invalid = 0 } = tally
  if (present > entitled) return `实到 ${present} 人多于应到 ${entitled} 人，请核对到会情况。`
  if (absentFromVote > present) return `未参加表决 ${absentFromVote} 人多于实到 ${present} 人，请核对。`
  if (method !== 'secret' && notCast + invalid > 0) {
    return `${voteMethodLabels[method]}没有未投票和废票，请改记为弃权或未参加表决。`
  }
  const total = validVotes(tally) + notCast + invalid
  const difference = total - votersOf(tally)
  if (difference === 0) return null
  const unit = unitOf(method)
  const gap = difference > 0 ? `多 ${difference} ${unit}` : `少 ${-difference} ${unit}`
  return `${countsInWords(tally)}，合计 ${total} ${unit}，与参加表决的 ${votersOf(tally)} 人不符（${gap}），请核对后再认定结果。`
}

const unitOf = (method: VoteMethod): string => (method === 'secret' ? '票' : '人')

/** `赞成 30 票、反对 5 票、弃权 1 票、未投 1 票、废票 1 票` */
function countsInWords({ method, inFavour, against, abstained, notCast = 0, invalid = 0 }: VoteTally): string {
  const always = [`赞成 ${inFavour}`, `反对 ${against}`, `弃权 ${abstained}`]
  const ifAny = [...(notCast > 0 ? [`未投 ${notCast}`] : []), ...(invalid > 0 ? [`废票 ${invalid}`] : [])]
  return [...always, ...ifAny].map((text) => `${text} ${unitOf(method)}`).join('、')
}

function resultInWords(rule: MajorityRule, tally: VoteTally, needed: number, passed: boolean): string {
  const { entitled, present, absentFromVote = 0, method } = tally
  const people = [
    ...(rule.of === 'entitled' ? [`应到 ${entitled} 人`] : []),
    `实到 ${present} 人`,
    ...(absentFromVote > 0 ? [`${absentFromVote} 人未参加表决`] : []),
  ].join('，')
  const baseName = { present: '实到人数', entitled: '应到人数', cast: '有效票' }[rule.of]
  const share = `${verbOf(rule.fraction)}${baseName}的${shareInWords(rule.fraction)}`
  const amount = `${needed} ${unitOf(method)}`
  const result = passed ? `赞成${share}（${amount}），表决通过。` : `赞成未${share}（需 ${amount}），表决未通过。`
  return `${people}，${voteMethodLabels[method]}：${countsInWords(tally)}；${result}`
}
