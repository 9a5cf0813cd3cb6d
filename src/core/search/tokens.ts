/**
 * The small words under which a record stands in the index, and the conditions on them that a typed word makes. A letter in
 * front tells their kinds apart. Conditions may let too much through (three characters are asked for as two pairs); what they
 * let through is judged by `judge.ts`. Never too little: what judges as a match is always under its tokens.
 */
import type { FoldedText } from '../../contract/search/fold.ts'
import { readingsOf } from './readings.ts'
import { divide, syllablesFrom, type Unit } from './syllables.ts'

export const tokens = {
  /** One character or a pair of neighbours in a title. */
  inTitle: (chars: string): string => `n${chars}`,
  inText: (chars: string): string => `t${chars}`,
  startOfTitle: (chars: string): string => `s${chars}`,
  wholeTitle: (chars: string): string => `e${chars}`,
  /** First letter of a character's sound, or the pair of two neighbours. */
  initials: (letters: string): string => `i${letters}`,
  wholeInitials: (letters: string): string => `x${letters}`,
  syllable: (syllable: string): string => `y${syllable}`,
  /** Up to four digits of a number, from any of its places. */
  digits: (digits: string): string => `d${digits}`,
  wholeNumber: (digits: string): string => `w${digits}`,
  community: (id: string): string => `c${compact(id)}`,
  grid: (id: string): string => `g${compact(id)}`,
  role: (role: string): string => `r${role}`,
  unit: (code: string): string => `o${code}`,
  vacant: 'fvacant',
} as const

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly token: string }
  | { readonly prefix: string }

const digitsPerToken = 4
/** Longer titles are nobody's whole input. */
const longestWhole = 12
const mostReadings = 8

export function titleTokens({ chars }: FoldedText): string[] {
  const whole = chars.length <= longestWhole ? [tokens.wholeTitle(chars.join(''))] : []
  return [
    ...grams(chars).map(tokens.inTitle),
    tokens.startOfTitle(chars[0] ?? ''),
    ...(chars.length > 1 ? [tokens.startOfTitle(chars.slice(0, 2).join(''))] : []),
    ...whole,
    ...soundTokens(chars),
  ]
}

export function textTokens({ chars }: FoldedText): string[] {
  return grams(chars).map(tokens.inText)
}

export function numberTokens({ chars }: FoldedText): string[] {
  const digits = chars.join('')
  const found = [tokens.wholeNumber(digits)]
  for (let at = 0; at === 0 || at + 2 <= digits.length; at += 1)
    found.push(tokens.digits(digits.slice(at, at + digitsPerToken)))
  return found
}

function grams(chars: readonly string[]): string[] {
  return chars.flatMap((char, index) => {
    const next = chars[index + 1]
    return next === undefined ? [char] : [char, char + next]
  })
}

function soundTokens(chars: readonly string[]): string[] {
  const found: string[] = []
  const sounds = chars.map((char) => readingsOf(char))
  const initials = chars.map((char, index) => initialsOf(char, sounds[index] ?? []))
  for (const [index, firsts] of initials.entries()) {
    found.push(...(sounds[index] ?? []).map(tokens.syllable))
    for (const first of firsts) {
      found.push(tokens.initials(first))
      for (const second of initials[index + 1] ?? []) found.push(tokens.initials(first + second))
    }
  }
  if (chars.length <= longestWhole) found.push(...wholeInitials(initials).map(tokens.wholeInitials))
  return found
}

function initialsOf(char: string, readings: readonly string[]): readonly string[] {
  return readings.length === 0 ? [char] : [...new Set(readings.map((reading) => reading.charAt(0)))]
}

function wholeInitials(initials: readonly (readonly string[])[]): readonly string[] {
  return initials.reduce<readonly string[]>(
    (before, firsts) => before.flatMap((head) => firsts.map((first) => head + first)).slice(0, mostReadings),
    [''],
  )
}

