/**
 * A required share of a number of people: more than half, at least two thirds, or the office's own. Whole numbers only: what is
 * exactly half is never decided by rounding. Pure.
 */
import { z } from 'zod'

const part = z.int().min(1).max(100)

export const fraction = z
  .strictObject({
    numerator: part,
    denominator: part,
    /** More than the share (超过), not just as much (达到). */
    strict: z.boolean(),
  })
  .refine(({ numerator, denominator, strict }) => numerator < denominator || (numerator === denominator && !strict), {
    error: '比例应小于 1，或为“达到全部”',
  })

export type Fraction = Readonly<z.infer<typeof fraction>>

export const moreThanHalf = { numerator: 1, denominator: 2, strict: true } as const satisfies Fraction
export const atLeastTwoThirds = { numerator: 2, denominator: 3, strict: false } as const satisfies Fraction

/** The smallest number that fulfils the share of `total`. */
export function neededOf({ numerator, denominator, strict }: Fraction, total: number): number {
  const product = numerator * total
  const whole = (product - (product % denominator)) / denominator
  if (strict) return whole + 1
  return product % denominator === 0 ? whole : whole + 1
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** 超过 or 达到 */
export const verbOf = ({ strict }: Fraction): string => (strict ? '超过' : '达到')

/** 半数, 三分之二, 全部, 15/16 */
export function shareInWords({ numerator, denominator }: Fraction): string {
  if (numerator === denominator) return '全部'
  if (numerator * 2 === denominator) return '半数'
  const upper = digits[numerator]
  const lower = digits[denominator]
  return upper === undefined || lower === undefined ? `${numerator}/${denominator}` : `${lower}分之${upper}`
}
