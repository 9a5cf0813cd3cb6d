/** Dates as people type them into a form: read when they can mean one day only. */
import { describe, expect, it } from 'vitest'
import { readDay, readMoment } from '../../../src/renderer/ui/date-text.ts'

describe('readDay', () => {
  it.each(['2026-11-05', '2026/11/5', '2026.11.5', '2026年11月5日', '20261105', ' 11-5 ', '11月5日'])(
    'reads %s',
    (text) => {
      expect(readDay(text, 2026)).toBe('2026-11-05')
    },
  )

  it.each(['', '三月', '2026-02-30', '2026-13-01', '2026-11', '5', '2026-11-05 九点', '26-11-05'])(
    'takes %j for no day',
    (text) => {
      expect(readDay(text, 2026)).toBeNull()
    },
  )

  it('knows the leap day of the year it is given', () => {
    expect(readDay('2-29', 2028)).toBe('2028-02-29')
    expect(readDay('2-29', 2026)).toBeNull()
  })
})

describe('readMoment', () => {
  it.each(['2026-11-05 14:30', '2026/11/5 14：30', '11月5日 14点30分', '2026-11-05T14:30'])('reads %s', (text) => {
    expect(readMoment(text, 2026)).toBe('2026-11-05T14:30')
  })

  it('takes a bare hour for its beginning', () => {
    expect(readMoment('11-5 9点', 2026)).toBe('2026-11-05T09:00')
  })

  it.each(['2026-11-05', '2026-11-05 24:00', '2026-11-05 14:60', '2026-02-30 14:30', '14:30'])(
    'takes %j for no moment',
    (text) => {
      expect(readMoment(text, 2026)).toBeNull()
    },
  )
})
