/** Counting working days: the swaps of 2026, and what holds for any calendar and any span. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, isWeekend, lastDayOfMonth } from '../../../src/contract/calendar/days.ts'
import {
  addWorkdays,
  isWorkday,
  nextWorkday,
  workCalendar,
  workdaysBetween,
  type CalendarYear,
  type WorkCalendar,
} from '../../../src/contract/calendar/work-calendar.ts'
import { bundled } from './bundled.ts'

describe('days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-26', 1, '2026-12-26'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  it('count over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(daysBetween('2026-11-26', '2026-12-01')).toBe(5)
    expect(lastDayOfMonth(2026, 14)).toBe('2027-02-28')
  })
})

describe('a working day', () => {
  it.each([
    ['2026-11-26', true, 'a Thursday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-10-01', false, 'a holiday on a weekday'],
    ['2026-10-10', true, 'a Saturday worked instead'],
    ['2026-10-11', false, 'the Sunday after it'],
    ['2026-02-14', true, 'a Saturday before 春节'],
    ['2027-01-01', true, 'in a year that is not known, by weekends only'],
    ['2027-01-02', false, 'a Saturday in a year that is not known'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isWorkday(bundled, day)).toBe(expected)
  })
})

describe('the nth working day', () => {
  it.each([
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    ['2026-11-26', 5, '2026-12-03'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-10-03', 1, '2026-10-08'],
  ])('from %s, %i: %s', (from, count, date) => {
    expect(addWorkdays(bundled, from, count).date).toBe(date)
  })

  it('is never asked for by anything but a whole number from one', () => {
    for (const count of [0, -1, 1.5, NaN]) expect(() => addWorkdays(bundled, '2026-11-26', count)).toThrow()
  })
})

const anyDay = fc.integer({ min: 0, max: 3 * 365 }).map((offset) => addDays('2025-01-01', offset))

/** Calendars with holidays and swaps in any place of 2026; other years stay unknown. */
const anyCalendar: fc.Arbitrary<WorkCalendar> = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 60 }), fc.array(fc.boolean(), { minLength: 60 }))
  .map(([offsets, swaps]) => {
    const days = offsets.map((offset) => addDays('2026-01-01', offset))
    const workdays = days.filter((day, index) => isWeekend(day) && swaps[index] === true)
    const off = days.filter((day) => !workdays.includes(day))
    const year: CalendarYear = {
      year: 2026,
      source: '试验',
      holidays: off.map((day) => ({ name: '假日', from: day, to: day })),
      workdays,
    }
    return workCalendar([year])
  })

const anyCount = fc.integer({ min: 1, max: 120 })

describe('for any calendar', () => {
  it('the nth working day is one, n of them lie up to it, and every day between is a step', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, from, count) => {
        const { date, steps } = addWorkdays(calendar, from, count)
        expect(isWorkday(calendar, date)).toBe(true)
        expect(steps.filter(({ workday }) => workday)).toHaveLength(count)
        expect(workdaysBetween(calendar, from, date)).toBe(count)
        expect(steps.map(({ day }) => day)).toEqual(steps.map((_, index) => addDays(from, index + 1)))
        expect(steps.at(-1)?.day).toBe(date)
      }),
    )
  })

  it('one more working day is always later, and one may count in two parts', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, anyCount, (calendar, from, first, second) => {
        const halfway = addWorkdays(calendar, from, first).date
        expect(addWorkdays(calendar, from, first + 1).date > halfway).toBe(true)
        expect(addWorkdays(calendar, halfway, second).date).toBe(addWorkdays(calendar, from, first + second).date)
      }),
    )
  })

  it('a later beginning never ends earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, fc.nat(30), (calendar, from, count, delay) => {
        const late = addWorkdays(calendar, addDays(from, delay), count).date
        expect(late >= addWorkdays(calendar, from, count).date).toBe(true)
      }),
    )
  })

  it('counting back finds the number again: from a working day to any later one', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 200 }), (calendar, from, distance) => {
        const to = nextWorkday(calendar, addDays(from, distance))
        expect(addWorkdays(calendar, from, workdaysBetween(calendar, from, to)).date).toBe(to)
      }),
    )
  })

  it('the next working day is one, and nothing before it is', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, (calendar, day) => {
        const next = nextWorkday(calendar, day)
        expect(isWorkday(calendar, next)).toBe(true)
        expect(workdaysBetween(calendar, addDays(day, -1), next)).toBe(1)
      }),
    )
  })
})
