/**
 * Keeps the search index in step with the records, in the transaction that changes them. A single edit only notes its
 * tokens beside the index ("recent"); they are taken in together, because a full-text index is quick in bulk and slow in drops.
 */
import { searchKinds, type SearchKind } from '../../contract/api/search.ts'
import type { RecordKey } from '../../contract/records/index.ts'
import { entryTokens, noBelonging, type Belonging } from '../search/entry.ts'
import { isSearchKind } from '../search/searchables.ts'
import type { RawDatabase } from './connection.ts'
import { metaKeys, readOwnUnitCode } from './meta.ts'
import { idsOf, layout } from './search-layout.ts'
import { SearchLinks } from './search-links.ts'
import type { StoredRecord } from './stored-record.ts'

/** So many notes are read with every search; a hundred or two are not felt. */
const mostRecent = 200

type Load = (kind: SearchKind, id: string) => StoredRecord | null

export class SearchIndex {
  readonly #raw: RawDatabase
  readonly #load: Load
  readonly #links: SearchLinks
  readonly #statements
  #dirty = new Map<SearchKind, Map<string, StoredRecord | null | undefined>>()
  #ownUnit: string | null = null
  #lastNumber: number | null = null

  constructor(raw: RawDatabase, load: Load) {
    this.#raw = raw
    this.#load = load
    this.#links = new SearchLinks(raw)
    this.#statements = prepare(raw)
  }

  /** Remembers a change; null: the record is not there. */
  note(key: RecordKey, id: string, before: StoredRecord | null, after: StoredRecord | null): void {
    if (isSearchKind(key)) this.#mark(key, id, after)
    for (const [kind, related] of this.#links.touchedBy(key, id, before, after)) this.#mark(kind, related, undefined)
  }

  /** Writes what has been noted; the last step of a command. */
  flush(): void {
    if (this.#dirty.size === 0) return
    const changes = this.#changes()
    this.#dirty = new Map()
    this.#write(changes)
  }

  abandon(): void {
    this.#dirty = new Map()
    this.#lastNumber = null
  }

  /** Whether the index is of this program's making. */
  isCurrent(): boolean {
    return this.#statements.layout.get(metaKeys.searchLayout) === layout
  }

  /** Makes the index anew from the records. */
  rebuild(idsOfKind: (kind: SearchKind) => Iterable<string>): void {
    this.#raw.transaction(() => {
      this.#raw.exec("DELETE FROM search_entries; INSERT INTO search_fts (search_fts) VALUES ('delete-all')")
      this.#lastNumber = null
      for (const kind of searchKinds) {
        for (const id of idsOfKind(kind)) this.#mark(kind, id, undefined)
        this.flush()
      }
      this.#takeInRecent()
      this.#statements.setLayout.run(metaKeys.searchLayout, layout)
    })()
  }

  #mark(kind: SearchKind, id: string, record: StoredRecord | null | undefined): void {
    const ofKind = this.#dirty.get(kind) ?? new Map<string, StoredRecord | null | undefined>()
    if (record !== undefined || !ofKind.has(id)) ofKind.set(id, record)
    this.#dirty.set(kind, ofKind)
  }

  #changes(): Change[] {
    const number = this.#nextNumbers()
    return searchKinds.flatMap((kind) => {
      const ofKind = this.#dirty.get(kind)
      if (ofKind === undefined) return []
      const belongings = this.#links.belongings(kind, [...ofKind.keys()])
      return [...ofKind].map(([recordId, known]) => {
        const record = known === undefined ? this.#load(kind, recordId) : known
        if (record === null || record.deletedAt !== null) return { recordId, entry: null }
        const belonging: Belonging = belongings.get(recordId) ?? noBelonging
        const id = idsOf(kind, record.unit === this.#own()).first + number()
        return { recordId, entry: { id, tokens: entryTokens(kind, record, belonging) } }
      })
    })
  }

  /** FTS5 wants all deletions and then all insertions, each in rising order: otherwise it writes itself out every time. */
  #write(changes: readonly Change[]): void {
    const { find, remove, removeIndexed, insert, index } = this.#statements
    const before = changes.flatMap(({ recordId }) => find.get(recordId) ?? [])
    for (const { id, indexed } of before.toSorted((a, b) => a.id - b.id)) {
      if (indexed === 1) removeIndexed.run(BigInt(id))
      remove.run(BigInt(id))
    }
    const noted = changes.length <= mostRecent
    const entries = changes.flatMap(({ recordId, entry }) => (entry === null ? [] : [{ recordId, ...entry }]))
    for (const { id, recordId, tokens } of entries.toSorted((a, b) => a.id - b.id)) {
      insert.run(BigInt(id), recordId, noted ? tokens : null)
      if (!noted) index.run(BigInt(id), tokens)
    }
    if (noted && (this.#statements.countRecent.get() ?? 0) > mostRecent) this.#takeInRecent()
  }

  #takeInRecent(): void {
    for (const { id, recent } of this.#statements.recent.all()) this.#statements.index.run(BigInt(id), recent)
    this.#statements.forgetRecent.run()
  }

  #nextNumbers(): () => number {
    let last = this.#lastNumber ?? this.#highestNumber()
    return () => {
      last += 1
      this.#lastNumber = last
      return last
    }
  }

  #highestNumber(): number {
    const highest = searchKinds.flatMap((kind) =>
      [true, false].map((own) => {
        const { first, last } = idsOf(kind, own)
        const id = this.#statements.highest.get(BigInt(first), BigInt(last)) ?? null
        return id === null ? 0 : id - first
      }),
    )
    return Math.max(0, ...highest)
  }

  #own(): string | null {
    this.#ownUnit ??= readOwnUnitCode(this.#raw)
    return this.#ownUnit
  }
}

interface Change {
  readonly recordId: string
  /** null: the record is gone or in the bin. */
  readonly entry: { readonly id: number; readonly tokens: string } | null
}

// eslint-disable-next-line @typescript-eslint/explicit-function-return-type -- the statements' types say it
function prepare(raw: RawDatabase) {
  return {
    layout: raw.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck(),
    setLayout: raw.prepare<[string, string]>(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ),
    find: raw.prepare<[string], { id: number; indexed: number }>(
      'SELECT id, recent IS NULL AS indexed FROM search_entries WHERE record_id = ?',
    ),
    remove: raw.prepare<[bigint]>('DELETE FROM search_entries WHERE id = ?'),
    removeIndexed: raw.prepare<[bigint]>('DELETE FROM search_fts WHERE rowid = ?'),
    insert: raw.prepare<[bigint, string, string | null]>(
      'INSERT INTO search_entries (id, record_id, recent) VALUES (?, ?, ?)',
    ),
    index: raw.prepare<[bigint, string]>('INSERT INTO search_fts (rowid, tokens) VALUES (?, ?)'),
    countRecent: raw.prepare<[], number>('SELECT count(*) FROM search_entries WHERE recent IS NOT NULL').pluck(),
    recent: raw.prepare<[], { id: number; recent: string }>(
      'SELECT id, recent FROM search_entries WHERE recent IS NOT NULL ORDER BY id',
    ),
    forgetRecent: raw.prepare('UPDATE search_entries SET recent = NULL WHERE recent IS NOT NULL'),
    highest: raw
      .prepare<[bigint, bigint], number | null>('SELECT max(id) FROM search_entries WHERE id BETWEEN ? AND ?')
      .pluck(),
  }
}
