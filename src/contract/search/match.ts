/**
 * Whether a typed word means a text: by its characters, by pinyin, by initials, or by any mixture of them (张s, zhangs, zs).
 * Pure; used by the core to judge what its index found, and by the window for lists that it already holds.
 */
import { fold, type FoldedText } from './fold.ts'

/** The ways in which a character is read, without tones; none for what is not Chinese. */
export type ReadingsOf = (char: string) => readonly string[]

export interface TextRange {
  readonly start: number
  readonly end: number
}

export interface WordMatch extends TextRange {
  /** Whether the characters themselves stand there, not only their sounds. */
  readonly literal: boolean
  readonly fromStart: boolean
  readonly toEnd: boolean
}

/** Letters alone mean a name by its sounds; they are hardly ever a name themselves. */
export function isByLetters(typed: string): boolean {
  return /^[a-z]+$/i.test(typed.trim())
}

/** The first place where the word stands, its characters before its sounds. */
export function matchWord(text: FoldedText, word: FoldedText, readingsOf: ReadingsOf): WordMatch | null {
  return matchLiterally(text, word) ?? matchBySound(text, word, readingsOf)
}

export function matchLiterally(text: FoldedText, word: FoldedText): WordMatch | null {
  const length = word.chars.length
  if (length === 0) return null
  for (let start = 0; start + length <= text.chars.length; start += 1) {
    if (word.chars.every((char, index) => text.chars[start + index] === char))
      return place(text, start, start + length, true)
  }
  return null
}

function matchBySound(text: FoldedText, word: FoldedText, readingsOf: ReadingsOf): WordMatch | null {
  if (!word.chars.some(isLetter)) return null
  const letters = word.chars.join('')
  for (let start = 0; start < text.chars.length; start += 1) {
    const end = endOfSound(text.chars, start, letters, readingsOf)
    if (end !== null) return place(text, start, end, false)
  }
  return null
}

/** Follows all ways of dividing the letters at once, so that no text takes more than its length times theirs. */
function endOfSound(chars: readonly string[], start: number, letters: string, readingsOf: ReadingsOf): number | null {
  let reached = new Set([0])
  for (let index = start; index < chars.length && reached.size > 0; index += 1) {
    const next = new Set<number>()
    const sounds = soundsOf(chars[index] ?? '', readingsOf)
    for (const from of reached) {
      for (const sound of sounds) for (const to of stepsAlong(letters, from, sound)) next.add(to)
    }
    if (next.has(letters.length)) return index + 1
    reached = next
  }
  return null
}

function soundsOf(char: string, readingsOf: ReadingsOf): readonly string[] {
  return [char, ...readingsOf(char)]
}

/** A character is typed by its whole sound, its first letter or zh, ch, sh; the last one by any beginning of its sound. */
function stepsAlong(letters: string, from: number, sound: string): number[] {
  const steps: number[] = []
  if (letters.startsWith(sound, from)) steps.push(from + sound.length)
  const initial = /^[zcs]h/.test(sound) ? sound.slice(0, 2) : sound.slice(0, 1)
  if (letters.startsWith(initial, from)) steps.push(from + initial.length)
  if (letters[from] === sound[0]) steps.push(from + 1)
  const rest = letters.slice(from)
  if (rest !== '' && sound.startsWith(rest)) steps.push(letters.length)
  return steps
}

function place(text: FoldedText, start: number, end: number, literal: boolean): WordMatch {
  return {
    start: text.starts[start] ?? 0,
    end: text.ends[end - 1] ?? 0,
    literal,
    fromStart: start === 0,
    toEnd: end === text.chars.length,
  }
}

function isLetter(char: string): boolean {
  return char >= 'a' && char <= 'z'
}

/** All words of a search must stand in a name. @returns where, or null. */
export function matchName(name: string, typed: string, readingsOf: ReadingsOf): TextRange[] | null {
  const text = fold(name)
  const ranges: TextRange[] = []
  for (const part of typed.split(/\s+/)) {
    const word = fold(part)
    if (word.chars.length === 0) continue
    const match = matchWord(text, word, readingsOf)
    if (match === null) return null
    ranges.push({ start: match.start, end: match.end })
  }
  return joinRanges(ranges)
}

/** In order, without overlaps. */
export function joinRanges(ranges: readonly TextRange[]): TextRange[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}
