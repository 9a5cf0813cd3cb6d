/** What of each record is searched: derived from the record definitions, so that a new field is found without a line here. */
import { searchKinds, type SearchKind } from '../../contract/api/search.ts'
import type { FieldDefinition, RecordValues } from '../../contract/records/define-record.ts'
import { records, type RecordKey } from '../../contract/records/index.ts'
import { numberName } from '../minutes/numbering.ts'

export interface Searchable {
  readonly key: RecordKey
  /** The field by which people call the record; it is searched by pinyin as well. */
  readonly title: string
  readonly texts: readonly FieldDefinition[]
  readonly numbers: readonly FieldDefinition[]
}

const titles: Readonly<Record<SearchKind, string>> = {
  people: 'name',
  keyMatters: 'name',
  assistMatters: 'name',
  duties: 'post',
  communities: 'name',
  grids: 'name',
  meetings: 'title',
  agendaItems: 'title',
  resolutions: 'content',
  documents: 'title',
}

/** What nobody looks for, what the title says already, and what is stored as JSON: its words stand in other records. */
const leftOut: ReadonlySet<string> = new Set(['mediaType', 'contentHash', 'fileName', 'source', 'minutesText', 'rules'])

export const searchables: Readonly<Record<SearchKind, Searchable>> = {
  people: searchable('people'),
  keyMatters: searchable('keyMatters'),
  assistMatters: searchable('assistMatters'),
  duties: searchable('duties'),
  communities: searchable('communities'),
  grids: searchable('grids'),
  meetings: searchable('meetings'),
  agendaItems: searchable('agendaItems'),
  resolutions: searchable('resolutions'),
  documents: searchable('documents'),
}

function searchable(kind: SearchKind): Searchable {
  const title = titles[kind]
  const fields = records[kind].fields.filter(({ name }) => name !== title && !leftOut.has(name))
  return {
    key: kind,
    title,
    texts: fields.filter(isText),
    numbers: fields.filter(({ type }) => type === 'phone' || type === 'identifier'),
  }
}

/** Codes about a person (性别, 政治面貌) are filters of the list, not words that a box over everything should find. */
function isText({ type, privacy }: FieldDefinition): boolean {
  return type === 'text' || type === 'longText' || (type === 'code' && privacy === 'public')
}

export function isSearchKind(key: RecordKey): key is SearchKind & RecordKey {
  return searchKinds.some((kind) => kind === key)
}

/** The number under which people ask for issued minutes. */
export function issueName(values: RecordValues): string | null {
  const { number, year } = values
  if (typeof number !== 'number') return null
  return numberName({ number, year: typeof year === 'number' ? year : null })
}

/** Columns that the user added are searched like the list's own. */
export function extraTexts(extra: string): string[] {
  if (extra === '{}') return []
  const parsed: unknown = JSON.parse(extra)
  if (typeof parsed !== 'object' || parsed === null) return []
  return Object.values(parsed).flatMap((value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  )
}
