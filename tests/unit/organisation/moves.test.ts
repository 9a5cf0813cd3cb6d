/** What-if: nobody is lost or doubled by a move, there and back is as before, and findings differ only where they do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Move } from '../../../src/contract/api/organisation.ts'
import { roleKeys } from '../../../src/contract/roles.ts'
import { compareFindings, withMoves } from '../../../src/core/organisation/moves.ts'
import { rulesInForce } from '../../../src/core/organisation/rule-table.ts'
import { checkStaffing, type Staffing } from '../../../src/core/organisation/rules.ts'
import { anyStaffing, communityOf, gridOf, idOf, seatOf } from '../../support/staffing-boards.ts'

const seatsOf = ({ communities }: Staffing) =>
  communities.flatMap(({ grids }) =>
    grids.flatMap((grid) =>
      roleKeys.flatMap((role) => grid.seats[role].map((seat) => ({ grid: grid.id, role, ...seat }))),
    ),
  )
const peopleOf = (staffing: Staffing): string[] =>
  [...new Set([...seatsOf(staffing), ...staffing.bench].map(({ personId }) => personId))].sort()

function moved(staffing: Staffing, moves: readonly Move[]): Staffing {
  const result = withMoves(staffing, moves)
  if ('problem' in result) throw new Error(result.problem)
  return result.staffing
}

/** A board, a seat of it, and somewhere to go; `null` where the board has no such thing. */
const anyMove = fc
  .tuple(anyStaffing, fc.nat(), fc.nat(), fc.constantFrom(...roleKeys))
  .map(([staffing, which, where, role]) => {
    const seats = seatsOf(staffing)
    const grids = staffing.communities.flatMap((community) => community.grids)
    const from = seats[which % Math.max(1, seats.length)]
    const grid = grids[where % Math.max(1, grids.length)]
    return { staffing, from, to: grid === undefined ? null : { gridId: grid.id, role } }
  })

describe('any move', () => {
  it('keeps every person, and every posting once', () => {
    fc.assert(
      fc.property(anyMove, ({ staffing, from, to }) => {
        if (from === undefined) return
        const { personId, postingId } = from
        const result = withMoves(staffing, [{ personId, postingId, to }])
        if ('problem' in result) {
          expect(result.problem).toBe('sameSeat')
          return
        }
        expect(peopleOf(result.staffing)).toEqual(peopleOf(staffing))
        const postings = seatsOf(result.staffing).map((seat) => seat.postingId)
        expect(new Set(postings).size).toBe(postings.length)
        expect(postings.length).toBe(seatsOf(staffing).length - (to === null ? 1 : 0))
      }),
    )
  })

  it('there and back finds what was found before', () => {
    const rules = rulesInForce([])
    fc.assert(
      fc.property(anyMove, ({ staffing, from, to }) => {
        if (from === undefined || to === null) return
        const { personId, postingId, grid, role } = from
        const there = withMoves(staffing, [{ personId, postingId, to }])
        if ('problem' in there) return
        const back = withMoves(there.staffing, [{ personId, postingId, to: { gridId: grid, role } }])
        if ('problem' in back) throw new Error('the way back is closed')
        const [before, after] = [checkStaffing(staffing, rules), checkStaffing(back.staffing, rules)]
        expect(compareFindings(before, after)).toEqual({ fixed: [], added: [] })
      }),
    )
  })

  it('settles and breaks exactly what the two boards differ in', () => {
    const rules = rulesInForce([])
    fc.assert(
      fc.property(anyMove, ({ staffing, from, to }) => {
        if (from === undefined) return
        const result = withMoves(staffing, [{ personId: from.personId, postingId: from.postingId, to }])
        if ('problem' in result) return
        const [before, after] = [checkStaffing(staffing, rules), checkStaffing(result.staffing, rules)]
        const { fixed, added } = compareFindings(before, after)
        for (const finding of fixed) expect(before).toContainEqual(finding)
        for (const finding of added) expect(after).toContainEqual(finding)
        expect(after.length - before.length).toBe(added.length - fixed.length)
      }),
    )
  })
})

describe('a move', () => {
  const board: Staffing = {
    communities: [communityOf(1, [gridOf(10, { gridLeader: [seatOf(100, 500)] }), gridOf(11, {})])],
    bench: [{ personId: idOf(600), postingId: null, name: '候', employer: '', own: true, left: false }],
  }
  const leader = { personId: idOf(500), postingId: idOf(100) }

  it('to nowhere puts the person on the bench as one who has left', () => {
    const after = moved(board, [{ ...leader, to: null }])
    expect(after.bench.map(({ personId, left }) => [personId, left])).toEqual([
      [idOf(600), false],
      [idOf(500), true],
    ])
    expect(seatsOf(after)).toEqual([])
  })

  it('from the bench takes the person off it', () => {
    const after = moved(board, [{ personId: idOf(600), postingId: null, to: { gridId: idOf(11), role: 'gridLeader' } }])
    expect(after.bench).toEqual([])
    expect(seatsOf(after).map(({ grid, personId }) => [grid, personId])).toEqual([
      [idOf(10), idOf(500)],
      [idOf(11), idOf(600)],
    ])
  })

  it.each([
    ['noPerson', { personId: idOf(1), postingId: idOf(100), to: null }],
    ['noPerson', { personId: idOf(500), postingId: idOf(999), to: null }],
    ['noGrid', { ...leader, to: { gridId: idOf(99), role: 'gridLeader' } }],
    ['sameSeat', { ...leader, to: { gridId: idOf(10), role: 'gridLeader' } }],
  ] as const)('that cannot be is named: %s', (problem, move) => {
    expect(withMoves(board, [move])).toEqual({ move, problem })
  })
})
