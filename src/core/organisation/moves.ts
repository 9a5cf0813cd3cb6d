/** What-if: a board with people moved in thought, and how its findings differ. Pure. */
import type { Move } from '../../contract/api/organisation.ts'
import type { BenchPerson, Finding, Seat, StaffedCommunity, StaffedGrid } from '../../contract/api/staffing-board.ts'
import { roleKeys, type RoleKey } from '../../contract/roles.ts'
import type { Staffing } from './rules.ts'

export type MoveProblem = 'noPerson' | 'noGrid' | 'sameSeat'

/** @returns the board after the moves, or the first move that cannot be made and why. */
export function withMoves(
  staffing: Staffing,
  moves: readonly Move[],
): { readonly staffing: Staffing } | { readonly move: Move; readonly problem: MoveProblem } {
  let moved = staffing
  for (const move of moves) {
    const next = withMove(moved, move)
    if (typeof next === 'string') return { move, problem: next }
    moved = next
  }
  return { staffing: moved }
}

function withMove(staffing: Staffing, { personId, postingId, to }: Move): Staffing | MoveProblem {
  const seat = findSeat(staffing, personId, postingId)
  if (seat === null) return 'noPerson'
  const target = to === null ? null : findGrid(staffing, to.gridId)
  if (to !== null && target === null) return 'noGrid'
  if (to !== null && target?.seats[to.role].some((other) => other.personId === personId) === true) return 'sameSeat'
  const communities = staffing.communities.map((community) => withSeats(community, seat, to))
  const bench = staffing.bench.filter((person) => person.personId !== personId)
  if (to !== null || isSeated(communities, personId)) return { communities, bench }
  // Stepping down counts as leaving, not as waiting for a seat: applying it ends the posting.
  const { name, employer } = seat
  const steppedDown: BenchPerson = { personId, postingId: null, name, employer, own: true, left: true }
  return { communities, bench: [...bench, steppedDown] }
}

/** The seat that a move starts from: by its posting, or the place on the bench of somebody who has none. */
function findSeat({ communities, bench }: Staffing, personId: string, postingId: string | null): Seat | null {
  const waiting = bench.find((person) => person.personId === personId && person.postingId === postingId)
  if (waiting !== undefined) {
    const { name, employer } = waiting
    return { postingId, personId, name, employer, startedOn: null }
  }
  const seats = allSeats(communities).filter((seat) => seat.personId === personId)
  if (postingId !== null) return seats.find((seat) => seat.postingId === postingId) ?? null
  const [known] = seats
  return known === undefined ? null : { ...known, postingId: null, startedOn: null }
}

function findGrid({ communities }: Staffing, gridId: string): StaffedGrid | null {
  return communities.flatMap(({ grids }) => grids).find((grid) => grid.id === gridId) ?? null
}

function allSeats(communities: readonly StaffedCommunity[]): Seat[] {
  return communities.flatMap(({ grids }) => grids.flatMap(({ seats }) => roleKeys.flatMap((role) => seats[role])))
}

function isSeated(communities: readonly StaffedCommunity[], personId: string): boolean {
  return allSeats(communities).some((seat) => seat.personId === personId)
}

function withSeats(community: StaffedCommunity, seat: Seat, to: Move['to']): StaffedCommunity {
  return {
    ...community,
    grids: community.grids.map((grid) => {
      const seats = (role: RoleKey): Seat[] => {
        const staying = grid.seats[role].filter(
          (other) => other.postingId === null || other.postingId !== seat.postingId,
        )
        return to?.gridId === grid.id && to.role === role ? [...staying, seat] : staying
      }
      return {
        ...grid,
        seats: {
          gridLeader: seats('gridLeader'),
          fullTimeMember: seats('fullTimeMember'),
          partTimeMember: seats('partTimeMember'),
          instructor: seats('instructor'),
          otherForce: seats('otherForce'),
        },
      }
    }),
  }
}

/** What is settled and what is new. A finding that only reads differently is the same finding. */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
): { readonly fixed: Finding[]; readonly added: Finding[] } {
  const was = new Map(before.map((finding) => [nameOf(finding), finding]))
  const is = new Map(after.map((finding) => [nameOf(finding), finding]))
  return {
    fixed: [...was].filter(([name]) => !is.has(name)).map(([, finding]) => finding),
    added: [...is].filter(([name]) => !was.has(name)).map(([, finding]) => finding),
  }
}

/** “缺网格长” and “有 2 名网格长” are two matters of one rule. */
function nameOf({ rule, communityId, gridId, personId, message }: Finding): string {
  const kind = rule === 'oneGridLeader' ? message : ''
  return [rule, communityId, gridId, personId, kind].join(' ')
}
