/** The search over everything: the index proposes, the judge decides, groups are counted and shown best first. */
import {
  searchKinds,
  type search,
  type SearchAnswer,
  type SearchGroup,
  type SearchHit,
  type SearchKind,
} from '../../contract/api/search.ts'
import { fold } from '../../contract/search/fold.ts'
import { SearchReader, type FoundEntry } from '../db/search-reader.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { describe, type Candidate } from './describe.ts'
import { judge, type Verdict } from './judge.ts'
import { isNamed, makePlan, type SearchPlan } from './plan.ts'
import { parseQuery, type SearchQuery } from './query.ts'
import { readingsOf } from './readings.ts'
import { readRows, readUnitNames } from './repository.ts'

/** Beyond this a number says no more than "very many". */
const mostCounted = 500
/** Of a group too large to look at, so many of each level are looked at. */
const lookedAtPerLevel = 4

export const searchHandlers: HandlersOf<typeof search> = {
  find: async (context, { text, kind, limit }) => {
    const query = parseQuery(text, readingsOf)
    if (isEmpty(query)) return { groups: [], notes: [...query.notes] }
    return { groups: await findGroups(context, query, kind, limit), notes: [...query.notes] }
  },

  readings: (_, { names }) => {
    const chars = new Set(names.flatMap((name) => fold(name).chars))
    const answer: Record<string, string[]> = {}
    for (const char of chars) {
      const readings = readingsOf(char)
      if (readings.length > 0) answer[char] = [...readings]
    }
    return Promise.resolve(answer)
  },
}

function isEmpty(query: SearchQuery): boolean {
  const { words, kinds, communities, grids, roles, units, states } = query
  return (
    kinds === null && states.size === 0 && [words, communities, grids, roles, units].every((part) => part.length === 0)
  )
}

async function findGroups(
  context: QueryContext,
  query: SearchQuery,
  only: SearchKind | null,
  limit: number,
): Promise<SearchAnswer['groups']> {
  const reader = await SearchReader.open(context.db)
  const partners = await readUnitNames(context.db)
  const units = new Map([...partners, [context.unit.code, context.unit.name]])
  const today = localDate(context.options.now())
  const plan = await makePlan({ db: context.db, reader, units, today }, query)
  if (plan === null) return []
  const asked = { context, query, plan, reader, units, limit }
  const groups: (RankedGroup | null)[] = []
  for (const kind of plan.kinds) if (only === null || kind === only) groups.push(await findGroup(asked, kind))
  return groups
    .filter((group) => group !== null)
    .sort((a, b) => a.rank - b.rank || searchKinds.indexOf(a.group.kind) - searchKinds.indexOf(b.group.kind))
    .map(({ group }) => group)
}

interface Asked {
  readonly context: QueryContext
  readonly query: SearchQuery
  readonly plan: SearchPlan
  readonly reader: SearchReader
  readonly units: ReadonlyMap<string, string>
  readonly limit: number
}

interface RankedGroup {
  readonly rank: number
  readonly group: SearchGroup
}

interface Judged {
  readonly entry: FoundEntry
  readonly candidate: Candidate
  readonly verdict: Verdict
}

async function findGroup(asked: Asked, kind: SearchKind): Promise<RankedGroup | null> {
  const { plan, reader, limit } = asked
  const everything = plan.levels.at(-1) ?? null
  const found = await reader.find(kind, { condition: everything, limit: mostCounted + 1, ...amongOf(plan) })
  const more = found.length > mostCounted
  const entries = more || (plan.exact && found.length > limit * 2) ? await bestOf(asked, kind, found) : found
  const judged = await judgeAll(asked, kind, entries)
  const [best] = judged
  if (best === undefined) return null
  const count = more ? mostCounted : plan.exact ? found.length : judged.length
  const hits = judged.slice(0, limit).map((one) => toHit(asked, one))
  return { rank: best.verdict.rank, group: { kind, count, more, hits } }
}

function amongOf({ among }: SearchPlan): { among?: readonly string[] } {
  return among === undefined ? {} : { among }
}

/** Where there are too many to judge, the best are asked for level by level. */
async function bestOf(
  { plan, reader, limit }: Asked,
  kind: SearchKind,
  found: readonly FoundEntry[],
): Promise<FoundEntry[]> {
  const wanted = limit * lookedAtPerLevel
  const best = new Map<number, FoundEntry>()
  for (const condition of plan.levels.slice(0, -1)) {
    for (const entry of await reader.find(kind, { condition, limit: wanted, ...amongOf(plan) }))
      best.set(entry.id, entry)
    if (best.size >= wanted) break
  }
  for (const entry of found.slice(0, wanted)) best.set(entry.id, entry)
  return [...best.values()]
}

/** Best first; own before others and newer before older among equals. */
async function judgeAll(
  { context: { db }, query, units }: Asked,
  kind: SearchKind,
  entries: readonly FoundEntry[],
): Promise<Judged[]> {
  const rows = await readRows(
    db,
    kind,
    entries.map(({ recordId }) => recordId),
  )
  const parents = await readParents(db, kind, [...rows.values()])
  return entries
    .flatMap((entry): Judged[] => {
      const row = rows.get(entry.recordId)
      if (row === undefined) return []
      const candidate = describe(kind, row, parents.get(parentId(kind, row) ?? '') ?? null)
      const verdict = isOfUnits(candidate, query, units) ? judge(candidate, query.words) : null
      return verdict === null ? [] : [{ entry, candidate, verdict }]
    })
    .sort((a, b) => a.verdict.rank - b.verdict.rank || b.entry.id - a.entry.id)
}

type Rows = Awaited<ReturnType<typeof readRows>>
type Row = Rows extends ReadonlyMap<string, infer R> ? R : never

async function readParents(db: QueryContext['db'], kind: SearchKind, rows: readonly Row[]): Promise<Rows> {
  const parentKind = kind === 'grids' ? 'communities' : 'meetings'
  const ids = new Set(rows.flatMap((row) => parentId(kind, row) ?? []))
  return ids.size === 0 ? new Map() : readRows(db, parentKind, [...ids])
}

function parentId(kind: SearchKind, { values }: Row): string | null {
  const id = kind === 'grids' ? values['communityId'] : values['meetingId']
  return typeof id === 'string' ? id : null
}

const unitFields: ReadonlySet<string> = new Set([
  'employer',
  'responsibleUnit',
  'cooperatingUnit',
  'leadUnit',
  'assistingUnit',
])

function isOfUnits(candidate: Candidate, { units: wanted }: SearchQuery, units: ReadonlyMap<string, string>): boolean {
  if (wanted.length === 0) return true
  const named = candidate.fields.filter(({ name }) => unitFields.has(name)).map(({ text }) => text)
  const all = [units.get(candidate.unit) ?? candidate.unit, ...named]
  return wanted.every((word) => all.some((name) => isNamed(name, word)))
}

function toHit({ context, units }: Asked, { candidate, verdict }: Judged): SearchHit {
  const { recordId, unit, target } = candidate
  const { title, detail, place } = verdict
  const other = unit === context.unit.code ? null : (units.get(unit) ?? unit)
  return { recordId, title, detail, place, unit: other, target }
}
