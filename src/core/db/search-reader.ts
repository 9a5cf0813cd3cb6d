/** Asks the search index. Conditions become FTS5 expressions; what is only noted yet is judged by the same conditions here. */
import { sql } from 'kysely'
import { searchKinds, type SearchKind } from '../../contract/api/search.ts'
import { AppError } from '../../contract/errors.ts'
import type { Condition } from '../search/tokens.ts'
import { metaKeys, readMeta } from './meta.ts'
import type { Db } from './schema.ts'
import { idsOf, layout } from './search-layout.ts'

export interface FoundEntry {
  /** Own records before others, newer before older: the higher, the earlier. */
  readonly id: number
  readonly recordId: string
}

export interface FindRequest {
  /** null: every record of the kind. */
  readonly condition: Condition | null
  readonly limit: number
  /** Only these records. */
  readonly among?: readonly string[]
}

interface RecentEntry extends FoundEntry {
  readonly tokens: ReadonlySet<string>
}

export class SearchReader {
  readonly #db: Db
  readonly #recent: readonly RecentEntry[]
  /** Kinds of which there is a record: the others need not be asked for. */
  readonly #present: ReadonlySet<string>

  /** @throws AppError search_not_ready when the index could not be made. */
  static async open(db: Db): Promise<SearchReader> {
    if ((await readMeta(db, metaKeys.searchLayout)) !== layout) throw new AppError('search_not_ready')
    const recent = await sql<{ id: number; record_id: string; recent: string }>`
      SELECT id, record_id, recent FROM search_entries WHERE recent IS NOT NULL ORDER BY id DESC`.execute(db)
    return new SearchReader(
      db,
      recent.rows.map((row) => ({ id: row.id, recordId: row.record_id, tokens: new Set(row.recent.split(' ')) })),
      await presentKinds(db),
    )
  }

  private constructor(db: Db, recent: readonly RecentEntry[], present: ReadonlySet<string>) {
    this.#db = db
    this.#recent = recent
    this.#present = present
  }

  /** In order of their numbers, the highest first. */
  async find(kind: SearchKind, request: FindRequest): Promise<FoundEntry[]> {
    const { condition, limit } = request
    if (!this.#present.has(kind)) return []
    if (condition === null) return this.#list(kind, request)
    const noted = this.#noted(kind, condition, request.among)
    const indexed = await this.#indexed(kind, condition, request)
    return noted.length === 0 ? indexed : [...indexed, ...noted].sort((a, b) => b.id - a.id).slice(0, limit)
  }

  #noted(kind: SearchKind, condition: Condition, among: readonly string[] | undefined): FoundEntry[] {
    const { first, last } = idsOf(kind)
    const wanted = among === undefined ? null : new Set(among)
    return this.#recent
      .filter(({ id, recordId, tokens }) => {
        return id >= first && id <= last && (wanted === null || wanted.has(recordId)) && holds(condition, tokens)
      })
      .map(({ id, recordId }) => ({ id, recordId }))
  }

  async #indexed(kind: SearchKind, condition: Condition, { limit, among }: FindRequest): Promise<FoundEntry[]> {
    const { first, last } = idsOf(kind)
    // Bounds as literals: FTS5 seeks by whole numbers only, and the driver would bind these as fractions.
    const { rows } = await sql<{ id: number; record_id: string }>`
      SELECT e.id, e.record_id FROM search_fts f JOIN search_entries e ON e.id = f.rowid
      WHERE f.search_fts MATCH ${expression(condition)} AND f.rowid BETWEEN ${sql.lit(first)} AND ${sql.lit(last)}
      ${amongClause(among)} ORDER BY f.rowid DESC LIMIT ${limit}`.execute(this.#db)
    return rows.map((row) => ({ id: row.id, recordId: row.record_id }))
  }

  async #list(kind: SearchKind, { limit, among }: FindRequest): Promise<FoundEntry[]> {
    const { first, last } = idsOf(kind)
    const { rows } = await sql<{ id: number; record_id: string }>`
      SELECT e.id, e.record_id FROM search_entries e
      WHERE e.id BETWEEN ${sql.lit(first)} AND ${sql.lit(last)} ${amongClause(among)}
      ORDER BY e.id DESC LIMIT ${limit}`.execute(this.#db)
    return rows.map((row) => ({ id: row.id, recordId: row.record_id }))
  }
}

async function presentKinds(db: Db): Promise<ReadonlySet<string>> {
  const questions = searchKinds.map((kind) => {
    const { first, last } = idsOf(kind)
    return sql`SELECT ${sql.lit(kind)} AS kind
      WHERE EXISTS (SELECT 1 FROM search_entries WHERE id BETWEEN ${sql.lit(first)} AND ${sql.lit(last)})`
  })
  const { rows } = await sql<{ kind: string }>`${sql.join(questions, sql` UNION ALL `)}`.execute(db)
  return new Set(rows.map(({ kind }) => kind))
}

function amongClause(among: readonly string[] | undefined): ReturnType<typeof sql> {
  return among === undefined ? sql`` : sql`AND e.record_id IN (SELECT value FROM json_each(${JSON.stringify(among)}))`
}

/** Tokens hold no quotes: they are made of letters and digits. */
export function expression(condition: Condition): string {
  if ('token' in condition) return `"${condition.token}"`
  if ('prefix' in condition) return `"${condition.prefix}"*`
  if ('all' in condition) return joined(condition.all, ' AND ')
  return joined(condition.any, ' OR ')
}

function joined(parts: readonly Condition[], operator: string): string {
  const [only, ...others] = parts
  if (only === undefined) throw new Error('a condition must ask for something')
  return others.length === 0 ? expression(only) : `(${parts.map(expression).join(operator)})`
}

export function holds(condition: Condition, tokens: ReadonlySet<string>): boolean {
  if ('token' in condition) return tokens.has(condition.token)
  if ('prefix' in condition) return [...tokens].some((token) => token.startsWith(condition.prefix))
  if ('all' in condition) return condition.all.every((part) => holds(part, tokens))
  return condition.any.some((part) => holds(part, tokens))
}
