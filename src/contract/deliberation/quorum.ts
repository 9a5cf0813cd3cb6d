/**
 * Whether enough members are present (法定人数). The share is a rule of the meeting series: more than half by the
 * 居民会议 of the old 居民委员会组织法, two thirds by many offices' own rules. Pure.
 */
import { z } from 'zod'
import { fraction, neededOf, shareInWords, verbOf } from './fraction.ts'

export const quorumRule = z.strictObject({ base: z.literal('entitled'), fraction })
export type QuorumRule = Readonly<z.infer<typeof quorumRule>>

const people = z.int().min(0).max(100_000)

export const quorumCount = z.strictObject({ entitled: people, present: people })
export type QuorumCount = Readonly<z.infer<typeof quorumCount>>

export interface QuorumJudgement {
  readonly reached: boolean
  readonly needed: number
  readonly present: number
  readonly sentence: string
  /** Why the counts cannot be judged; `null` when they can. */
  readonly problem: string | null
}

export function judgeQuorum(rule: QuorumRule, { entitled, present }: QuorumCount): QuorumJudgement {
  const needed = neededOf(rule.fraction, entitled)
  const counts = `应到 ${entitled} 人，实到 ${present} 人`
  const problem = quorumProblem(entitled, present)
  if (problem !== null) return { reached: false, needed, present, problem, sentence: `${counts}，${problem}。` }
  const reached = present >= needed
  const share = `${verbOf(rule.fraction)}${shareInWords(rule.fraction)}`
  const sentence = reached
    ? `${counts}，${share}（${needed} 人），达到法定人数。`
    : `${counts}，未${share}（需 ${needed} 人），未达到法定人数。`
  return { reached, needed, present, problem, sentence }
}

function quorumProblem(entitled: number, present: number): string | null {
  if (present > entitled) return '实到多于应到，请核对到会情况'
  return entitled === 0 ? '没有有表决权的人员，不能判断是否达到法定人数' : null
}
