/** Which entries of the search index speak of other records as well: a person of its grid, a grid of its empty seats. */
import type { SearchKind } from '../../contract/api/search.ts'
import type { RecordKey } from '../../contract/records/index.ts'
import { roleNames } from '../../contract/roles.ts'
import { noBelonging, type Belonging } from '../search/entry.ts'
import type { RawDatabase } from './connection.ts'
import type { StoredRecord } from './stored-record.ts'

type Related = readonly [kind: SearchKind, id: string]

interface PostingRow {
  readonly personId: string
  readonly gridId: string | null
  readonly role: string | null
  readonly communityId: string | null
}

interface SeatRow {
  readonly gridId: string
  readonly communityId: string | null
  readonly roles: number
}

export class SearchLinks {
  readonly #postings
  readonly #seats
  readonly #peopleOf
  readonly #gridsOf

  constructor(raw: RawDatabase) {
    // The posting that the people ledger shows.
    this.#postings = raw.prepare<[string], PostingRow>(
      `SELECT j.value AS personId, o.grid_id AS gridId, o.role, g.community_id AS communityId
       FROM json_each(?) j
       JOIN postings o ON o.id = (
         SELECT id FROM postings
         WHERE person_id = j.value AND deleted_at IS NULL AND ended_on IS NULL
         ORDER BY id LIMIT 1
       )
       LEFT JOIN grids g ON g.id = o.grid_id`,
    )
    const roles = roleNames.map((role) => `'${role}'`).join(', ')
    this.#seats = raw.prepare<[string], SeatRow>(
      `SELECT j.value AS gridId, g.community_id AS communityId, (
         SELECT count(DISTINCT o.role) FROM postings o JOIN people p ON p.id = o.person_id
         WHERE o.grid_id = j.value AND o.deleted_at IS NULL AND o.ended_on IS NULL AND p.deleted_at IS NULL
           AND o.role IN (${roles})
       ) AS roles
       FROM json_each(?) j JOIN grids g ON g.id = j.value`,
    )
    this.#peopleOf = raw.prepare<[string], string>('SELECT person_id FROM postings WHERE grid_id = ?').pluck()
    this.#gridsOf = raw
      .prepare<[string], string>('SELECT grid_id FROM postings WHERE person_id = ? AND grid_id IS NOT NULL')
      .pluck()
  }

  /** The entries that a change makes stale besides the record's own. */
  touchedBy(key: RecordKey, id: string, before: StoredRecord | null, after: StoredRecord | null): Related[] {
    if (key === 'postings') return [before, after].flatMap((posting) => (posting === null ? [] : placesOf(posting)))
    // Whatever is new has no one that points to it yet; who does so later is a change of its own.
    if (before === null) return []
    if (key === 'people' && before.deletedAt !== (after?.deletedAt ?? null))
      return this.#gridsOf.all(id).map((gridId) => ['grids', gridId])
    if (key === 'grids' && before.values['communityId'] !== after?.values['communityId'])
      return this.#peopleOf.all(id).map((personId) => ['people', personId])
    return []
  }

  belongings(kind: SearchKind, ids: readonly string[]): ReadonlyMap<string, Belonging> {
    if (kind === 'communities') return new Map(ids.map((id) => [id, { ...noBelonging, communityId: id }]))
    if (kind === 'people')
      return new Map(
        this.#postings
          .all(JSON.stringify(ids))
          .map(({ personId, gridId, role, communityId }) => [personId, { ...noBelonging, gridId, role, communityId }]),
      )
    if (kind !== 'grids') return new Map()
    return new Map(
      this.#seats
        .all(JSON.stringify(ids))
        .map(({ gridId, communityId, roles }) => [
          gridId,
          { ...noBelonging, gridId, communityId, vacant: roles < roleNames.length },
        ]),
    )
  }
}

function placesOf({ values: { personId, gridId } }: StoredRecord): Related[] {
  return [
    ...(typeof personId === 'string' ? [['people', personId] as const] : []),
    ...(typeof gridId === 'string' ? [['grids', gridId] as const] : []),
  ]
}
