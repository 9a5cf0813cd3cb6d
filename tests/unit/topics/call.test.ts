/** The call for topics: its day, what falls within it, how it reads. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOfMonth } from '../../../src/contract/calendar/days.ts'
import { callSentence, callWindow, isWithin } from '../../../src/core/topics/call.ts'

describe('the window of a call', () => {
  it.each([
    ['2026-11-05', 25, '2026-10-25', '2026-11-25'],
    ['2026-11-25', 25, '2026-10-25', '2026-11-25'],
    ['2026-11-26', 25, '2026-11-25', '2026-12-25'],
    ['2026-12-31', 1, '2026-12-01', '2027-01-01'],
    ['2026-01-01', 28, '2025-12-28', '2026-01-28'],
    ['2028-02-29', 28, '2028-02-28', '2028-03-28'],
  ])('on %s, for the %i.: after %s until %s', (today, callDay, after, dueOn) => {
    expect(callWindow(today, callDay)).toEqual({ after, dueOn })
  })

  it('never lies behind, and every day falls into exactly one of them', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2024-01-01', count))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 28 }), (today, callDay) => {
        const window = callWindow(today, callDay)
        expect(isWithin(window, today)).toBe(true)
        expect(dayOfMonth(window.dueOn)).toBe(callDay)
        expect(isWithin(callWindow(addDays(window.dueOn, 1), callDay), today)).toBe(false)
      }),
    )
  })
})

describe('the sentence of a call', () => {
  it.each([
    [6, 2, '11月25日前征集议题，已收 6 件，待审核 2 件'],
    [6, 0, '11月25日前征集议题，已收 6 件'],
    [0, 0, '11月25日前征集议题，还没有收到'],
    [0, 1, '11月25日前征集议题，还没有收到，待审核 1 件'],
  ])('%i received, %i waiting', (received, waiting, sentence) => {
    expect(callSentence('2026-11-25', received, waiting)).toBe(sentence)
  })
})
