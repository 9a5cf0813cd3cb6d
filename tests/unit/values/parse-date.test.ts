import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate, parseDateTime } from '../../../src/core/values/parse-date.ts'

describe('dates that are certain', () => {
  it.each([
    ['2026年3月1日', '2026-03-01'],
    ['2025/12/15', '2025-12-15'],
    ['2026-01-01', '2026-01-01'],
    ['2026.3.1', '2026-03-01'],
    ['20260401', '2026-04-01'],
    ['2025-3-1', '2025-03-01'],
    ['2025/03/01', '2025-03-01'],
    ['２０２５．３．１', '2025-03-01'],
    ['２０２５年３月１日', '2025-03-01'],
    ['2025－3－1', '2025-03-01'],
    ['2025—03—01', '2025-03-01'],
    ['二〇二五年三月一日', '2025-03-01'],
    ['二○二五年十二月三十一日', '2025-12-31'],
    ['二零二六年十月二十日', '2026-10-20'],
    ['2026年十一月5日', '2026-11-05'],
    ['2026 年 3 月 1 日', '2026-03-01'],
    ['2026年3月1号', '2026-03-01'],
    ['2026年3月1', '2026-03-01'],
    [' 　2026-03-01\u200b', '2026-03-01'],
    ['2024-02-29', '2024-02-29'],
    ['2026-03-01 00:00', '2026-03-01'],
    ['2026-03-01 00:00:00', '2026-03-01'],
    ['2026-03-01T00:00:00.000Z', '2026-03-01'],
    ['2026年3月1日0:00', '2026-03-01'],
  ])('%s', (text, iso) => {
    expect(parseDate(text)).toEqual({ ok: true, iso })
  })
})

describe('dates that are not', () => {
  it.each([
    ['2025-02-30', '没有这一天'],
    ['2025-02-29', '没有这一天'],
    ['2025年4月31日', '没有这一天'],
    ['2026-03-00', '没有这一天'],
    ['1900-02-29', '没有这一天'],
    ['2025-13-01', '没有 13 月'],
    ['二〇二五年十三月一日', '没有 13 月'],
    ['20261301', '没有 13 月'],
    ['3月1日', '缺少年份'],
    ['三月一日', '缺少年份'],
    ['3-1', '缺少年份'],
    ['3.1', '缺少年份'],
    ['三月', '只有月份'],
    ['2026年3月', '缺少日'],
    ['2026-03', '缺少日'],
    ['2026年', '缺少月和日'],
    ['25.3.1', '年份不足四位'],
    ['25年3月1日', '年份不足四位'],
    ['3/1/2026', '分不清月和日'],
    ['202603', '分不清'],
    ['250301', '分不清'],
    ['45717', '序号'],
    ['45717.5', '序号'],
    ['2025/12/1 14:30', '带有时刻 14:30'],
    ['2025年12月1日14时30分', '带有时刻 14:30'],
    ['2025-12-01 24:00', '时刻 24:00 不存在'],
    ['2025-12/01', '不是能认出的日期'],
    ['0026-03-01', '年份'],
    ['9999-12-31', '年份'],
    ['2026-03-01至2026-05-01', '不是能认出的日期'],
    ['待定', '不是能认出的日期'],
    ['十', '不是能认出的日期'],
    ['', '不是日期'],
    ['1'.repeat(10_000), '不是日期'],
  ])('%s', (text, reason) => {
    const parsed = parseDate(text)
    expect(parsed.ok ? parsed.iso : parsed.reason).toContain(reason)
    expect(parsed.ok).toBe(false)
  })
})

describe('in general', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  const writers: readonly ((year: number, month: number, date: number) => string)[] = [
    (y, m, d) => `${y}年${m}月${d}日`,
    (y, m, d) => `${y}/${m}/${d}`,
    (y, m, d) => `${y}.${String(m).padStart(2, '0')}.${String(d).padStart(2, '0')}`,
    (y, m, d) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
    (y, m, d) => `${y}-${m}-${d} 0:00`,
  ]

  it('every day comes back from every way of writing it', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...writers), (date, write) => {
        const text = write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
        expect(parseDate(text)).toEqual({ ok: true, iso: date.toISOString().slice(0, 10) })
      }),
      { numRuns: 2000 },
    )
  })

  it('whatever is accepted is a day of the calendar whose digits stand in the text', () => {
    const sign = fc.constantFrom(...Array.from('0123456789年月日.-/ 一二十〇：:T'))
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 14 }), (text) => {
        const parsed = parseDate(text)
        if (!parsed.ok) return
        expect(new Date(`${parsed.iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(parsed.iso)
        if (/[一二十〇]/.test(text)) return
        const digits = parsed.iso.split('-').map(Number)
        const written = text.replace(/[ T]+0?0:00.*$/, '').match(/\d+/g) ?? []
        const joined =
          written.length === 1
            ? [text.slice(text.search(/\d/)).slice(0, 4), ...(written[0].slice(4).match(/../g) ?? [])]
            : written
        expect(joined.slice(0, 3).map(Number)).toEqual(digits)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('date with time of day', () => {
  it.each([
    ['2026-11-05 14:30', '2026-11-05T14:30'],
    ['2026-11-05T9:05', '2026-11-05T09:05'],
    ['2026年11月5日 14时30分', '2026-11-05T14:30'],
    ['2026年11月5日9时', '2026-11-05T09:00'],
  ])('%s', (text, iso) => {
    expect(parseDateTime(text)).toEqual({ ok: true, iso })
  })

  it.each(['2026-11-05', '2026-11-05 25:00', '2026-02-30 09:00', '14:30'])('%s is refused', (text) => {
    expect(parseDateTime(text).ok).toBe(false)
  })
})
