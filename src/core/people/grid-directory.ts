/** Finds the grid and the community that a row of the roster names, and creates those that are not known yet. */
import type { CellValue } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext } from '../handlers.ts'
import { KnownPlaces } from './known-places.ts'
import { communityCodeOf, type GridStatement } from './rules.ts'

/** One per command, and the only one that changes grids and communities in it. */
export class GridDirectory {
  readonly #context: CommandContext
  /** By what rows call them. */
  readonly #grids = new Map<string, string>()
  #places: KnownPlaces | null = null

  constructor(context: CommandContext) {
    this.#context = context
  }

  /** The grid of a statement, brought up to what the statement says of it; null without one. */
  place(statement: GridStatement): string | null {
    const code = text(statement.gridCode)
    const name = text(statement.gridName)
    if (code === null && name === null) return null
    const key = code ?? `${text(statement.communityName) ?? ''}\n${name ?? ''}`
    const id = this.#grids.get(key)
    const grid = id === undefined ? this.#find(statement, code, name) : this.#known().grid(id)
    const placed = grid === null ? this.#create(statement, code, name) : this.#refresh(grid, statement)
    this.#grids.set(key, placed)
    return placed
  }

  clearHouseholds(gridId: string): void {
    const grid = this.#known().grid(gridId)
    if (grid !== null) this.#updateGrid(grid, { households: null })
  }

  /** Registers the permanent population of a community, if it is known under this name. */
  setPopulation(name: string, population: number): void {
    const community = this.#known().community(name, null)
    if (community !== null) this.#updateCommunity(community, { population })
  }

  /** A grid that is known by name and community alone is the one of a row that adds the code. */
  #find(statement: GridStatement, code: string | null, name: string | null): StoredRecord | null {
    const community = text(statement.communityName)
    const byCode = code === null ? null : this.#known().gridByCode(code)
    if (byCode !== null || name === null || (code !== null && community === null)) return byCode
    const byName = this.#known().gridByName(community, name)
    return code === null || text(byName?.values['code']) === null ? byName : null
  }

  #create(statement: GridStatement, code: string | null, name: string | null): string {
    const { records, stamp, unit, options } = this.#context
    const communityId = this.#community(text(statement.communityName), communityCodeOf(code))
    const values = { communityId, code, name: name ?? code, households: statement.households ?? null }
    const grid = records.create(stamp, 'grids', options.newId(), unit.code, { values })
    this.#known().noteGrid(grid)
    return grid.id
  }

  /** Under the same code a grid may have got another name or another community; by name alone it is only found. */
  #refresh(grid: StoredRecord, statement: GridStatement): string {
    const values: Record<string, CellValue> = {}
    const code = text(statement.gridCode)
    const communityName = text(statement.communityName)
    const name = text(statement.gridName)
    if (name !== null) values['name'] = name
    if (statement.households !== undefined && statement.households !== null) values['households'] = statement.households
    if (code !== null) {
      values['code'] = code
      if (communityName !== null) values['communityId'] = this.#community(communityName, communityCodeOf(code))
    }
    this.#updateGrid(grid, values)
    return grid.id
  }

  #community(name: string | null, code: string | null): string {
    const community = this.#known().community(name, code)
    if (community === null) return this.#createCommunity(name, code)
    // One that was known by its name alone takes the code, if no other has it.
    if (text(community.values['code']) === null && code !== null)
      this.#updateCommunity(community, { code: this.#free(code) })
    return community.id
  }

  #createCommunity(name: string | null, code: string | null): string {
    const { records, stamp, unit, options } = this.#context
    const values = {
      name: name ?? `社区 ${code ?? ''}`.trim(),
      code: code === null ? null : this.#free(code),
      population: null,
    }
    const community = records.create(stamp, 'communities', options.newId(), unit.code, { values })
    this.#known().noteCommunity(community)
    return community.id
  }

  #updateGrid(grid: StoredRecord, values: Record<string, CellValue>): void {
    const { records, stamp } = this.#context
    const updated = records.update(stamp, 'grids', grid, { values })
    if (updated !== grid) this.#known().noteGrid(updated)
  }

  #updateCommunity(community: StoredRecord, values: Record<string, CellValue>): void {
    const { records, stamp } = this.#context
    const updated = records.update(stamp, 'communities', community, { values })
    if (updated !== community) this.#known().noteCommunity(updated)
  }

  #free(code: string): string | null {
    return this.#known().community(null, code) === null ? code : null
  }

  /** Read when the first row asks: most commands name no grid. */
  #known(): KnownPlaces {
    this.#places ??= new KnownPlaces(this.#context.records, this.#context.unit.code)
    return this.#places
  }
}

function text(value: CellValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
