/** The rules of a series in words, and the shares that are offered for them. Pure. */
import {
  atLeastTwoThirds,
  moreThanHalf,
  shareInWords,
  verbOf,
  type Fraction,
} from '../../../contract/deliberation/fraction.ts'
import type { MeetingRules } from '../../../contract/meetings.ts'

export const majorityBases = { present: '实到人数', entitled: '应到人数', cast: '有效票' } as const

export const sharePresets = [
  { key: 'half', label: '超过半数', fraction: moreThanHalf },
  { key: 'twoThirds', label: '达到三分之二', fraction: atLeastTwoThirds },
] as const satisfies readonly { readonly key: string; readonly label: string; readonly fraction: Fraction }[]

export function presetOf({ numerator, denominator, strict }: Fraction): string {
  const preset = sharePresets.find(
    ({ fraction }) =>
      fraction.numerator === numerator && fraction.denominator === denominator && fraction.strict === strict,
  )
  return preset?.key ?? 'own'
}

/** `应到人数达到三分之二方可开会；赞成超过实到人数的半数为通过。列席人员没有表决权。` */
export function rulesInWords(rules: MeetingRules | null): string {
  if (rules === null) return '不表决，不要求到会人数。'
  const { quorum, majority } = rules
  const opening =
    quorum === null
      ? '不要求到会人数'
      : `实到人数${verbOf(quorum.fraction)}应到人数的${shareInWords(quorum.fraction)}方可开会`
  const passing = `赞成${verbOf(majority.fraction)}${majorityBases[majority.of]}的${shareInWords(majority.fraction)}为通过`
  return `${opening}；${passing}。列席人员没有表决权。`
}
