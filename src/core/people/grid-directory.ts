/** Finds the grid and the community that a row of the roster names, and creates those that are not known yet. */
import type { CellValue } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext } from '../handlers.ts'
import { findCommunity, findGridByCode, findGridByName } from './repository.ts'
import { communityCodeOf, type GridStatement } from './rules.ts'

/** One per command: a grid is looked up once, however many rows name it. */
export class GridDirectory {
  readonly #context: CommandContext
  readonly #grids = new Map<string, string>()
  readonly #communities = new Map<string, string>()

  constructor(context: CommandContext) {
    this.#context = context
  }

  /** The grid of a statement, brought up to what the statement says of it; null without one. */
  async place(statement: GridStatement): Promise<string | null> {
    const code = text(statement.gridCode)
    const name = text(statement.gridName)
    if (code === null && name === null) return null
    const key = code ?? `${text(statement.communityName) ?? ''}\n${name ?? ''}`
    const id = this.#grids.get(key) ?? (await this.#find(statement, code, name))
    const grid = id === null ? null : this.#context.records.get('grids', id)
    const placed = grid === null ? await this.#create(statement, code, name) : await this.#refresh(grid, statement)
    this.#grids.set(key, placed)
    return placed
  }

  clearHouseholds(gridId: string): void {
    const { records, stamp } = this.#context
    const grid = records.get('grids', gridId)
    if (grid !== null) records.update(stamp, 'grids', grid, { values: { households: null } })
  }

  /** Registers the permanent population of a community, if it is known under this name. */
  async setPopulation(name: string, population: number): Promise<void> {
    const { db, records, stamp, unit } = this.#context
    const id = await findCommunity(db, unit.code, null, name)
    const community = id === null ? null : records.get('communities', id)
    if (community !== null) records.update(stamp, 'communities', community, { values: { population } })
  }

  /** A grid that is known by name and community alone is the one of a row that adds the code. */
  async #find(statement: GridStatement, code: string | null, name: string | null): Promise<string | null> {
    const { db, records, unit } = this.#context
    const community = text(statement.communityName)
    const byCode = code === null ? null : await findGridByCode(db, unit.code, code)
    if (byCode !== null || name === null || (code !== null && community === null)) return byCode
    const byName = await findGridByName(db, unit.code, community, name)
    const known = byName === null ? null : text(records.get('grids', byName)?.values['code'])
    return code === null || known === null ? byName : null
  }

  async #create(statement: GridStatement, code: string | null, name: string | null): Promise<string> {
    const { records, stamp, unit, options } = this.#context
    const communityId = await this.#community(text(statement.communityName), communityCodeOf(code))
    const values = { communityId, code, name: name ?? code, households: statement.households ?? null }
    return records.create(stamp, 'grids', options.newId(), unit.code, { values }).id
  }

  /** Under the same code a grid may have got another name or another community; by name alone it is only found. */
  async #refresh(grid: StoredRecord, statement: GridStatement): Promise<string> {
    const values: Record<string, CellValue> = {}
    const code = text(statement.gridCode)
    const communityName = text(statement.communityName)
    const name = text(statement.gridName)
    if (name !== null) values['name'] = name
    if (statement.households !== undefined && statement.households !== null) values['households'] = statement.households
    if (code !== null) {
      values['code'] = code
      if (communityName !== null) values['communityId'] = await this.#community(communityName, communityCodeOf(code))
    }
    this.#context.records.update(this.#context.stamp, 'grids', grid, { values })
    return grid.id
  }

  async #community(name: string | null, code: string | null): Promise<string> {
    const key = name ?? code ?? ''
    const known = this.#communities.get(key) ?? (await this.#knownCommunity(name, code))
    const id = known ?? (await this.#createCommunity(name, code))
    this.#communities.set(key, id)
    return id
  }

  /** A community that was known by its name alone takes the code, if no other has it. */
  async #knownCommunity(name: string | null, code: string | null): Promise<string | null> {
    const { db, records, stamp, unit } = this.#context
    const id = await findCommunity(db, unit.code, code, name)
    const community = id === null ? null : records.get('communities', id)
    if (community !== null && text(community.values['code']) === null && code !== null)
      records.update(stamp, 'communities', community, { values: { code: await this.#free(code) } })
    return id
  }

  async #createCommunity(name: string | null, code: string | null): Promise<string> {
    const { records, stamp, unit, options } = this.#context
    const values = {
      name: name ?? `社区 ${code ?? ''}`.trim(),
      code: code === null ? null : await this.#free(code),
      population: null,
    }
    return records.create(stamp, 'communities', options.newId(), unit.code, { values }).id
  }

  async #free(code: string): Promise<string | null> {
    return (await findCommunity(this.#context.db, this.#context.unit.code, code, null)) === null ? code : null
  }
}

function text(value: CellValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
