/** Text as a search sees it: letters and digits only, in one width and one case, each with its place in the text it came from. */

export interface FoldedText {
  /** One character each; what is neither letter nor digit is left out. */
  readonly chars: readonly string[]
  /** Where each character begins and ends in the text, in UTF-16 units. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const searchable = /[\p{L}\p{N}]/u

export function fold(text: string): FoldedText {
  const chars: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let offset = 0
  for (const char of text) {
    for (const part of foldChar(char)) {
      chars.push(part)
      starts.push(offset)
      ends.push(offset + char.length)
    }
    offset += char.length
  }
  return { chars, starts, ends }
}

/** One character may stand for several (㎡, ①), or for none. */
function foldChar(char: string): readonly string[] {
  if (char >= '\u4e00' && char <= '\u9fff') return [char]
  return Array.from(char.normalize('NFKC').toLowerCase()).filter((part) => searchable.test(part))
}
