/** What applying a plan does besides the rows, said before it is done. */
import type { QueryContext } from '../handlers.ts'
import { readCommunities, readGrids } from '../organisation/repository.ts'
import { readPopulations } from '../people/rules.ts'
import type { PlannedPart } from './kept-plan.ts'

export async function describeConsequences(
  { db, unit }: QueryContext,
  parts: readonly PlannedPart[],
): Promise<string[]> {
  const rosters = parts.filter(({ table }) => table.ledger === 'people')
  if (rosters.length === 0) return []
  const own = {
    communities: (await readCommunities(db)).filter((row) => row.unit === unit.code),
    grids: (await readGrids(db)).filter((row) => row.unit === unit.code),
  }
  const rows = rosters.flatMap((part) => part.rows).filter((row) => row.bucket === 'new' || row.bucket === 'changed')
  const communities = newNames(
    rows.map((row) => row.values['communityName']),
    own.communities.map((row) => row.name),
  )
  const grids = newNames(
    rows.map((row) => row.values['gridCode'] ?? row.values['gridName']),
    own.grids.flatMap((row) => [row.code, row.name]),
  )
  const populations = [...readPopulations(rosters.flatMap(({ table }) => table.source.notes))].filter(
    ([name, population]) => own.communities.find((row) => row.name === name)?.population !== population,
  )
  return [
    ...(communities === 0 ? [] : [`登记 ${communities} 个新社区`]),
    ...(grids === 0 ? [] : [`登记 ${grids} 个新网格`]),
    ...(populations.length === 0 ? [] : [`登记 ${populations.length} 个社区的常住人口（取自表上说明）`]),
  ]
}

function newNames(wanted: readonly unknown[], known: readonly (string | null)[]): number {
  const names = new Set(wanted.filter((name) => typeof name === 'string'))
  for (const name of known) if (name !== null) names.delete(name)
  return names.size
}
