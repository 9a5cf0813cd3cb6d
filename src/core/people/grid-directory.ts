/** Finds the grid and the community that a row of the roster names, and creates those that are not known yet. */
import type { CellValue } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext } from '../handlers.ts'
import { findCommunity, findGridByCode, findGridByName } from './repository.ts'
import { communityCodeOf, type GridStatement } from './rules.ts'

/** One per command: a grid is looked up once, however many rows name it. */
export class GridDirectory {
  readonly #context: CommandContext
  readonly #grids = new Map<string, StoredRecord>()
  readonly #communities = new Map<string, string>()

  constructor(context: CommandContext) {
    this.#context = context
  }

  /** The grid of a statement, brought up to what the statement says of its name and households; null without one. */
  async place(statement: GridStatement): Promise<string | null> {
    const code = text(statement.gridCode)
    const name = text(statement.gridName)
    if (code === null && name === null) return null
    const key = code ?? `${text(statement.communityName) ?? ''}\n${name ?? ''}`
    const found = this.#grids.get(key) ?? (await this.#find(statement, code, name))
    const grid = found === null ? await this.#create(statement, code, name) : this.#refresh(found, statement)
    this.#grids.set(key, grid)
    return grid.id
  }

  /** Registers the permanent population of a community, if it is known under this name. */
  async setPopulation(name: string, population: number): Promise<void> {
    const { db, records, stamp, unit } = this.#context
    const id = await findCommunity(db, unit.code, null, name)
    const community = id === null ? null : records.get('communities', id)
    if (community !== null) records.update(stamp, 'communities', community, { values: { population } })
  }

  async #find(statement: GridStatement, code: string | null, name: string | null): Promise<StoredRecord | null> {
    const { db, records, unit } = this.#context
    const byName = (): Promise<string | null> =>
      name === null ? Promise.resolve(null) : findGridByName(db, unit.code, text(statement.communityName), name)
    const id = code === null ? await byName() : await findGridByCode(db, unit.code, code)
    return id === null ? null : records.get('grids', id)
  }

  async #create(statement: GridStatement, code: string | null, name: string | null): Promise<StoredRecord> {
    const { records, stamp, unit, options } = this.#context
    const communityId = await this.#community(text(statement.communityName), communityCodeOf(code))
    const values = { communityId, code, name: name ?? code, households: statement.households ?? null }
    return records.create(stamp, 'grids', options.newId(), unit.code, { values })
  }

  #refresh(grid: StoredRecord, statement: GridStatement): StoredRecord {
    const values: Record<string, CellValue> = {}
    const name = text(statement.gridName)
    if (name !== null) values['name'] = name
    if (statement.households !== undefined && statement.households !== null) values['households'] = statement.households
    return this.#context.records.update(this.#context.stamp, 'grids', grid, { values })
  }

  async #community(name: string | null, code: string | null): Promise<string> {
    const { db, records, stamp, unit, options } = this.#context
    const key = code ?? name ?? ''
    const known = this.#communities.get(key) ?? (await findCommunity(db, unit.code, code, name))
    const id =
      known ??
      records.create(stamp, 'communities', options.newId(), unit.code, {
        values: { name: name ?? `社区 ${code ?? ''}`.trim(), code, population: null },
      }).id
    this.#communities.set(key, id)
    return id
  }
}

function text(value: CellValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
