/** Reads the staffing board: who is where, by which rules it is judged, and what they find. */
import type { BenchPerson, StaffedCommunity, StaffedGrid, StaffingBoard } from '../../contract/api/staffing-board.ts'
import { roleKeys, roles, type RoleKey } from '../../contract/roles.ts'
import type { Db, Row } from '../db/schema.ts'
import { sha256 } from '../db/sha256.ts'
import { readCommunities, readGrids, readPostedPeople, readRuleSettings, type PostedPerson } from './repository.ts'
import { rulesInForce, type OfficeNumbers } from './rule-table.ts'
import { checkStaffing, totalsOf, type Staffing } from './rules.ts'

export interface ReadStaffing {
  readonly staffing: Staffing
  readonly rules: StaffingBoard['rules']
  readonly basis: string
}

/** @param unit code of the own unit: its rules apply, and only its records are its to change. */
export async function readStaffing(db: Db, unit: string): Promise<ReadStaffing> {
  const [communities, grids, people, settings] = [
    await readCommunities(db),
    await readGrids(db),
    await readPostedPeople(db),
    await readRuleSettings(db, unit),
  ]
  const byGrid = Map.groupBy(people, (person) => person.gridId)
  const byCommunity = Map.groupBy(grids, (grid) => grid.community_id)
  return {
    staffing: {
      communities: communities.map((community) =>
        toCommunity(community, unit, byCommunity.get(community.id) ?? [], byGrid),
      ),
      bench: toBench(people, unit),
    },
    rules: rulesInForce(settings.map(toOfficeNumbers)),
    basis: basisOf([communities, grids, settings], people),
  }
}

export async function readBoard(db: Db, unit: string): Promise<StaffingBoard> {
  return judge(await readStaffing(db, unit))
}

/** A board with its findings, real or only thought of. */
export function judge({ staffing, rules, basis }: ReadStaffing): StaffingBoard {
  const findings = checkStaffing(staffing, rules)
  const perGrid = Map.groupBy(findings, (finding) => finding.gridId)
  return {
    communities: staffing.communities.map((community) => ({
      ...community,
      grids: community.grids.map((grid) => ({ ...grid, findings: perGrid.get(grid.id)?.length ?? 0 })),
    })),
    bench: [...staffing.bench],
    findings,
    rules,
    totals: totalsOf(staffing, findings),
    basis,
  }
}

function toCommunity(
  community: Row<'communities'>,
  unit: string,
  grids: readonly Row<'grids'>[],
  byGrid: ReadonlyMap<string | null, readonly PostedPerson[]>,
): StaffedCommunity {
  return {
    id: community.id,
    name: community.name,
    code: community.code ?? '',
    population: community.population,
    own: community.unit === unit,
    grids: grids.map((grid) => toGrid(grid, byGrid.get(grid.id) ?? [])),
  }
}

function toGrid(grid: Row<'grids'>, people: readonly PostedPerson[]): StaffedGrid {
  const inRole = (role: RoleKey): StaffedGrid['seats'][RoleKey] =>
    people
      .filter((person) => roleOf(person.role) === role)
      .map(({ postingId, personId, name, employer, startedOn }) => ({
        postingId,
        personId,
        name,
        employer: employer ?? '',
        startedOn,
      }))
  return {
    id: grid.id,
    name: grid.name,
    code: grid.code ?? '',
    households: grid.households,
    partyGroup: grid.party_group ?? '',
    scope: grid.scope ?? '',
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
export function roleOf(name: string | null): RoleKey {
  return roleKeys.find((key) => roles[key] === name) ?? 'otherForce'
}

/** Everybody without a seat, each once. */
function toBench(people: readonly PostedPerson[], unit: string): BenchPerson[] {
  const seated = new Set(people.filter(({ gridId }) => gridId !== null).map(({ personId }) => personId))
  const waiting = new Map<string, BenchPerson>()
  for (const person of people) {
    if (seated.has(person.personId) || waiting.has(person.personId)) continue
    waiting.set(person.personId, {
      personId: person.personId,
      postingId: person.postingId,
      name: person.name,
      employer: person.employer ?? '',
      own: person.unit === unit,
      left: person.postingId === null && person.hasLeft === 1,
    })
  }
  return [...waiting.values()]
}

export function toOfficeNumbers(row: Row<'rule_settings'>): OfficeNumbers {
  const { fewest, most, ratio } = row
  return {
    rule: row.rule,
    values: {
      ...(fewest === null ? {} : { fewest }),
      ...(most === null ? {} : { most }),
      ...(ratio === null ? {} : { ratio }),
    },
    reason: row.reason,
  }
}

function basisOf(
  records: readonly (readonly { readonly id: string; readonly version: number }[])[],
  people: readonly PostedPerson[],
): string {
  const versions = records.map((rows) => rows.map(({ id, version }) => [id, version]))
  const places = people.map(({ personId, postingId, postingVersion }) => [personId, postingId, postingVersion])
  return sha256(JSON.stringify([...versions, places]))
}
