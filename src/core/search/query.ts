/**
 * Reads what was typed into the box: words, and conditions of the form 社区:桂园. Never fails: what is not a condition is a
 * word, and what looks like one and is not understood is taken as a word and said so.
 */
import { searchKindLabels, searchKinds, type SearchKind } from '../../contract/api/search.ts'
import { operators, type Operator } from '../../contract/search/operators.ts'
import { fold, type FoldedText } from '../../contract/search/fold.ts'
import { matchWord, type ReadingsOf } from '../../contract/search/match.ts'

export type State = 'vacant' | 'overdue'

export interface SearchQuery {
  readonly words: readonly FoldedText[]
  /** null: all kinds. */
  readonly kinds: ReadonlySet<SearchKind> | null
  readonly communities: readonly FoldedText[]
  readonly grids: readonly FoldedText[]
  readonly roles: readonly FoldedText[]
  readonly units: readonly FoldedText[]
  readonly states: ReadonlySet<State>
  readonly notes: readonly string[]
}

/** Kinds by the names that English speakers and 类: both may use. */
const kindNames: Readonly<Record<SearchKind, readonly string[]>> = {
  people: ['people', '人', '队伍'],
  keyMatters: ['keymatters', '重点'],
  assistMatters: ['assistmatters', '协助'],
  duties: ['duties', '岗位', '职责'],
  communities: ['communities', '社区'],
  grids: ['grids', '网格'],
  meetings: ['meetings', '会议'],
  agendaItems: ['agendaitems', '议题'],
  resolutions: ['resolutions', '议定', '决定'],
  documents: ['documents', '纪要'],
}

const states: Readonly<Record<State, readonly string[]>> = {
  vacant: ['空缺', '缺人', 'vacant'],
  overdue: ['过期', '逾期', 'overdue'],
}

const mostWords = 8
const mostCharacters = 40

interface Draft {
  words: FoldedText[]
  kinds: Set<SearchKind> | null
  communities: FoldedText[]
  grids: FoldedText[]
  roles: FoldedText[]
  units: FoldedText[]
  states: Set<State>
  notes: string[]
}

export function parseQuery(text: string, readingsOf: ReadingsOf): SearchQuery {
  const draft: Draft = {
    words: [],
    kinds: null,
    communities: [],
    grids: [],
    roles: [],
    units: [],
    states: new Set(),
    notes: [],
  }
  const parts = text.split(/\s+/).filter((part) => part !== '')
  for (const part of parts.slice(0, mostWords)) readPart(draft, part, readingsOf)
  if (parts.length > mostWords) draft.notes.push(`只按前 ${mostWords} 个词查找`)
  return draft
}

function readPart(draft: Draft, part: string, readingsOf: ReadingsOf): void {
  const match = /^([^:：]{1,12})[:：](.*)$/su.exec(part)
  const [, name = '', value = ''] = match ?? []
  const operator = match === null ? null : findOperator(name)
  if (match === null) addWord(draft, part)
  else if (operator === null) asText(draft, part, `没有“${name}:”这种条件，已按文字查找`)
  else if (fold(value).chars.length > 0) readCondition(draft, operator, value, part, readingsOf)
}

function findOperator(name: string): Operator | null {
  const wanted = name.toLowerCase()
  return operators.find(({ names }) => names.some((known) => known === wanted)) ?? null
}

function readCondition(draft: Draft, operator: Operator, value: string, part: string, readingsOf: ReadingsOf): void {
  const word = shortened(value)
  switch (operator.key) {
    case 'kind': {
      const kind = findNamed(searchKinds, (key) => [searchKindLabels[key], ...kindNames[key]], word, readingsOf)
      if (kind === null) asText(draft, part, `没有“${value}”这一类，已按文字查找`)
      else draft.kinds = new Set([...(draft.kinds ?? []), kind])
      return
    }
    case 'state': {
      const state = findNamed(['vacant', 'overdue'] as const, (key) => states[key], word, readingsOf)
      if (state === null) asText(draft, part, `没有“is:${value}”这种条件，已按文字查找`)
      else draft.states.add(state)
      return
    }
    case 'community':
      draft.communities.push(word)
      return
    case 'grid':
      draft.grids.push(word)
      return
    case 'role':
      draft.roles.push(word)
      return
    case 'unit':
      draft.units.push(word)
  }
}

function asText(draft: Draft, part: string, note: string): void {
  draft.notes.push(note)
  addWord(draft, part)
}

function addWord(draft: Draft, part: string): void {
  const word = shortened(part)
  if (word.chars.length > 0) draft.words.push(word)
}

function shortened(text: string): FoldedText {
  const { chars, starts, ends } = fold(text)
  return {
    chars: chars.slice(0, mostCharacters),
    starts: starts.slice(0, mostCharacters),
    ends: ends.slice(0, mostCharacters),
  }
}

/** By the whole name first, then by its beginning, in characters or in pinyin. */
function findNamed<K extends string>(
  keys: readonly K[],
  namesOf: (key: K) => readonly string[],
  word: FoldedText,
  readingsOf: ReadingsOf,
): K | null {
  const typed = word.chars.join('')
  const exact = keys.find((key) => namesOf(key).includes(typed))
  if (exact !== undefined) return exact
  const begun = keys.find((key) =>
    namesOf(key).some((name) => matchWord(fold(name), word, readingsOf)?.fromStart === true),
  )
  return begun ?? null
}
