/** The small decisions of the staffing page: planning moves, walking the board by keys, drawing a history. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StaffingBoard } from '../../../src/contract/api/staffing-board.ts'
import type { Term } from '../../../src/contract/api/postings.ts'
import type { roleKeys } from '../../../src/contract/roles.ts'
import { allPeople, describeMove, exchangeFor, planMove } from '../../../src/renderer/features/staffing/moves-plan.ts'
import { nextSeat, type SeatPlace } from '../../../src/renderer/features/staffing/seat-walk.ts'
import { timelineOf } from '../../../src/renderer/features/staffing/timeline-bars.ts'
import { anyStaffing, communityOf, gridOf, idOf, seatOf } from '../../support/staffing-boards.ts'

const board: StaffingBoard = {
  communities: [
    communityOf(1, [
      gridOf(10, { gridLeader: [seatOf(100, 500)], instructor: [seatOf(101, 501)] }),
      gridOf(11, { gridLeader: [seatOf(102, 502)] }),
    ]),
    communityOf(2, []),
    communityOf(3, [gridOf(12, {})]),
  ],
  bench: [{ personId: idOf(600), postingId: null, name: '候', employer: '', own: true, left: false }],
  findings: [],
  rules: [],
  totals: { communities: 3, grids: 3, people: 4, fullyStaffed: 0 },
  basis: '',
}
const leader = { personId: idOf(500), postingId: idOf(100), name: '人500' }
const toSeat = (grid: number, role: (typeof roleKeys)[number] = 'gridLeader') => ({ gridId: idOf(grid), role })

describe('planning moves', () => {
  it('keeps the last word about a posting, and none when it is back in its place', () => {
    const first = planMove(board, [], leader, toSeat(12))
    expect(first).toEqual([{ personId: leader.personId, postingId: leader.postingId, to: toSeat(12) }])
    const second = planMove(board, first, leader, toSeat(11))
    expect(second.map(({ to }) => to)).toEqual([toSeat(11)])
    expect(planMove(board, second, leader, toSeat(10))).toEqual([])
  })

  it('takes somebody back who has stepped down in thought', () => {
    const down = planMove(board, [], leader, null)
    const again = planMove(board, down, { ...leader, postingId: null }, toSeat(12))
    expect(again).toEqual([{ personId: leader.personId, postingId: leader.postingId, to: toSeat(12) }])
  })

  it('puts somebody from the bench back there without a trace', () => {
    const waiting = { personId: idOf(600), postingId: null, name: '候' }
    const seated = planMove(board, [], waiting, toSeat(12))
    expect(seated).toHaveLength(1)
    expect(planMove(board, seated, waiting, null)).toEqual([])
  })

  it('offers an exchange only one against one', () => {
    const [move] = planMove(board, [], leader, toSeat(11))
    if (move === undefined) throw new Error('a move was planned')
    const exchange = exchangeFor(board, [move], move)
    expect(exchange).toEqual({ personId: idOf(502), postingId: idOf(102), to: toSeat(10) })
    if (exchange === null) return
    expect(exchangeFor(board, [move, exchange], move)).toBeNull()
    const [free] = planMove(board, [], leader, toSeat(12))
    expect(free === undefined ? null : exchangeFor(board, [free], free)).toBeNull()
  })

  it('reads as a sentence', () => {
    const [move] = planMove(board, [], leader, toSeat(11, 'instructor'))
    expect(move && describeMove(board, move)).toBe('人500：第10网格 网格长 → 第11网格 网格指导员')
  })

  it('finds everybody with their posts, those without a seat first', () => {
    expect(allPeople(board).map(({ name, posts }) => [name, posts])).toEqual([
      ['候', []],
      ['人500', ['第10网格 网格长']],
      ['人501', ['第10网格 网格指导员']],
      ['人502', ['第11网格 网格长']],
    ])
  })
})

describe('walking the board', () => {
  const { communities } = board
  it.each([
    ['ArrowRight', toSeat(10), toSeat(10, 'fullTimeMember')],
    ['ArrowRight', toSeat(10, 'otherForce'), toSeat(12)],
    ['ArrowLeft', toSeat(12), toSeat(10, 'otherForce')],
    ['ArrowDown', toSeat(10, 'instructor'), toSeat(11, 'instructor')],
    ['ArrowUp', toSeat(10), null],
    ['ArrowLeft', toSeat(10), null],
    ['End', toSeat(11), toSeat(11, 'otherForce')],
    ['Home', toSeat(11, 'instructor'), toSeat(11)],
    ['a', toSeat(10), null],
  ])('%s from %j', (key, from, to) => {
    expect(nextSeat(communities, from, key)).toEqual(to)
  })

  it('never leads off the board', () => {
    const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End')
    fc.assert(
      fc.property(anyStaffing, fc.array(keys, { maxLength: 30 }), (staffing, pressed) => {
        const grids = staffing.communities.flatMap((community) => community.grids)
        const [first] = grids
        if (first === undefined) return
        let place: SeatPlace = { gridId: first.id, role: 'gridLeader' }
        for (const key of pressed) place = nextSeat(staffing.communities, place, key) ?? place
        expect(grids.map(({ id }) => id)).toContain(place.gridId)
      }),
    )
  })
})

describe('a history', () => {
  const term = (startedOn: string | null, endedOn: string | null): Term => ({
    postingId: idOf(1),
    personId: idOf(2),
    name: '甲',
    employer: '',
    gridId: null,
    gridName: '',
    communityName: '',
    role: '',
    mode: '',
    startedOn,
    endedOn,
    endReason: '',
  })

  it('fills its axis from the first day to today', () => {
    const { bars, from, to } = timelineOf([term('2026-01-01', null), term('2024-01-01', '2025-01-01')], '2026-01-01')
    expect([from, to]).toEqual(['2024-01-01', '2026-01-01'])
    expect(bars.map(({ start, width }) => [Math.round(start), Math.round(width)])).toEqual([
      [99, 1],
      [0, 50],
    ])
  })

  it('draws every bar inside the axis, however odd the days', () => {
    const day = fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null })
    const text = (number: number | null) =>
      number === null ? null : new Date(Date.UTC(2015, 0, 1 + number)).toISOString().slice(0, 10)
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day), { maxLength: 5 }), (days) => {
        const terms = days.map(([start, end]) => term(text(start), text(end)))
        for (const { start, width } of timelineOf(terms, '2026-01-01').bars) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start + width).toBeLessThanOrEqual(101)
          expect(width).toBeGreaterThan(0)
        }
      }),
    )
  })
})
