/** Turns a query into what the index is asked: names of places and roles become the tokens that their people stand under. */
import type { SearchKind } from '../../contract/api/search.ts'
import { searchKinds } from '../../contract/api/search.ts'
import { fold, type FoldedText } from '../../contract/search/fold.ts'
import { matchWord } from '../../contract/search/match.ts'
import { roleNames } from '../../contract/roles.ts'
import type { SearchReader } from '../db/search-reader.ts'
import type { Db } from '../db/schema.ts'
import type { SearchQuery } from './query.ts'
import { readingsOf } from './readings.ts'
import { readOverdue, readRows } from './repository.ts'
import {
  anywhere,
  atStart,
  inNumber,
  inTitle,
  isExact,
  textCondition,
  tokens,
  whole,
  type Condition,
} from './tokens.ts'

export interface SearchPlan {
  readonly kinds: readonly SearchKind[]
  /** From the best answers to all of them; null: every record. Asked in turn where there are too many to look at. */
  readonly levels: readonly (Condition | null)[]
  /** Whether whatever the index finds is an answer. */
  readonly exact: boolean
  readonly among: readonly string[] | undefined
}

export interface PlanContext {
  readonly db: Db
  readonly reader: SearchReader
  /** Names of the units that records belong to, by code. */
  readonly units: ReadonlyMap<string, string>
  readonly today: string
}

/** A word that so many places bear says nothing about where someone stands. */
const mostPlacesOfWord = 60
const mostPlacesOfCondition = 400

/** @returns null when a condition names nothing that exists. */
export async function makePlan(context: PlanContext, query: SearchQuery): Promise<SearchPlan | null> {
  const conditions = await conditionsOf(context, query)
  if (conditions === null) return null
  const overdue = query.states.has('overdue') ? await readOverdue(context.db, context.today) : undefined
  const wider = await Promise.all(query.words.map((word) => throughPlaces(context, word)))
  const level = (of: (word: FoldedText, index: number) => Condition): Condition | null =>
    all([...query.words.map(of), ...conditions])
  const everything = level((word, index) => ({ any: [anywhere(word), ...(wider[index] ?? [])] }))
  return {
    kinds: kindsOf(query),
    levels: query.words.length === 0 ? [everything] : [level(whole), level(atStart), level(inTitle), everything],
    exact: query.words.every(isExact) && query.units.length === 0,
    among: overdue,
  }
}

function kindsOf({ kinds, states }: SearchQuery): SearchKind[] {
  return searchKinds.filter(
    (kind) => (kinds === null || kinds.has(kind)) && (!states.has('overdue') || kind === 'resolutions'),
  )
}

async function conditionsOf(context: PlanContext, query: SearchQuery): Promise<Condition[] | null> {
  const conditions: Condition[][] = query.states.has('vacant') ? [[{ token: tokens.vacant }]] : []
  for (const word of query.communities) conditions.push(await placesNamed(context, 'communities', word))
  for (const word of query.grids) conditions.push(await placesNamed(context, 'grids', word))
  for (const word of query.roles) conditions.push(rolesNamed(word))
  for (const word of query.units) conditions.push(ofUnit(context, word))
  return conditions.some((any) => any.length === 0) ? null : conditions.map((any) => ({ any }))
}

/** A word may also be the name of the place or the role in which a person stands. */
async function throughPlaces(context: PlanContext, word: FoldedText): Promise<Condition[]> {
  const request = (condition: Condition): { condition: Condition; limit: number } => ({
    condition,
    limit: mostPlacesOfWord + 1,
  })
  const communities = await context.reader.find('communities', request(inTitle(word)))
  const grids = await context.reader.find('grids', request({ any: [inTitle(word), ...inNumber(word)] }))
  const few = (found: readonly { recordId: string }[], token: (id: string) => string): Condition[] =>
    found.length > mostPlacesOfWord ? [] : found.map(({ recordId }) => ({ token: token(recordId) }))
  return [...few(communities, tokens.community), ...few(grids, tokens.grid), ...rolesNamed(word)]
}

async function placesNamed(
  { db, reader }: PlanContext,
  kind: 'communities' | 'grids',
  word: FoldedText,
): Promise<Condition[]> {
  const condition: Condition = { any: [inTitle(word), ...inNumber(word)] }
  const found = await reader.find(kind, { condition, limit: mostPlacesOfCondition })
  const rows = await readRows(
    db,
    kind,
    found.map(({ recordId }) => recordId),
  )
  const token = kind === 'communities' ? tokens.community : tokens.grid
  return [...rows.values()]
    .filter(({ values }) => [values['name'], values['code']].some((text) => isNamed(String(text ?? ''), word)))
    .map(({ id }) => ({ token: token(id) }))
}

function rolesNamed(word: FoldedText): Condition[] {
  return roleNames.filter((role) => isNamed(role, word)).map((role) => ({ token: tokens.role(role) }))
}

/** Whose record it is, or who is named in it. */
function ofUnit({ units }: PlanContext, word: FoldedText): Condition[] {
  const owners = [...units].filter(([, name]) => isNamed(name, word)).map(([code]) => ({ token: tokens.unit(code) }))
  return [textCondition(word), ...owners]
}

export function isNamed(name: string, word: FoldedText): boolean {
  return matchWord(fold(name), word, readingsOf) !== null
}

function all(parts: readonly Condition[]): Condition | null {
  return parts.length === 0 ? null : { all: parts }
}
