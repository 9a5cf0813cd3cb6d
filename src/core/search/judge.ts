/** Whether a record really is what was typed, how well, and which characters show it. Pure: this, not the index, decides. */
import type { MarkedText, SearchHit } from '../../contract/api/search.ts'
import { fold, type FoldedText } from '../../contract/search/fold.ts'
import { joinRanges, matchLiterally, matchWord, type TextRange, type WordMatch } from '../../contract/search/match.ts'
import type { Candidate } from './describe.ts'
import { readingsOf } from './readings.ts'

/** From the name itself to somewhere in a note; the smaller, the better. */
const ranks = {
  wholeTitle: 0,
  wholeField: 1,
  startOfTitle: 1,
  soundOfTitle: 2,
  inTitle: 3,
  soundInTitle: 4,
  inDetail: 5,
  inField: 6,
}

export interface Verdict {
  readonly rank: number
  readonly title: MarkedText
  readonly detail: MarkedText
  readonly place: SearchHit['place']
}

/** @returns null when a word stands nowhere. */
export function judge(candidate: Candidate, words: readonly FoldedText[]): Verdict | null {
  const title = fold(candidate.title)
  const detail = fold(candidate.detail)
  const inTitle: TextRange[] = []
  const inDetail: TextRange[] = []
  let place: SearchHit['place'] = null
  let rank = 0
  for (const word of words) {
    const titleMatch = matchWord(title, word, readingsOf)
    const detailMatch = titleMatch === null ? matchWord(detail, word, readingsOf) : null
    if (titleMatch !== null) {
      inTitle.push(titleMatch)
      rank += titleRank(titleMatch)
    } else if (detailMatch !== null) {
      inDetail.push(detailMatch)
      rank += detailMatch.literal ? ranks.inDetail : ranks.inField
    } else {
      const found = inFields(candidate, word)
      if (found === null) return null
      place ??= found.place
      rank += found.whole ? ranks.wholeField : ranks.inField
    }
  }
  return { rank, title: mark(candidate.title, inTitle), detail: mark(candidate.detail, inDetail), place }
}

function titleRank({ literal, fromStart, toEnd }: WordMatch): number {
  if (literal) return fromStart ? (toEnd ? ranks.wholeTitle : ranks.startOfTitle) : ranks.inTitle
  return fromStart && toEnd ? ranks.soundOfTitle : ranks.soundInTitle
}

interface FieldMatch {
  readonly place: SearchHit['place']
  /** The field says just this: a whole telephone number, a whole code. */
  readonly whole: boolean
}

function inFields({ fields }: Candidate, word: FoldedText): FieldMatch | null {
  for (const { label, text } of fields) {
    const match = matchLiterally(fold(text), word)
    if (match !== null)
      return { place: { label, excerpt: excerpt(text, match) }, whole: match.fromStart && match.toEnd }
  }
  return null
}

function mark(text: string, ranges: readonly TextRange[]): MarkedText {
  return { text, ranges: joinRanges(ranges.map(({ start, end }) => ({ start, end }))) }
}

const before = 12
const after = 40

/** The match with its surroundings, in one line. */
export function excerpt(text: string, { start, end }: TextRange): MarkedText {
  // Whole characters: a cut through a pair of surrogates would leave an unreadable mark.
  const from = wholeFrom(text, Math.max(0, start - before))
  const to = wholeFrom(text, Math.min(text.length, end + after))
  const head = from > 0 ? '…' : ''
  const line = text.slice(from, to).replace(/\s/g, ' ')
  const shift = head.length - from
  return { text: `${head}${line}${to < text.length ? '…' : ''}`, ranges: [{ start: start + shift, end: end + shift }] }
}

function wholeFrom(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
