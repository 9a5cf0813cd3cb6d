/** Where an arrow key leads on the board: along the seats of a grid, on to the next community, up and down the grids. Pure. */
import type { StaffedCommunity } from '../../../contract/api/staffing-board.ts'
import { roleKeys, type RoleKey } from '../../../contract/roles.ts'

export interface SeatPlace {
  readonly gridId: string
  readonly role: RoleKey
}

/** @returns where the key leads; `null` when it leads nowhere or means something else. */
export function nextSeat(
  communities: readonly StaffedCommunity[],
  { gridId, role }: SeatPlace,
  key: string,
): SeatPlace | null {
  const column = communities.findIndex(({ grids }) => grids.some((grid) => grid.id === gridId))
  const row = communities[column]?.grids.findIndex((grid) => grid.id === gridId) ?? -1
  const seat = roleKeys.indexOf(role)
  switch (key) {
    case 'ArrowUp':
      return placeAt(communities, column, row - 1, seat)
    case 'ArrowDown':
      return placeAt(communities, column, row + 1, seat)
    case 'ArrowLeft':
      return seat > 0
        ? placeAt(communities, column, row, seat - 1)
        : beside(communities, column, -1, row, roleKeys.length - 1)
    case 'ArrowRight':
      return seat < roleKeys.length - 1
        ? placeAt(communities, column, row, seat + 1)
        : beside(communities, column, 1, row, 0)
    case 'Home':
      return placeAt(communities, column, row, 0)
    case 'End':
      return placeAt(communities, column, row, roleKeys.length - 1)
    default:
      return null
  }
}

/** The nearest community in a direction that has grids at all. */
function beside(
  communities: readonly StaffedCommunity[],
  column: number,
  step: 1 | -1,
  row: number,
  seat: number,
): SeatPlace | null {
  for (let next = column + step; next >= 0 && next < communities.length; next += step) {
    const grids = communities[next]?.grids ?? []
    if (grids.length > 0) return placeAt(communities, next, Math.min(row, grids.length - 1), seat)
  }
  return null
}

function placeAt(
  communities: readonly StaffedCommunity[],
  column: number,
  row: number,
  seat: number,
): SeatPlace | null {
  const grid = communities[column]?.grids[row]
  const role = roleKeys[seat]
  return grid === undefined || role === undefined ? null : { gridId: grid.id, role }
}
