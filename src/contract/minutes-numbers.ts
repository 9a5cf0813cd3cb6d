/**
 * The numbers of headings (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）) and of decisions in the 纪要: given by their place, never
 * typed or stored. Pure; knows no page.
 */
import type { MinutesBlock, MinutesHeading, MinutesText } from './minutes-text.ts'
import { chineseNumeral } from './values/chinese-numeral.ts'

type Level = MinutesHeading['level']

/** From here on the ordinals are Arabic: no office counts its headings to a thousand. */
const LAST_ORDINAL = 999

const ordinal = (value: number): string => (value > LAST_ORDINAL ? String(value) : chineseNumeral(value))

const NUMBER_OF: Readonly<Record<Level, (value: number) => string>> = {
  1: (value) => `${ordinal(value)}、`,
  2: (value) => `（${ordinal(value)}）`,
  3: (value) => `${value}.`,
  4: (value) => `（${value}）`,
}

/** Of each block; empty where it has none. */
export function numbersOf(minutes: MinutesText): string[] {
  const headings = { 1: 0, 2: 0, 3: 0, 4: 0 }
  let decisions = 0
  return minutes.map((block, index) => {
    if (block.kind === 'decision') {
      decisions += 1
      return isAlone(minutes, index) ? '' : `${decisions}.`
    }
    if (block.kind !== 'heading') return ''
    headings[block.level] += 1
    for (const level of [2, 3, 4] as const) if (level > block.level) headings[level] = 0
    if (opensSection(block)) decisions = 0
    return NUMBER_OF[block.level](headings[block.level])
  })
}

const opensSection = (block: MinutesBlock): boolean => block.kind === 'heading' && block.level <= 2

/** Whether it is the only decision between two headings of the upper levels. */
function isAlone(minutes: MinutesText, index: number): boolean {
  const before = minutes.slice(0, index)
  const after = minutes.slice(index + 1)
  const end = after.findIndex(opensSection)
  const section = [
    ...before.slice(before.findLastIndex(opensSection) + 1),
    ...after.slice(0, end === -1 ? after.length : end),
  ]
  return !section.some((block) => block.kind === 'decision')
}
