/** A record as the index holds it: all its tokens as one text. Pure; what belongs to it from other records is handed in. */
import type { SearchKind } from '../../contract/api/search.ts'
import type { CellValue } from '../../contract/records/define-record.ts'
import { fold, type FoldedText } from '../../contract/search/fold.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import { extraTexts, issueName, searchables } from './searchables.ts'
import { numberTokens, textTokens, titleTokens, tokens } from './tokens.ts'

/** Where a record belongs, by ids: names are asked for at the time of the search, so that renaming moves nothing. */
export interface Belonging {
  readonly communityId: string | null
  readonly gridId: string | null
  readonly role: string | null
  /** A seat of the grid is empty. */
  readonly vacant: boolean
}

export const noBelonging: Belonging = { communityId: null, gridId: null, role: null, vacant: false }

export function entryTokens(kind: SearchKind, record: StoredRecord, belonging: Belonging): string {
  const { title, texts, numbers } = searchables[kind]
  const { values } = record
  const parts = [tokens.unit(record.unit), ...belongingTokens(belonging)]
  const add = (cache: TokenCache, value: CellValue | undefined): void => {
    if (value !== undefined && value !== null && value !== '') parts.push(cache.get(String(value)))
  }
  add(titleCache, values[title])
  for (const { name } of numbers) {
    const number = values[name]
    if (number !== undefined && number !== null) parts.push(...numberTokens(fold(String(number))))
  }
  for (const { name } of texts) add(textCache, values[name])
  if (kind === 'documents') add(textCache, issueName(values))
  for (const text of extraTexts(record.extra)) add(textCache, text)
  return parts.join(' ')
}

function belongingTokens({ communityId, gridId, role, vacant }: Belonging): string[] {
  return [
    ...(communityId === null ? [] : [tokens.community(communityId)]),
    ...(gridId === null ? [] : [tokens.grid(gridId)]),
    ...(role === null ? [] : [tokens.role(role)]),
    ...(vacant ? [tokens.vacant] : []),
  ]
}

/** The same employers, units and names stand in thousands of rows. */
class TokenCache {
  readonly #tokensOf: (text: FoldedText) => readonly string[]
  readonly #known = new Map<string, string>()

  constructor(tokensOf: (text: FoldedText) => readonly string[]) {
    this.#tokensOf = tokensOf
  }

  get(text: string): string {
    let found = this.#known.get(text)
    if (found === undefined) {
      found = [...new Set(this.#tokensOf(fold(text)))].join(' ')
      if (this.#known.size >= mostCached) this.#known.clear()
      if (text.length <= longestCached) this.#known.set(text, found)
    }
    return found
  }
}

const mostCached = 5000
const longestCached = 60

const titleCache = new TokenCache(titleTokens)
const textCache = new TokenCache(textTokens)
