/** The calendar file of docs/calendar-file.md: what ships, and bad files that name the place. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workCalendar } from '../../../src/contract/calendar/work-calendar.ts'
import { AppError } from '../../../src/contract/errors.ts'
import { parseCalendarFile } from '../../../src/core/calendar/calendar-file.ts'
import { bundled, bundledYears } from './bundled.ts'

const good = {
  year: 2026,
  source: '某市放假通知',
  holidays: [
    { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
    { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
  ],
  workdays: ['2026-10-10'],
}

function reasonFor(content: unknown): string {
  try {
    parseCalendarFile('2026.json', typeof content === 'string' ? content : JSON.stringify(content))
  } catch (error) {
    if (error instanceof AppError && error.code === 'calendar_invalid') return String(error.details['reason'])
    throw error
  }
  throw new Error('the file was taken')
}

describe('the years that ship', () => {
  it('are 2025 and 2026, each with its notice', () => {
    expect(bundledYears.map(({ year, source }) => [year, source.includes('国办发明电')])).toEqual([
      [2025, true],
      [2026, true],
    ])
  })

  /** The notices say how many days each holiday has: 2025 in all 28, 2026 in all 33. */
  it.each([
    [2025, [1, 8, 3, 5, 3, 8], 5],
    [2026, [3, 9, 3, 5, 3, 3, 7], 6],
  ])('%i has the days off and the days worked of its notice', (year, lengths, swapped) => {
    const file = bundledYears.find((each) => each.year === year)
    const days = file?.holidays.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1)
    expect(days).toEqual(lengths)
    expect(file?.workdays).toHaveLength(swapped)
    expect([...bundled.holidays.keys()].filter((day) => day.startsWith(String(year)))).toHaveLength(
      lengths.reduce((sum, length) => sum + length, 0),
    )
  })
})

describe('a calendar file', () => {
  it('is read with or without a byte order mark', () => {
    expect(parseCalendarFile('2026.json', JSON.stringify(good))).toEqual(good)
    expect(parseCalendarFile('2026.json', `\uFEFF${JSON.stringify(good)}`)).toEqual(good)
  })

  it('replaces an earlier one for its year and leaves other years alone', () => {
    const own = parseCalendarFile('2026.json', JSON.stringify(good))
    const calendar = workCalendar([...bundledYears, own])
    expect(calendar.holidays.has('2026-05-01')).toBe(false)
    expect(calendar.workdays.has('2026-09-20')).toBe(false)
    expect(calendar.holidays.get('2025-05-01')).toBe('劳动节')
  })

  it('is the example of its page', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/calendar-file.md'), 'utf8')
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    expect(parseCalendarFile('例.json', example).workdays).toEqual(['2026-09-20', '2026-10-10'])
  })

  it.each<[string, unknown, string]>([
    ['no JSON', '放假安排', '不是 JSON 文件'],
    ['no object', [], '应为对象 {…}'],
    ['a year missing', { ...good, year: undefined }, 'year 缺少这一项'],
    ['a year out of reach', { ...good, year: 26 }, 'year 年份应在 1990—2199 之间'],
    ['no source', { ...good, source: ' ' }, 'source 不能为空'],
    ['an unknown member', { ...good, note: '' }, '里有不认识的“note”'],
    [
      'a day that does not exist',
      { ...good, workdays: ['2026-02-30'] },
      'workdays.0 “2026-02-30”不是日期，请写成 2026-10-01',
    ],
    [
      'a day in another form',
      { ...good, holidays: [{ name: '国庆节', from: '2026/10/1', to: '2026-10-07' }] },
      'holidays.0.from “2026/10/1”不是日期，请写成 2026-10-01',
    ],
    [
      'a holiday of another year',
      { ...good, holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }] },
      'holidays.0 元旦的 2027-01-02 不在 2026 年',
    ],
    ['a workday of another year', { ...good, workdays: ['2025-10-11'] }, 'workdays.0 2025-10-11 不在 2026 年'],
    [
      'a holiday that ends before it begins',
      { ...good, holidays: [{ name: '国庆节', from: '2026-10-07', to: '2026-10-01' }] },
      'holidays.0 国庆节的结束日期 2026-10-01 早于开始日期 2026-10-07',
    ],
    [
      'holidays that overlap',
      { ...good, holidays: [...good.holidays, { name: '中秋节', from: '2026-10-07', to: '2026-10-08' }] },
      'holidays.2 中秋节与国庆节都包括 2026-10-07',
    ],
    [
      'a workday within a holiday',
      { ...good, workdays: ['2026-10-10', '2026-10-03'] },
      'workdays.1 2026-10-03 已列为国庆节假期',
    ],
    ['a workday that is none', { ...good, workdays: ['2026-10-12'] }, 'workdays.0 2026-10-12 是周一，本来就上班'],
    ['a workday that stands twice', { ...good, workdays: ['2026-10-10', '2026-10-10'] }, 'workdays.1 2026-10-10 重复'],
  ])('refuses %s', (_, content, reason) => {
    expect(reasonFor(content)).toBe(reason)
  })
})
