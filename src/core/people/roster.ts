/** Writes rows of the people ledger: a person, the current posting, the posting's grid and its community. */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import type { CellValue, RecordValues } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext } from '../handlers.ts'
import { communityCodeOf, splitRoster, type GridStatement } from './rules.ts'

export class Roster {
  readonly #context: CommandContext
  readonly #communities: StoredRecord[]
  readonly #gridsByCode = new Map<string, StoredRecord>()
  readonly #gridsByName = new Map<string, StoredRecord>()
  readonly #postings = new Map<string, StoredRecord>()

  static load(context: CommandContext): Promise<Roster> {
    return Promise.resolve(new Roster(context))
  }

  private constructor(context: CommandContext) {
    this.#context = context
    const own = (record: StoredRecord): boolean => record.unit === context.unit.code && record.deletedAt === null
    this.#communities = [...context.records.all('communities')].filter(own)
    for (const grid of context.records.all('grids')) if (own(grid)) this.#remember(grid)
    for (const posting of context.records.all('postings')) {
      const person = String(posting.values['personId'])
      if (own(posting) && posting.values['endedOn'] === null && !this.#postings.has(person))
        this.#postings.set(person, posting)
    }
  }

  create(values: RecordValues, origin: string | null): string {
    const { records, stamp, unit, options } = this.#context
    const parts = splitRoster(values)
    const person = records.create(stamp, 'people', options.newId(), unit.code, { values: parts.person, origin })
    const gridId = this.#place(parts.grid)
    if (gridId !== null || hasStatement(parts.posting)) this.#createPosting(person.id, { ...parts.posting, gridId })
    return person.id
  }

  update(row: LedgerRow, values: RecordValues, origin?: string | null): void {
    const { records, stamp } = this.#context
    const parts = splitRoster(values)
    const person = this.#person(row.id)
    records.update(
      stamp,
      'people',
      person,
      origin === undefined ? { values: parts.person } : { values: parts.person, origin },
    )
    const move = this.#move(row, parts.grid)
    const change = { ...parts.posting, ...move }
    if (Object.keys(change).length === 0) return
    const posting = this.#postings.get(row.id)
    if (posting === undefined) this.#createPosting(row.id, change)
    else this.#postings.set(row.id, records.update(stamp, 'postings', posting, { values: change }))
  }

  remove(row: LedgerRow): void {
    const { records, stamp } = this.#context
    const posting = this.#postings.get(row.id)
    if (posting !== undefined) records.remove(stamp, 'postings', posting)
    records.remove(stamp, 'people', this.#person(row.id))
  }

  /** Registers the permanent population of communities named in a roster's notes. */
  setPopulations(populations: ReadonlyMap<string, number>): void {
    for (const [name, population] of populations) {
      const index = this.#communities.findIndex((candidate) => candidate.values['name'] === name)
      const community = this.#communities[index]
      if (community === undefined) continue
      this.#communities[index] = this.#context.records.update(this.#context.stamp, 'communities', community, {
        values: { population },
      })
    }
  }

  #person(id: string): StoredRecord {
    const person = this.#context.records.get('people', id)
    if (person === null) throw new AppError('not_found')
    return person
  }

  #createPosting(personId: string, values: RecordValues): void {
    const { records, stamp, unit, options } = this.#context
    const posting = records.create(stamp, 'postings', options.newId(), unit.code, { values: { ...values, personId } })
    this.#postings.set(personId, posting)
  }

  /** What a changed grid statement means for the posting of an existing row: a code decides, then the names. */
  #move(row: LedgerRow, statement: GridStatement): { gridId?: string | null } {
    if (statement.gridCode === null) return { gridId: null }
    if (statement.gridCode !== undefined) return { gridId: this.#place(statement) }
    const { communityName = null, gridName = null, gridCode = null } = row.values
    if (statement.gridName !== undefined || statement.communityName !== undefined) {
      return { gridId: this.#place({ communityName, gridName, ...statement }) }
    }
    return statement.households === undefined
      ? {}
      : { gridId: this.#place({ communityName, gridName, gridCode, ...statement }) }
  }

  /** Finds or creates the grid that a row names, and brings its name and households up to what the row says. */
  #place(statement: GridStatement): string | null {
    const code = text(statement.gridCode)
    const name = text(statement.gridName)
    if (code === null && name === null) return null
    const found =
      code === null ? this.#gridsByName.get(nameKey(statement.communityName, name)) : this.#gridsByCode.get(code)
    return found === undefined ? this.#createGrid(statement, code, name) : this.#refresh(found, statement)
  }

  #createGrid(statement: GridStatement, code: string | null, name: string | null): string {
    const { records, stamp, unit, options } = this.#context
    const communityId = this.#community(text(statement.communityName), communityCodeOf(code))
    const values = { communityId, code, name: name ?? code, households: statement.households ?? null }
    const grid = records.create(stamp, 'grids', options.newId(), unit.code, { values })
    this.#remember(grid)
    return grid.id
  }

  #refresh(grid: StoredRecord, statement: GridStatement): string {
    const { records, stamp } = this.#context
    const values: Record<string, CellValue> = {}
    if (text(statement.gridName) !== null) values['name'] = statement.gridName ?? null
    if (statement.households !== undefined && statement.households !== null) values['households'] = statement.households
    this.#remember(records.update(stamp, 'grids', grid, { values }))
    return grid.id
  }

  /** The community by its code, then by its name; one that is not known yet is created. */
  #community(name: string | null, code: string | null): string {
    const { records, stamp, unit, options } = this.#context
    const found =
      this.#communities.find((candidate) => code !== null && candidate.values['code'] === code) ??
      this.#communities.find((candidate) => name !== null && candidate.values['name'] === name)
    if (found !== undefined) return found.id
    const values = { name: name ?? `社区 ${code ?? ''}`.trim(), code, population: null }
    const community = records.create(stamp, 'communities', options.newId(), unit.code, { values })
    this.#communities.push(community)
    return community.id
  }

  #remember(grid: StoredRecord): void {
    const code = text(grid.values['code'])
    if (code !== null) this.#gridsByCode.set(code, grid)
    const community = this.#communities.find((candidate) => candidate.id === grid.values['communityId'])
    this.#gridsByName.set(nameKey(community?.values['name'], grid.values['name']), grid)
  }
}

function nameKey(communityName: CellValue | undefined, gridName: CellValue | undefined): string {
  return `${String(communityName ?? '')}\n${String(gridName ?? '')}`
}

function text(value: CellValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function hasStatement(statement: GridStatement | RecordValues): boolean {
  return Object.values(statement).some((value) => value !== undefined && value !== null)
}
