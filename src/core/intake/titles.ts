/** Column titles in comparable form, and the titles that the ledgers know. Pure. */
import { ledgers } from '../../contract/ledgers/index.ts'
import { foldWidth } from '../values/fold.ts'

/** Without blanks, line breaks, marks for required columns; brackets, slashes and letters in half width. */
export function normaliseTitle(text: string): string {
  return foldWidth(text)
    .replace(/[\s\u200b-\u200f\ufeff*]/g, '')
    .replace(/【/g, '[')
    .replace(/】/g, ']')
    .replace(/(.):$/, '$1')
    .toLowerCase()
}

/** `联系电话(手机)` → `联系电话`; `户数(户)` → `户数`. */
export function withoutBrackets(title: string): string {
  return title.replace(/\([^()]*\)|\[[^[\]]*\]|〔[^〔〕]*〕/g, '')
}

const knownTitles: ReadonlySet<string> = new Set(
  Object.values(ledgers).flatMap((ledger) =>
    ledger.fields.flatMap((field) => [field.label, ...field.synonyms].map(normaliseTitle)),
  ),
)

const firstLetters: ReadonlySet<string> = new Set([...knownTitles].map((title) => title.charAt(0)))

export function isKnownTitle(text: string): boolean {
  // Asked of every text of a list: most are ruled out by their first letter.
  if (!firstLetters.has(text.charAt(0)) && !/^[\s*＊【[(（\uff01-\uff5e\u200b-\u200f\ufeff]/.test(text)) return false
  const title = normaliseTitle(text)
  return knownTitles.has(title) || knownTitles.has(withoutBrackets(title))
}
