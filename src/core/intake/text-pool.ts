/**
 * Equal texts of a list kept once: roles, communities and dates stand in thousands of rows, and a million rows fit the
 * memory only so. Bounded, since names and numbers are all different.
 */

const MOST_TEXTS = 4_000
/** Longer texts are remarks, which hardly repeat. */
const LONGEST = 24

export class TextPool {
  readonly #texts = new Map<string, string>()

  same(text: string): string {
    if (text.length > LONGEST) return text
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    if (this.#texts.size >= MOST_TEXTS) this.#texts.clear()
    this.#texts.set(text, text)
    return text
  }
}
