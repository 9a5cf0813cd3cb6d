/** A record as the index holds it: all its tokens as one text. Pure; what belongs to it from other records is handed in. */
import type { SearchKind } from '../../contract/api/search.ts'
import type { CellValue } from '../../contract/records/define-record.ts'
import { fold } from '../../contract/search/fold.ts'
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
  const found = new Set([tokens.unit(record.unit), ...belongingTokens(belonging)])
  const add = (names: readonly string[]): void => {
    for (const name of names) found.add(name)
  }
  const titleText = textOf(record.values[title])
  if (titleText !== null) add(titleTokens(fold(titleText)))
  for (const { name } of numbers) {
    const number = textOf(record.values[name])
    if (number !== null) add(numberTokens(fold(number)))
  }
  for (const { name } of texts) add(cachedTextTokens(textOf(record.values[name])))
  add(cachedTextTokens(kind === 'documents' ? issueName(record.values) : null))
  for (const text of extraTexts(record.extra)) add(cachedTextTokens(text))
  return [...found].join(' ')
}

function belongingTokens({ communityId, gridId, role, vacant }: Belonging): string[] {
  return [
    ...(communityId === null ? [] : [tokens.community(communityId)]),
    ...(gridId === null ? [] : [tokens.grid(gridId)]),
    ...(role === null ? [] : [tokens.role(role)]),
    ...(vacant ? [tokens.vacant] : []),
  ]
}

const textCache = new Map<string, readonly string[]>()
const cachedTexts = 5000
const longestCached = 60

/** The same employers and units stand in thousands of rows. */
function cachedTextTokens(text: string | null): readonly string[] {
  if (text === null) return []
  if (text.length > longestCached) return textTokens(fold(text))
  let found = textCache.get(text)
  if (found === undefined) {
    found = textTokens(fold(text))
    if (textCache.size >= cachedTexts) textCache.clear()
    textCache.set(text, found)
  }
  return found
}

function textOf(value: CellValue | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : String(value)
}
