/** Boards for tests of staffing: small ones by hand, any ones from a generator. */
import fc from 'fast-check'
import type { Seat, StaffedCommunity, StaffedGrid } from '../../src/contract/api/staffing-board.ts'
import { roleKeys, type RoleKey } from '../../src/contract/roles.ts'
import type { Staffing } from '../../src/core/organisation/rules.ts'

export const idOf = (number: number): string => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`

export function seatOf(posting: number, person: number): Seat {
  return { postingId: idOf(posting), personId: idOf(person), name: `人${person}`, employer: '', startedOn: null }
}

export function gridOf(number: number, seats: Partial<Record<RoleKey, readonly Seat[]>>): StaffedGrid {
  return {
    id: idOf(number),
    name: `第${number}网格`,
    code: `999901001001${String(number % 1000).padStart(3, '0')}`,
    households: 400,
    partyGroup: '党小组',
    scope: '',
    seats: {
      gridLeader: [...(seats.gridLeader ?? [])],
      fullTimeMember: [...(seats.fullTimeMember ?? [])],
      partTimeMember: [...(seats.partTimeMember ?? [])],
      instructor: [...(seats.instructor ?? [])],
      otherForce: [...(seats.otherForce ?? [])],
    },
    findings: 0,
  }
}

export function communityOf(number: number, grids: readonly StaffedGrid[]): StaffedCommunity {
  return { id: idOf(number), name: `社区${number}`, code: '', population: 900, own: true, grids: [...grids] }
}

/** Each person in at most two seats of one board, some on the bench; postings are all different. */
export const anyStaffing: fc.Arbitrary<Staffing> = fc
  .record({
    columns: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
    places: fc.array(fc.tuple(fc.nat(11), fc.constantFrom(...roleKeys), fc.nat(7)), { maxLength: 20 }),
    waiting: fc.array(fc.boolean(), { maxLength: 3 }),
  })
  .map(({ columns, places, waiting }) => {
    let grids = 0
    const communities = columns.map((count, column) =>
      communityOf(
        900 + column,
        Array.from({ length: count }, () => {
          const own = places.flatMap(([grid, role, person], index) =>
            grid === grids ? [{ role, seat: seatOf(100 + index, 500 + person) }] : [],
          )
          const inRole = (role: RoleKey): Seat[] => {
            const seats = own.filter((place) => place.role === role).map(({ seat }) => seat)
            return seats.filter(({ personId }, at) => seats.findIndex((other) => other.personId === personId) === at)
          }
          grids += 1
          return gridOf(grids, Object.fromEntries(roleKeys.map((role) => [role, inRole(role)])))
        }),
      ),
    )
    const bench = waiting.map((left, index) => ({
      personId: idOf(700 + index),
      postingId: null,
      name: `候${index}`,
      employer: '',
      own: true,
      left,
    }))
    return { communities, bench }
  })
