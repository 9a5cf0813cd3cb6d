/**
 * The grids and communities of one unit as a command finds and leaves them, by what a roster calls them. Read once: a
 * roster names thousands of grids, and a question for each would take longer than writing them. Changes nothing itself.
 */
import type { CellValue } from '../../contract/records/define-record.ts'
import type { RecordStore } from '../db/record-store.ts'
import type { StoredRecord } from '../db/stored-record.ts'

export class KnownPlaces {
  readonly #unit: string
  readonly #grids = new Map<string, StoredRecord>()
  readonly #communities = new Map<string, StoredRecord>()
  readonly #gridIds = new Map<string, string[]>()
  readonly #communityIds = new Map<string, string[]>()

  constructor(records: RecordStore, unit: string) {
    this.#unit = unit
    for (const community of records.all('communities')) this.noteCommunity(community)
    for (const grid of records.all('grids')) this.noteGrid(grid)
  }

  grid(id: string): StoredRecord | null {
    return this.#grids.get(id) ?? null
  }

  gridByCode(code: string): StoredRecord | null {
    return this.#first(this.#gridIds, byCode(code), this.#grids, ({ code: known }) => known === code)
  }

  /** @param community its name; null: of any community. */
  gridByName(community: string | null, name: string): StoredRecord | null {
    return this.#first(
      this.#gridIds,
      byName(community, name),
      this.#grids,
      (grid) => grid['name'] === name && (community === null || this.#communityName(grid) === community),
    )
  }

  /** By its name; without one, by its code. Codes are often mistyped, and two communities may then share one. */
  community(name: string | null, code: string | null): StoredRecord | null {
    const known = this.#communities
    if (name !== null)
      return this.#first(this.#communityIds, byName(null, name), known, (community) => community['name'] === name)
    if (code === null) return null
    return this.#first(this.#communityIds, byCode(code), known, (community) => community['code'] === code)
  }

  /** To be told of every grid that the command makes or changes. */
  noteGrid(grid: StoredRecord): void {
    this.#grids.set(grid.id, grid)
    const { code, name } = grid.values
    if (typeof code === 'string') add(this.#gridIds, byCode(code), grid.id)
    if (typeof name !== 'string') return
    add(this.#gridIds, byName(null, name), grid.id)
    const community = this.#communityName(grid.values)
    if (typeof community === 'string') add(this.#gridIds, byName(community, name), grid.id)
  }

  /** To be told of every community that the command makes or changes. */
  noteCommunity(community: StoredRecord): void {
    this.#communities.set(community.id, community)
    const { code, name } = community.values
    if (typeof code === 'string') add(this.#communityIds, byCode(code), community.id)
    if (typeof name === 'string') add(this.#communityIds, byName(null, name), community.id)
  }

  #communityName({ communityId }: StoredRecord['values']): CellValue | undefined {
    return typeof communityId === 'string' ? this.#communities.get(communityId)?.values['name'] : null
  }

  /** The oldest of those that go by this key still: a renamed one stays under its old key as well. */
  #first(
    ids: ReadonlyMap<string, readonly string[]>,
    key: string,
    places: ReadonlyMap<string, StoredRecord>,
    isStill: (values: StoredRecord['values']) => boolean,
  ): StoredRecord | null {
    let oldest: StoredRecord | null = null
    for (const id of ids.get(key) ?? []) {
      const place = places.get(id)
      if (place === undefined || place.unit !== this.#unit || place.deletedAt !== null || !isStill(place.values))
        continue
      if (oldest === null || place.id < oldest.id) oldest = place
    }
    return oldest
  }
}

const byCode = (code: string): string => `code\n${code}`
const byName = (community: string | null, name: string): string => `name\n${community ?? ''}\n${name}`

function add(ids: Map<string, string[]>, key: string, id: string): void {
  const known = ids.get(key)
  if (known === undefined) ids.set(key, [id])
  else if (!known.includes(id)) known.push(id)
}
