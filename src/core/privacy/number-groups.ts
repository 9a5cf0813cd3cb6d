/**
 * Groups of digits in a text as a reader sees them: full-width digits, zero-width characters, and blanks or hyphens within a
 * number are seen through, and each group still knows its place in the text. Pure; knows no kind of number.
 */
import { foldWidth, isInvisible } from '../values/fold.ts'

export interface SeenText {
  /** Half width, one kind of blank and hyphen, nothing invisible. */
  readonly plain: string
  /** Where each character of `plain` stands in the text. */
  readonly places: readonly number[]
}

export function seeThrough(text: string): SeenText {
  const plain: string[] = []
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (isInvisible(text.charCodeAt(at))) continue
    plain.push(plainCharacter(text.charAt(at)))
    places.push(at)
  }
  return { plain: plain.join(''), places }
}

/** Tabs and line ends stay: they part the cells of a table. */
function plainCharacter(character: string): string {
  if (/[\u00a0\u2000-\u200a\u202f\u3000]/.test(character)) return ' '
  if (/[\u2010-\u2015\u2212\ufe63]/.test(character)) return '-'
  return foldWidth(character)
}

/** Digits in one piece, an X at the end with them. */
export interface Group {
  readonly digits: string
  /** Places in `plain`, the second one behind the last character. */
  readonly start: number
  readonly end: number
}

/** Groups that follow each other like parts of one number. */
export type Chain = readonly Group[]

const gapWithinNumber = /^(?: {1,2}| ?- ?|\) ?)$/

export function digitChains({ plain }: SeenText): readonly Chain[] {
  const chains: Group[][] = []
  let end = -1
  for (const match of plain.matchAll(/[0-9A-Za-z]+/g)) {
    const group = groupOf(plain, match[0], match.index)
    if (group === null) {
      end = -1
    } else if (end >= 0 && group.start === match.index && gapWithinNumber.test(plain.slice(end, group.start))) {
      chains.at(-1)?.push(group)
      end = group.end
    } else {
      chains.push([group])
      end = group.end
    }
  }
  return chains
}

/** Letters may stand before a number (`Tel199…`); within or behind it they make it a code. Decimals are amounts. */
function groupOf(plain: string, token: string, at: number): Group | null {
  const digits = /^[A-Za-z]*(\d+[Xx]?)$/.exec(token)?.[1]
  if (digits === undefined) return null
  const end = at + token.length
  if (isFraction(plain, at) || /^\.\d/.test(plain.slice(end, end + 2))) return null
  return { digits: digits.toUpperCase(), start: end - digits.length, end }
}

/** `3.19…`, but not the `3.` that numbers a paragraph. */
function isFraction(plain: string, at: number): boolean {
  const before = `${at < 5 ? '\n' : ''}${plain.slice(Math.max(0, at - 5), at)}`
  return /\d\.$/.test(before) && !/\n ?[1-9]\d?\.$/.test(before)
}
