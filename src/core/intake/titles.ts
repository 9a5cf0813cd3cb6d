/** Column titles in comparable form, and the titles that the ledgers know. Pure. */
import { ledgers, type LedgerField } from '../../contract/ledgers/index.ts'
import { roleNames } from '../../contract/roles.ts'
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

const titlesByField = new Map<LedgerField, ReadonlySet<string>>()
for (const ledger of Object.values(ledgers))
  for (const field of ledger.fields)
    titlesByField.set(field, new Set([field.label, ...field.synonyms].map(normaliseTitle)))

/** The seats of a wide roster stand as titles over the people who hold them. */
const knownTitles: ReadonlySet<string> = new Set(
  [...titlesByField.values()].flatMap((titles) => [...titles]).concat(roleNames),
)

const firstLetters: ReadonlySet<string> = new Set([...knownTitles].map((title) => title.charAt(0)))

export function isKnownTitle(text: string): boolean {
  // Asked of every text of a list: most are ruled out by their first letter.
  if (!firstLetters.has(text.charAt(0)) && !/^[\s*＊【[(（\uff01-\uff5e\u200b-\u200f\ufeff]/.test(text)) return false
  const title = normaliseTitle(text)
  return knownTitles.has(title) || knownTitles.has(withoutBrackets(title))
}

/** Whether a title names one of these fields of a ledger. */
export function namesField(ledger: keyof typeof ledgers, names: readonly string[], text: string): boolean {
  const title = normaliseTitle(text)
  return ledgers[ledger].fields.some((field) => {
    const titles = names.includes(field.name) ? titlesByField.get(field) : undefined
    return titles !== undefined && (titles.has(title) || titles.has(withoutBrackets(title)))
  })
}

/** Whether these titles hold all that a row of some ledger needs: then they can be a table of their own. */
export function standsAlone(texts: readonly string[]): boolean {
  return Object.values(ledgers).some((ledger) =>
    ledger.fields
      .filter(({ required }) => required === true)
      .every(({ name }) => texts.some((text) => namesField(ledger.key, [name], text))),
  )
}
