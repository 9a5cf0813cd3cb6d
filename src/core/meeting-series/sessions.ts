/** Whether a count (第几次) that a person writes fits into its series: who has it already, which ones it leaves out. Pure. */
import { nextNumber, type GivenNumber, type NumberingRule } from './numbering.ts'

export interface HeldSession extends GivenNumber {
  readonly id: string
  readonly title: string
  readonly heldAt: string
}

const inCount = (held: readonly HeldSession[], { numbering, year }: NumberingRule): readonly HeldSession[] =>
  numbering === 'continuous' ? held : held.filter((one) => one.year === year)

export function holderOf(held: readonly HeldSession[], session: number, rule: NumberingRule): HeldSession | null {
  return inCount(held, rule).find(({ number }) => number === session) ?? null
}

export interface LeftOut {
  readonly from: number
  readonly to: number
}

/** The counts between the nearest one below and this one; below the lowest, from where the count begins. */
export function leftOutBefore(held: readonly HeldSession[], session: number, rule: NumberingRule): LeftOut | null {
  const begin = held.length === 0 ? nextNumber([], rule) : 1
  const below = inCount(held, rule).map(({ number }) => number)
  const nearest = below.filter((number) => number < session).reduce((a, b) => Math.max(a, b), begin - 1)
  return nearest + 1 < session ? { from: nearest + 1, to: session - 1 } : null
}
