/**
 * Keeps the search index in step with the records, in the transaction that changes them. A single edit only notes its
 * tokens beside the index ("recent"); they are taken in together, because a full-text index is quick in bulk and slow in drops.
 */
import { searchKinds, type SearchKind } from '../../contract/api/search.ts'
import type { RecordKey } from '../../contract/records/index.ts'
import { entryTokens, noBelonging } from '../search/entry.ts'
import { isSearchKind } from '../search/searchables.ts'
import type { RawDatabase } from './connection.ts'
import { metaKeys, readOwnUnitCode } from './meta.ts'
import { idsOf, layout } from './search-layout.ts'
import { SearchLinks } from './search-links.ts'
import type { StoredRecord } from './stored-record.ts'

/** So many notes are read with every search; a hundred or two are not felt. */
const mostRecent = 200

/** For how many records it is asked at once where they belong: a million answers would fill the memory. */
const perQuestion = 5000

type Load = (kind: SearchKind, id: string) => StoredRecord | null

/** A record whose entry is to be written anew. */
interface Stale {
  /** undefined: it has to be read. null: it is gone. */
  record: StoredRecord | null | undefined
  /** Whether the index may know it already. */
  readonly known: boolean
}

export class SearchIndex {
  readonly #raw: RawDatabase
  readonly #load: Load
  readonly #links: SearchLinks
  readonly #statements
  #stale = new Map<SearchKind, Map<string, Stale>>()
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
    if (isSearchKind(key)) this.#mark(key, id, { record: after, known: before !== null })
    for (const [kind, related] of this.#links.touchedBy(key, id, before, after))
      this.#mark(kind, related, { record: undefined, known: true })
  }

  /** Writes what has been noted; the last step of a command. */
  flush(): void {
    if (this.#stale.size === 0) return
    const stale = this.#stale
    this.#stale = new Map()
    this.#write(stale)
  }

  abandon(): void {
    this.#stale = new Map()
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
        for (const id of idsOfKind(kind)) this.#mark(kind, id, { record: undefined, known: false })
        this.flush()
      }
      this.#takeInRecent()
      this.#statements.setLayout.run(metaKeys.searchLayout, layout)
    })()
  }

  #mark(kind: SearchKind, id: string, stale: Stale): void {
    let ofKind = this.#stale.get(kind)
    if (ofKind === undefined) {
      ofKind = new Map()
      this.#stale.set(kind, ofKind)
    }
    const marked = ofKind.get(id)
    if (marked === undefined) ofKind.set(id, stale)
    else if (stale.record !== undefined) marked.record = stale.record
  }

  /** FTS5 wants all deletions and then all insertions, each in rising order: otherwise it writes itself out every time. */
  #write(stale: ReadonlyMap<SearchKind, ReadonlyMap<string, Stale>>): void {
    this.#removeEntries(stale)
    const count = [...stale.values()].reduce((sum, { size }) => sum + size, 0)
    const noted = count <= mostRecent
    for (const kind of searchKinds) {
      const ofKind = stale.get(kind)
      if (ofKind !== undefined) this.#writeEntries(kind, ofKind, noted)
    }
    if (noted && (this.#statements.countRecent.get() ?? 0) > mostRecent) this.#takeInRecent()
  }

  #removeEntries(stale: ReadonlyMap<SearchKind, ReadonlyMap<string, Stale>>): void {
    const { find, remove, removeIndexed } = this.#statements
    const found: EntryRow[] = []
    for (const [kind, ofKind] of stale) {
      // Another unit may have used one id for two records of different kinds.
      const { first, last } = idsOf(kind)
      for (const [recordId, { known }] of ofKind)
        if (known) found.push(...find.all(recordId, BigInt(first), BigInt(last)))
    }
    for (const { id, indexed } of found.sort((a, b) => a.id - b.id)) {
      if (indexed === 1) removeIndexed.run(BigInt(id))
      remove.run(BigInt(id))
    }
  }

  #writeEntries(kind: SearchKind, ofKind: ReadonlyMap<string, Stale>, noted: boolean): void {
    const own: StoredRecord[] = []
    const others: StoredRecord[] = []
    for (const [recordId, stale] of ofKind) {
      const record = stale.record === undefined ? this.#load(kind, recordId) : stale.record
      if (record === null || record.deletedAt !== null) continue
      if (record.unit === this.#own()) own.push(record)
      else others.push(record)
    }
    this.#insertAll(kind, others, false, noted)
    this.#insertAll(kind, own, true, noted)
  }

  #insertAll(kind: SearchKind, records: readonly StoredRecord[], own: boolean, noted: boolean): void {
    const { first } = idsOf(kind, own)
    for (let from = 0; from < records.length; from += perQuestion) {
      const some = records.slice(from, from + perQuestion)
      const ids = some.map((record) => record.id)
      const belongings = this.#links.belongings(kind, ids)
      for (const record of some) {
        const tokens = entryTokens(kind, record, belongings.get(record.id) ?? noBelonging)
        this.#insert(BigInt(first + this.#nextNumber()), record.id, tokens, noted)
      }
    }
  }

  #insert(id: bigint, recordId: string, tokens: string, noted: boolean): void {
    this.#statements.insert.run(id, recordId, noted ? tokens : null)
    if (!noted) this.#statements.index.run(id, tokens)
  }

  #takeInRecent(): void {
    for (const { id, recent } of this.#statements.recent.all()) this.#statements.index.run(BigInt(id), recent)
    this.#statements.forgetRecent.run()
  }

  #nextNumber(): number {
    this.#lastNumber = (this.#lastNumber ?? this.#highestNumber()) + 1
    return this.#lastNumber
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

interface EntryRow {
  readonly id: number
  /** 1: its tokens are in the index. 0: they are only noted. */
  readonly indexed: number
}

function prepare(raw: RawDatabase) {
  return {
    layout: raw.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck(),
    setLayout: raw.prepare<[string, string]>(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ),
    find: raw.prepare<[string, bigint, bigint], EntryRow>(
      'SELECT id, recent IS NULL AS indexed FROM search_entries WHERE record_id = ? AND id BETWEEN ? AND ?',
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
