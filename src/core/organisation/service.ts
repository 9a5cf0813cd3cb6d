/** The staffing board, and edits of communities and grids. */
import type { organisation, StaffedCommunity, StaffedGrid, StaffingBoard } from '../../contract/api/organisation.ts'
import { AppError } from '../../contract/errors.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import { roleKeys, roles, type RoleKey } from '../../contract/roles.ts'
import type { Db, Row } from '../db/schema.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { assertOwn } from '../ledgers/own-row.ts'
import { readCommunities, readGrids, readPostedPeople, type PostedPerson } from './repository.ts'
import { checkStaffing } from './rules.ts'

export const organisationHandlers: HandlersOf<typeof organisation> = {
  board: async ({ db }) => readBoard(db),

  saveCommunity: async (context, { id, ...draft }) => {
    const saved = await save(context, 'communities', id, {
      name: draft.name,
      code: draft.code === '' ? null : draft.code,
      population: draft.population,
    })
    return { value: { id: saved }, label: `保存社区：${draft.name}` }
  },

  saveGrid: async (context, { id, ...draft }) => {
    await requireOwn(context, 'communities', draft.communityId)
    const saved = await save(context, 'grids', id, {
      communityId: draft.communityId,
      name: draft.name,
      code: draft.code === '' ? null : draft.code,
      households: draft.households,
      partyGroup: draft.partyGroup === '' ? null : draft.partyGroup,
    })
    return { value: { id: saved }, label: `保存网格：${draft.name}` }
  },
}

async function save(
  context: CommandContext,
  key: 'communities' | 'grids',
  id: string | undefined,
  values: RecordValues,
): Promise<string> {
  const { records, stamp, unit, options } = context
  if (id === undefined) return records.create(stamp, key, options.newId(), unit.code, { values }).id
  const current = await requireOwn(context, key, id)
  return records.update(stamp, key, current, { values }).id
}

async function requireOwn(context: QueryContext, key: 'communities' | 'grids', id: string): Promise<StoredRecord> {
  const current = context.records.get(key, id)
  if (current === null || current.deletedAt !== null) throw new AppError('not_found')
  await assertOwn(context, String(current.values['name']), current.unit)
  return current
}

export async function readBoard(db: Db): Promise<StaffingBoard> {
  const [communities, grids, people] = [await readCommunities(db), await readGrids(db), await readPostedPeople(db)]
  const byGrid = Map.groupBy(people, (person) => person.gridId)
  const bare = communities.map((community) => toCommunity(community, grids, byGrid))
  const unplaced = people
    .filter((person) => person.gridId === null)
    .map(({ name, employer }) => ({ name, employer: employer ?? '' }))
  const findings = checkStaffing(bare, unplaced)
  const perGrid = Map.groupBy(findings, (finding) => finding.gridId)
  const staffed = bare.map((community) => ({
    ...community,
    grids: community.grids.map((grid) => ({ ...grid, findings: perGrid.get(grid.id)?.length ?? 0 })),
  }))
  return { communities: staffed, findings, totals: totalsOf(staffed, people) }
}

function toCommunity(
  community: Row<'communities'>,
  grids: readonly Row<'grids'>[],
  byGrid: ReadonlyMap<string | null, readonly PostedPerson[]>,
): StaffedCommunity {
  return {
    id: community.id,
    name: community.name,
    code: community.code ?? '',
    population: community.population,
    grids: grids
      .filter((grid) => grid.community_id === community.id)
      .map((grid) => toGrid(grid, byGrid.get(grid.id) ?? [])),
  }
}

function toGrid(grid: Row<'grids'>, people: readonly PostedPerson[]): StaffedGrid {
  const inRole = (role: RoleKey): StaffedGrid['seats'][RoleKey] =>
    people
      .filter((person) => roleOf(person.role) === role)
      .map(({ personId, name, employer }) => ({ personId, name, employer: employer ?? '' }))
  return {
    id: grid.id,
    name: grid.name,
    code: grid.code ?? '',
    households: grid.households,
    partyGroup: grid.party_group ?? '',
    seats: {
      gridLeader: inRole('gridLeader'),
      fullTimeMember: inRole('fullTimeMember'),
      partTimeMember: inRole('partTimeMember'),
      instructor: inRole('instructor'),
      otherForce: inRole('otherForce'),
    },
    findings: 0,
  }
}

/** Whoever is in a grid under another name is one of its other forces ("N"). */
function roleOf(name: string | null): RoleKey {
  return roleKeys.find((key) => roles[key] === name) ?? 'otherForce'
}

function totalsOf(communities: readonly StaffedCommunity[], people: readonly PostedPerson[]): StaffingBoard['totals'] {
  const grids = communities.flatMap((community) => community.grids)
  const full = grids.filter(
    ({ seats }) => seats.gridLeader.length === 1 && roleKeys.every((role) => seats[role].length > 0),
  )
  return {
    communities: communities.length,
    grids: grids.length,
    people: new Set(people.map((person) => person.personId)).size,
    fullyStaffed: full.length,
  }
}
