/** Runs the sources: counts per place, rows behind a number, the places themselves, snapshots, the reminder. */
import { sql, type RawBuilder } from 'kysely'
import { factKeys, facts, type FactKey } from '../../contract/indicators/facts.ts'
import type { Db, Row } from '../db/schema.ts'
import { sourcesOf, type Source, type Window } from './fact-repository.ts'

/** What was counted for one place; no community: what belongs to the unit as a whole. */
export interface CountedGroup {
  readonly unit: string
  readonly communityId: string | null
  readonly gridId: string | null
  /** true: once per community that it concerns, so that it must not be added up to the unit. */
  readonly placed: boolean
  readonly amounts: Readonly<Partial<Record<FactKey, number>>>
}

type GroupRow = Readonly<Record<string, string | number | null>>

export interface CountScope {
  /** unit: no further down than whole units, which spares the database the way to communities and grids. */
  readonly depth: 'unit' | 'grid'
  /** month: only what can be counted for a month that is past. */
  readonly timing: 'all' | 'month'
}

export async function countFacts(db: Db, window: Window, { depth, timing }: CountScope): Promise<CountedGroup[]> {
  const groups: CountedGroup[] = []
  for (const source of sourcesOf(window)) {
    const keys = factKeys.filter(
      (key) => source.facts[key] !== undefined && (timing === 'all' || facts[key].timing === 'month'),
    )
    if (keys.length === 0) continue
    groups.push(...(await groupsOf(db, source, keys, source.rows, depth, false)))
    if (source.placed !== undefined && depth === 'grid')
      groups.push(...(await groupsOf(db, source, keys, source.placed, depth, true)))
  }
  return groups
}

async function groupsOf(
  db: Db,
  { facts: counted }: Source,
  keys: readonly FactKey[],
  rows: RawBuilder<unknown>,
  depth: CountScope['depth'],
  placed: boolean,
): Promise<CountedGroup[]> {
  const sums = keys.map((key) => {
    const { when = sql`1`, amount = sql`1` } = counted[key] ?? {}
    return sql`sum(CASE WHEN ${when} THEN ${amount} ELSE 0 END) AS ${sql.ref(key)}`
  })
  const { rows: found } =
    depth === 'unit'
      ? await sql<GroupRow>`SELECT unit, ${sql.join(sums)} FROM (${rows}) GROUP BY unit`.execute(db)
      : await sql<GroupRow>`SELECT unit, community_id AS communityId, grid_id AS gridId,
          ${sql.join(sums)} FROM (${rows}) GROUP BY unit, community_id, grid_id`.execute(db)
  return found.map((row) => ({
    unit: String(row['unit']),
    communityId: textOrNull(row['communityId']),
    gridId: textOrNull(row['gridId']),
    placed,
    amounts: Object.fromEntries(keys.map((key) => [key, Number(row[key])])),
  }))
}

const textOrNull = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

export interface FactRow {
  readonly kind: string
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly amount: number
}

/** Where rows are looked for: nothing given is everywhere. */
export interface Place {
  readonly unit: string | null
  readonly communityId: string | null
  readonly gridId: string | null
}

/** The rows of one fact in one place; they add up to its number. */
export async function readFactRows(
  db: Db,
  window: Window,
  fact: FactKey,
  place: Place,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: FactRow[] }> {
  const source = sourcesOf(window).find(({ facts }) => facts[fact] !== undefined)
  if (source === undefined) throw new Error(`no source counts ${fact}`)
  const { when = sql`1`, amount = sql`1` } = source.facts[fact] ?? {}
  const inPlace = place.communityId !== null || place.gridId !== null
  const from = inPlace ? (source.placed ?? source.rows) : source.rows
  const chosen = sql`FROM (${from}) WHERE (${when})
    AND (${place.unit} IS NULL OR unit = ${place.unit})
    AND (${place.communityId} IS NULL OR community_id = ${place.communityId})
    AND (${place.gridId} IS NULL OR grid_id = ${place.gridId})`
  const total = await sql<{ total: number }>`SELECT count(*) AS total ${chosen}`.execute(db)
  const rows = await sql<FactRow>`SELECT kind, id, coalesce(label, '') AS label, coalesce(detail, '') AS detail,
    ${amount} AS amount ${chosen} ORDER BY detail, label, id LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db)
  return { total: total.rows[0]?.total ?? 0, rows: rows.rows }
}

export interface KnownPlaces {
  readonly communities: readonly { readonly id: string; readonly unit: string; readonly name: string }[]
  readonly grids: readonly { readonly id: string; readonly communityId: string; readonly name: string }[]
}

/** In the order in which they stand in a roster. @param unit null: of all units. */
export async function readPlaces(db: Db, unit: string | null): Promise<KnownPlaces> {
  const communities = db
    .selectFrom('communities')
    .select(['id', 'unit', 'name'])
    .where('deleted_at', 'is', null)
    .orderBy('unit')
    .orderBy('code')
    .orderBy('name')
  const grids = db
    .selectFrom('grids')
    .select(['id', 'community_id as communityId', 'name'])
    .where('deleted_at', 'is', null)
    .orderBy('code')
    .orderBy('name')
  return {
    communities: await (unit === null ? communities : communities.where('unit', '=', unit)).execute(),
    grids: await (unit === null ? grids : grids.where('unit', '=', unit)).execute(),
  }
}

/** Code → name, as the unit's own packages say. */
export async function readUnitNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const packages = await db
    .selectFrom('packages')
    .select(['unit', 'unit_name as name'])
    .where('direction', '=', 'received')
    .orderBy('at')
    .execute()
  const cards = await db.selectFrom('partner_cards').select(['unit', 'name']).execute()
  return new Map([...packages, ...cards].map(({ unit, name }) => [unit, name]))
}

export type StoredSnapshot = Row<'report_snapshots'>

/** Newest first. */
export async function readSnapshots(
  db: Db,
  unit: string,
): Promise<Pick<StoredSnapshot, 'id' | 'period' | 'purpose' | 'taken_on' | 'content_hash' | 'updated_at'>[]> {
  return db
    .selectFrom('report_snapshots')
    .select(['id', 'period', 'purpose', 'taken_on', 'content_hash', 'updated_at'])
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
}

export async function readSnapshotContents(db: Db, ids: readonly string[]): Promise<StoredSnapshot[]> {
  if (ids.length === 0) return []
  return db.selectFrom('report_snapshots').selectAll().where('id', 'in', ids).execute()
}

export async function readReportSettings(db: Db, unit: string): Promise<Row<'report_settings'> | null> {
  const row = await db
    .selectFrom('report_settings')
    .selectAll()
    .where('unit', '=', unit)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
