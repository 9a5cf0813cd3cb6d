/** The days of postings against a model that knows only sets of days. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayBefore, endProblem, lastDayBefore, overlapProblem } from '../../../src/core/organisation/posting-dates.ts'

const dayOf = (number: number): string => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10)
const today = 120
const tenure = fc
  .tuple(fc.nat(100), fc.nat(20), fc.boolean(), fc.constantFrom('一', '二'), fc.constantFrom('网格长', '网格指导员'))
  .map(([start, length, isOpen, gridId, role]) => ({ start, end: isOpen ? null : start + length, gridId, role }))

it('a person is refused a seat exactly when some day from the first on is already taken', () => {
  fc.assert(
    fc.property(fc.array(tenure, { maxLength: 4 }), fc.nat(today), (tenures, first) => {
      const seat = { gridId: '一', role: '网格长' }
      const others = tenures.map(({ start, end, gridId, role }) => ({
        gridId,
        role,
        startedOn: dayOf(start),
        endedOn: end === null ? null : dayOf(end),
      }))
      const isTaken = tenures.some(
        ({ end, gridId, role }) => gridId === seat.gridId && role === seat.role && (end === null || end >= first),
      )
      expect(overlapProblem(seat, dayOf(first), others, '') !== null).toBe(isTaken)
    }),
  )
})

it('a posting ends on its first day or later', () => {
  const posting = { gridId: '一', role: '网格长', startedOn: '2026-03-01', endedOn: null }
  expect(endProblem(posting, '2026-03-01', '')).toBeNull()
  expect(endProblem(posting, '2026-02-28', '一')).toMatchObject({ code: 'posting_dates', details: { place: '一' } })
  expect(endProblem({ ...posting, startedOn: null }, '1999-01-01', '')).toBeNull()
})

it('a transfer ends the old posting the day before, over months and leap days', () => {
  const posting = { gridId: '一', role: '网格长', startedOn: '2024-01-01', endedOn: null }
  expect(lastDayBefore(posting, '2024-03-01')).toBe('2024-02-29')
  expect(lastDayBefore(posting, '2024-01-01')).toBeNull()
  fc.assert(
    fc.property(fc.nat(4000), (number) => {
      expect(dayBefore(dayOf(number + 1))).toBe(dayOf(number))
    }),
  )
})
