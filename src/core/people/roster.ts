/** Writes rows of the people ledger: a person, the current posting, and through it the grid. */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import { AppError } from '../../contract/errors.ts'
import { people } from '../../contract/ledgers/people.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext } from '../handlers.ts'
import { GridDirectory } from './grid-directory.ts'
import { splitOwn, withOwn } from '../ledgers/own-values.ts'
import { readActiveMerge } from './merge-repository.ts'
import { findCurrentPosting, readCurrentPostings, readPostingsRemovedWith } from './repository.ts'
import { splitRoster, type GridStatement } from './rules.ts'

export class Roster {
  readonly #context: CommandContext
  readonly #grids: GridDirectory

  constructor(context: CommandContext) {
    this.#context = context
    this.#grids = new GridDirectory(context)
  }

  create(values: RecordValues, origin: string | null): Promise<string> {
    const { records, stamp, unit, options } = this.#context
    const { fields, own } = splitOwn(values)
    const parts = splitRoster(fields)
    assertHasGrid(parts.grid, false)
    const record = { values: parts.person, origin, extra: withOwn('{}', own) }
    const person = records.create(stamp, 'people', options.newId(), unit.code, record)
    const gridId = this.#grids.place(parts.grid)
    if (gridId !== null || hasStatement(parts.posting)) this.#createPosting(person.id, { ...parts.posting, gridId })
    return Promise.resolve(person.id)
  }

  async update(row: LedgerRow, values: RecordValues, origin?: string | null): Promise<void> {
    const { records, stamp } = this.#context
    const { fields, own } = splitOwn(values)
    const parts = splitRoster(fields)
    const person = this.#person(row.id)
    const change = { values: parts.person, extra: withOwn(person.extra, own) }
    records.update(stamp, 'people', person, origin === undefined ? change : { ...change, origin })
    const postingChange = { ...parts.posting, ...this.#move(row, parts.grid) }
    if (Object.keys(postingChange).length === 0) return
    const posting = await this.#posting(row.id)
    if (posting === null) this.#createPosting(row.id, postingChange)
    else records.update(stamp, 'postings', posting, { values: postingChange })
  }

  async remove(row: LedgerRow): Promise<void> {
    const { db, records, stamp } = this.#context
    for (const id of await readCurrentPostings(db, row.id))
      records.remove(stamp, 'postings', this.#known('postings', id))
    records.remove(stamp, 'people', this.#person(row.id))
  }

  /** With the places that the person was removed from. */
  async restore(person: StoredRecord): Promise<void> {
    const { db, records, stamp } = this.#context
    const merge = await readActiveMerge(db, person.id)
    if (merge !== null) {
      const kept = this.#person(merge.keepId)
      throw new AppError('person_merged', { record: nameOf(person), kept: nameOf(kept) })
    }
    for (const id of await readPostingsRemovedWith(db, person.id, person.deletedAt ?? ''))
      records.restore(stamp, 'postings', this.#known('postings', id))
    records.restore(stamp, 'people', person)
  }

  /** Registers the permanent population of communities named in a roster's notes. */
  setPopulations(populations: ReadonlyMap<string, number>): void {
    for (const [name, population] of populations) this.#grids.setPopulation(name, population)
  }

  /** What a changed grid statement means for the posting of an existing row: a code decides, then the names. */
  #move(row: LedgerRow, statement: GridStatement): { gridId?: string | null } {
    const { communityName = null, gridName = null, gridCode = null } = row.values
    if (isLeaving(statement)) return { gridId: null }
    assertHasGrid(statement, gridName !== null)
    if (statement.gridCode !== undefined && statement.gridCode !== null) return { gridId: this.#grids.place(statement) }
    if (statement.gridName !== undefined || statement.communityName !== undefined) {
      return { gridId: this.#grids.place({ communityName, gridName, ...statement }) }
    }
    if (statement.households === undefined) return {}
    const gridId = this.#grids.place({ communityName, gridName, gridCode, ...statement })
    if (statement.households === null && gridId !== null) this.#grids.clearHouseholds(gridId)
    return { gridId }
  }

  async #posting(personId: string): Promise<StoredRecord | null> {
    const id = await findCurrentPosting(this.#context.db, personId)
    return id === null ? null : this.#context.records.get('postings', id)
  }

  #person(id: string): StoredRecord {
    return this.#known('people', id)
  }

  #known(key: 'people' | 'postings', id: string): StoredRecord {
    const record = this.#context.records.get(key, id)
    if (record === null) throw new AppError('not_found')
    return record
  }

  #createPosting(personId: string, values: RecordValues): void {
    const { records, stamp, unit, options } = this.#context
    records.create(stamp, 'postings', options.newId(), unit.code, { values: { ...values, personId } })
  }
}

function nameOf(person: StoredRecord): string {
  return String(person.values['name'])
}

/** Whoever empties one of the cells that name the grid, and fills no other, takes the person out of it. */
function isLeaving({ gridCode, gridName, communityName }: GridStatement): boolean {
  const named = [gridCode, gridName, communityName]
  return named.includes(null) && !named.some((value) => typeof value === 'string')
}

/** Community and households are kept with the grid: without one they would be lost. */
function assertHasGrid(statement: GridStatement, hasGrid: boolean): void {
  if (hasGrid || typeof statement.gridCode === 'string' || typeof statement.gridName === 'string') return
  for (const name of ['communityName', 'households'] as const) {
    const value = statement[name] ?? null
    if (value === null) continue
    const field = people.fields.find((candidate) => candidate.name === name)?.label ?? name
    throw new AppError('value_invalid', { field, value, reason: '但这个人没有网格，请先填写网格名称或网格编码' })
  }
}

function hasStatement(values: RecordValues): boolean {
  return Object.values(values).some((value) => value !== null)
}
