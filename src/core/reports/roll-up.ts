/** 网格 → 社区 → 街道 → 区: gives counted groups to the places of a unit and adds them up. Pure; knows no database. */
import { factKeys, isCountedAt, type Counts, type FactKey, type Level } from '../../contract/indicators/facts.ts'
import type { CountedGroup, KnownPlaces } from './repository.ts'

export interface ReportPlace {
  /** Code of a unit, id of a community or grid. */
  readonly key: string
  readonly parent: string | null
  readonly level: Level
  readonly name: string
  readonly unit: string
  readonly counts: Counts
}

export interface Named {
  readonly code: string
  readonly name: string
}

/** One street with its communities and grids, in the order of `places`. */
export function rollUpStreet(
  street: Named,
  parent: string | null,
  places: KnownPlaces,
  groups: readonly CountedGroup[],
): ReportPlace[] {
  const own = groups.filter(({ unit }) => unit === street.code)
  const byCommunity = Map.groupBy(own, ({ communityId }) => communityId)
  const byGrid = Map.groupBy(own, ({ gridId }) => gridId)
  const gridsOf = Map.groupBy(places.grids, ({ communityId }) => communityId)
  const root = placeOf('street', street.code, parent, street.name, street.code, own.filter(isWhole))
  const below = places.communities.flatMap(({ id, unit, name }) => [
    placeOf('community', id, street.code, name, unit, byCommunity.get(id) ?? []),
    ...(gridsOf.get(id) ?? []).map((grid) => placeOf('grid', grid.id, id, grid.name, unit, byGrid.get(grid.id) ?? [])),
  ])
  return [root, ...below]
}

/** A district over its streets; what the district itself keeps counts as a unit of its own. */
export function rollUpDistrict(
  district: Named,
  names: ReadonlyMap<string, string>,
  groups: readonly CountedGroup[],
): ReportPlace[] {
  const whole = groups.filter(isWhole)
  const byUnit = Map.groupBy(whole, ({ unit }) => unit)
  const units = [...new Set([...names.keys(), ...byUnit.keys()])].toSorted()
  return [
    placeOf('district', districtKey(district.code), null, district.name, district.code, whole),
    ...units.map((code) => {
      const name = code === district.code ? `${district.name}（本级）` : (names.get(code) ?? code)
      return placeOf('street', code, districtKey(district.code), name, code, byUnit.get(code) ?? [])
    }),
  ]
}

/** The district as a whole is another place than the unit that keeps its records. */
export const districtKey = (code: string): string => `${code}*`

const isWhole = ({ placed }: CountedGroup): boolean => !placed

function placeOf(
  level: Level,
  key: string,
  parent: string | null,
  name: string,
  unit: string,
  groups: readonly CountedGroup[],
): ReportPlace {
  const counts: Partial<Record<FactKey, number>> = {}
  for (const fact of factKeys) if (isCountedAt(fact, level)) counts[fact] = 0
  for (const { amounts } of groups)
    for (const fact of factKeys) {
      const sum = counts[fact]
      if (sum !== undefined) counts[fact] = sum + (amounts[fact] ?? 0)
    }
  return { key, parent, level, name, unit, counts }
}
