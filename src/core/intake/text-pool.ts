/**
 * Texts of a list that cost what they weigh: equal ones kept once (roles, communities, dates stand in thousands of rows),
 * and none that keeps the piece of the file alive that it was cut from. A million rows fit the memory only so.
 */

const MOST_TEXTS = 4_000
/** Longer texts are remarks, which hardly repeat. */
const LONGEST = 24
/** V8 copies shorter parts of a text; longer ones refer to the whole they are a part of. */
const COPIED_ANYWAY = 12

export class TextPool {
  readonly #texts = new Map<string, string>()

  same(text: string): string {
    if (text.length > LONGEST) return ownCopy(text)
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    const copy = ownCopy(text)
    // Names and numbers are all different: the pool begins anew when it is full of them.
    if (this.#texts.size >= MOST_TEXTS) this.#texts.clear()
    this.#texts.set(copy, copy)
    return copy
  }
}

/** The same text in memory of its own. */
export function ownCopy(text: string): string {
  if (text.length <= COPIED_ANYWAY) return text
  const encoding = isLatin(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}

function isLatin(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0xff) return false
  return true
}