/** Where a word can stand: in a title by its characters or its sound, in other text, in a number. */
export function anywhere(word: FoldedText): Condition {
  return { any: [inTitle(word), textCondition(word), ...inNumber(word)] }
}

export function textCondition({ chars }: FoldedText): Condition {
  return all(neighbours(chars).map(tokens.inText))
}

export function inTitle(word: FoldedText): Condition {
  return { any: [all(neighbours(word.chars).map(tokens.inTitle)), ...bySound(word)] }
}

/** The title begins with the word. */
export function atStart(word: FoldedText): Condition {
  const start = { token: tokens.startOfTitle(word.chars.slice(0, 2).join('')) }
  return { all: [start, all(neighbours(word.chars).map(tokens.inTitle))] }
}

/** The title is the word, or is read like it; or a number is. */
export function whole(word: FoldedText): Condition {
  const typed = word.chars.join('')
  const names = [tokens.wholeTitle(typed), tokens.wholeInitials(typed), tokens.wholeNumber(typed)]
  return { any: names.map((token) => ({ token })) }
}

/** Whether the conditions above say exactly what they mean, so that nothing they find needs a second look. */
export function isExact(word: FoldedText): boolean {
  return word.chars.length <= 2 && !word.chars.some((char) => /[a-z]/.test(char))
}

function all(names: readonly string[]): Condition {
  return { all: [...new Set(names)].map((token) => ({ token })) }
}

/** Pairs alone say all that a longer word can ask of neighbours. */
function neighbours(chars: readonly string[]): string[] {
  return chars.length === 1 ? [...chars] : chars.slice(1).map((char, index) => (chars[index] ?? '') + char)
}

export function inNumber({ chars }: FoldedText): Condition[] {
  const digits = chars.join('')
  // One digit stands in nearly every number: it is looked for in texts only.
  if (!/^\d{2,}$/.test(digits)) return []
  if (digits.length < digitsPerToken) return [{ prefix: tokens.digits(digits) }]
  // Side by side, and the last four: every digit is asked for, by seldom more than four tokens.
  const parts = [digits.slice(-digitsPerToken)]
  for (let at = 0; at + digitsPerToken <= digits.length; at += digitsPerToken)
    parts.push(digits.slice(at, at + digitsPerToken))
  return [all(parts.map(tokens.digits))]
}

/** Characters between letters stand for themselves: 张s is one character and one initial. */
function bySound({ chars }: FoldedText): Condition[] {
  const letters = chars.filter((char) => /[a-z]/.test(char))
  if (letters.length === 0) return []
  const typed = chars.join('')
  return divide(typed).map((units) => ({ all: soundConditions(units) }))
}

function soundConditions(units: readonly Unit[]): Condition[] {
  const firsts = units.map((unit) => (unit.kind === 'char' ? charInitials(unit.letters) : [unit.letters.charAt(0)]))
  const pairs = firsts.slice(1).map((seconds, index): Condition => ({
    any: (firsts[index] ?? []).flatMap((first) =>
      seconds.map((second) => ({ token: tokens.initials(first + second) })),
    ),
  }))
  const single: Condition[] =
    units.length === 1 ? (firsts[0] ?? []).map((first) => ({ token: tokens.initials(first) })) : []
  return [...single, ...pairs, ...units.flatMap(soundCondition)]
}

function charInitials(char: string): readonly string[] {
  return initialsOf(char, readingsOf(char))
}

function soundCondition({ letters, kind }: Unit): Condition[] {
  switch (kind) {
    case 'whole':
      return [{ token: tokens.syllable(letters) }]
    case 'start':
      return [{ any: syllablesFrom(letters).map((syllable) => ({ token: tokens.syllable(syllable) })) }]
    case 'char':
      return [{ token: tokens.inTitle(letters) }]
    case 'initial':
      return []
  }
}

/** The random half of an id: what two records never share. */
function compact(id: string): string {
  return id.slice(-17).replace('-', '')
}
