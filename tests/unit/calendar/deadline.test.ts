/** Why a deadline falls on its day, in the sentences that a clerk reads out. */
import { describe, expect, it } from 'vitest'
import { explainDeadline } from '../../../src/contract/calendar/deadline.ts'
import { workCalendar } from '../../../src/contract/calendar/work-calendar.ts'
import { bundled } from './bundled.ts'

describe('a deadline in working days', () => {
  it('names the day it counts from, what it skips and what it counts although it is a weekend', () => {
    expect(explainDeadline(bundled, { kind: 'workdays', from: '2026-09-30', count: 5 })).toEqual({
      date: '2026-10-13',
      reasons: [
        '自2026年9月30日（周三）的次日起算，第 5 个工作日是2026年10月13日（周二）。',
        '其间不计：10月1日至7日（国庆节）、10月11日（周末）。',
        '10月10日（周六）调休上班，计入。',
      ],
      warnings: [],
      nextWorkday: null,
    })
  })

  it('says nothing of skipping where nothing was skipped', () => {
    expect(explainDeadline(bundled, { kind: 'workdays', from: '2026-11-23', count: 3 }).reasons).toEqual([
      '自2026年11月23日（周一）的次日起算，第 3 个工作日是2026年11月26日（周四）。',
    ])
  })

  it('counts many weekends instead of listing them, but lists the holidays', () => {
    const { reasons } = explainDeadline(bundled, { kind: 'workdays', from: '2026-08-31', count: 40 })
    expect(reasons[1]).toBe('其间不计：9月25日至27日（中秋节）、10月1日至7日（国庆节）、周末 10 天。')
    expect(reasons[2]).toBe('9月20日（周日）、10月10日（周六）调休上班，计入。')
  })

  it('names the year of a holiday where it is another, and warns of years that are not known', () => {
    const calendar = workCalendar([
      { year: 2027, source: '试验', holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], workdays: [] },
    ])
    const { date, reasons, warnings } = explainDeadline(calendar, { kind: 'workdays', from: '2026-12-30', count: 2 })
    expect(date).toBe('2027-01-04')
    expect(reasons[1]).toBe('其间不计：2027年1月1日至3日（元旦）。')
    expect(warnings).toEqual(['没有2026年的放假安排，这一年只按周末推算；安排公布后请添加并重新核对。'])
  })

  it('is certain with the years that ship, and not beyond them', () => {
    expect(explainDeadline(bundled, { kind: 'workdays', from: '2026-12-30', count: 1 }).warnings).toEqual([])
    expect(explainDeadline(bundled, { kind: 'workdays', from: '2026-12-31', count: 1 }).warnings).toHaveLength(1)
  })
})

describe('a deadline in natural days', () => {
  it('keeps its date on a holiday, says so and offers the next working day', () => {
    expect(explainDeadline(bundled, { kind: 'days', from: '2026-09-28', count: 5 })).toEqual({
      date: '2026-10-03',
      reasons: [
        '自2026年9月28日（周一）的次日起算，第 5 天是2026年10月3日（周六），按自然日计。',
        '10月3日（周六）在国庆节假期内，其后第一个工作日是2026年10月8日（周四）。',
      ],
      warnings: [],
      nextWorkday: '2026-10-08',
    })
  })

  it('offers nothing on a working day', () => {
    expect(explainDeadline(bundled, { kind: 'days', from: '2026-11-26', count: 1 }).nextWorkday).toBeNull()
  })
})

describe('a day that was named', () => {
  it('keeps its date on a weekend and carries its note', () => {
    const explained = explainDeadline(bundled, { kind: 'day', date: '2026-11-28', note: '未写年份，按2026年计。' })
    expect(explained).toEqual({
      date: '2026-11-28',
      reasons: [
        '指定日期是2026年11月28日（周六）。',
        '未写年份，按2026年计。',
        '11月28日（周六）是周末，其后第一个工作日是2026年11月30日（周一）。',
      ],
      warnings: [],
      nextWorkday: '2026-11-30',
    })
  })

  it('warns when only the day it offers lies in a year that is not known', () => {
    const calendar = workCalendar([
      { year: 2026, source: '试验', holidays: [{ name: '元旦', from: '2026-12-31', to: '2026-12-31' }], workdays: [] },
    ])
    const { warnings, nextWorkday } = explainDeadline(calendar, { kind: 'day', date: '2026-12-31', note: '' })
    expect(nextWorkday).toBe('2027-01-01')
    expect(warnings).toEqual(['没有2027年的放假安排，这一年只按周末推算；安排公布后请添加并重新核对。'])
  })
})
