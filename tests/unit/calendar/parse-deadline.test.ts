/** What a minute-taker types after /限, on a Thursday, 2026-11-26; and what is refused because it can be read in two ways. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDeadlineText, type ParsedDeadline } from '../../../src/contract/calendar/parse-deadline.ts'
import { bundled } from './bundled.ts'

const thursday = '2026-11-26'
const read = (text: string, from = thursday): ParsedDeadline => parseDeadlineText(text, from, bundled)

function dateOf(text: string, from = thursday): string {
  const parsed = read(text, from)
  return parsed.ok ? `${parsed.kind} ${parsed.date}` : parsed.reason
}

function reasonsOf(text: string, from = thursday): readonly string[] {
  const parsed = read(text, from)
  return parsed.ok ? parsed.explanation.reasons : [parsed.reason]
}

describe('spans', () => {
  it.each([
    ['5个工作日', 'workdays 2026-12-03'],
    ['5工作日', 'workdays 2026-12-03'],
    ['５个工作日内', 'workdays 2026-12-03'],
    ['五个工作日之内完成', 'workdays 2026-12-03'],
    [' 5 个 工作日 ', 'workdays 2026-12-03'],
    ['会后5个工作日内办结', 'workdays 2026-12-03'],
    ['十五个工作日', 'workdays 2026-12-17'],
    ['3天', 'days 2026-11-29'],
    ['两天内', 'days 2026-11-28'],
    ['3个自然日', 'days 2026-11-29'],
    ['10日内', 'days 2026-12-06'],
    ['三天后', 'days 2026-11-29'],
    ['一周内', 'days 2026-12-03'],
    ['2个星期', 'days 2026-12-10'],
    ['半个月', 'days 2026-12-11'],
    ['1个月内', 'day 2026-12-26'],
    ['三个月', 'day 2027-02-26'],
    ['半年内', 'day 2027-05-26'],
  ])('%s', (text, expected) => {
    expect(dateOf(text)).toBe(expected)
  })
})

describe('days near the meeting', () => {
  it.each([
    ['今天', 'day 2026-11-26'],
    ['当日', 'day 2026-11-26'],
    ['明天', 'day 2026-11-27'],
    ['大后天', 'day 2026-11-29'],
    ['本周五', 'day 2026-11-27'],
    ['周五', 'day 2026-11-27'],
    ['本周四', 'day 2026-11-26'],
    ['这周日', 'day 2026-11-29'],
    ['下周三', 'day 2026-12-02'],
    ['下个星期天', 'day 2026-12-06'],
    ['下下周一', 'day 2026-12-07'],
    ['请于下周三之前完成', 'day 2026-12-02'],
  ])('%s', (text, expected) => {
    expect(dateOf(text)).toBe(expected)
  })
})

describe('months, quarters, years', () => {
  it.each([
    ['月底', 'day 2026-11-30'],
    ['本月末', 'day 2026-11-30'],
    ['本月内', 'day 2026-11-30'],
    ['月底前', 'day 2026-11-30'],
    ['下月底', 'day 2026-12-31'],
    ['下个月上旬', 'day 2026-12-10'],
    ['下月10日', 'day 2026-12-10'],
    ['下个月10号', 'day 2026-12-10'],
    ['下下月5日', 'day 2027-01-05'],
    ['本月30日', 'day 2026-11-30'],
    ['11月底', 'day 2026-11-30'],
    ['12月中旬', 'day 2026-12-20'],
    ['明年2月底', 'day 2027-02-28'],
    ['2028年2月底', 'day 2028-02-29'],
    ['1月底', 'day 2027-01-31'],
    ['年底', 'day 2026-12-31'],
    ['年内', 'day 2026-12-31'],
    ['明年底', 'day 2027-12-31'],
    ['本季度末', 'day 2026-12-31'],
    ['下季度末', 'day 2027-03-31'],
    ['30号', 'day 2026-11-30'],
    ['10号', 'day 2026-12-10'],
    ['请于10日前', 'day 2026-12-10'],
  ])('%s', (text, expected) => {
    expect(dateOf(text)).toBe(expected)
  })
})

describe('dates', () => {
  it.each([
    ['12月1日', 'day 2026-12-01'],
    ['12月1', 'day 2026-12-01'],
    ['十二月一日', 'day 2026-12-01'],
    ['12.1', 'day 2026-12-01'],
    ['12-1', 'day 2026-12-01'],
    ['12/1', 'day 2026-12-01'],
    ['12月1日前', 'day 2026-12-01'],
    ['截至12月1日', 'day 2026-12-01'],
    ['11月26日', 'day 2026-11-26'],
    ['1月15日', 'day 2027-01-15'],
    ['6月30日', 'day 2027-06-30'],
    ['今年12月1日', 'day 2026-12-01'],
    ['明年3月1日', 'day 2027-03-01'],
    ['2026-12-1', 'day 2026-12-01'],
    ['2026.12.1', 'day 2026-12-01'],
    ['2026年12月1日前完成', 'day 2026-12-01'],
    ['20261201', 'day 2026-12-01'],
    ['二〇二六年十二月一日', 'day 2026-12-01'],
  ])('%s', (text, expected) => {
    expect(dateOf(text)).toBe(expected)
  })
})

describe('what is said of the reading', () => {
  it('the year that was filled in', () => {
    expect(reasonsOf('12.1')).toContain('未写年份，按2026年计。')
    expect(reasonsOf('1月15日')).toContain('未写年份，按2027年计。')
  })

  it('from which day words count, and that 前 takes the day in', () => {
    expect(reasonsOf('下周三前')).toContain('“下周三”从2026年11月26日（周四）算。“前”按含当日计。')
    expect(reasonsOf('10号')).toContain('未写月份，按2026年12月计。')
  })

  it('a day off keeps its date, with the next working day offered', () => {
    const parsed = read('10月1日', '2026-09-20')
    expect(parsed).toMatchObject({ ok: true, date: '2026-10-01', explanation: { nextWorkday: '2026-10-08' } })
  })

  it('a year without its calendar', () => {
    const parsed = read('30个工作日')
    expect(parsed.ok && parsed.explanation.warnings).toHaveLength(1)
  })
})

describe('refused', () => {
  it.each([
    ['', '没有填写时限'],
    ['   ', '没有填写时限'],
    ['会后', '没有填写时限'],
    ['10日', '分不清是 10 天还是 10 号，请写明'],
    ['本周内', '“本周内”分不清是哪一天，请写成“本周五”“下周三”'],
    ['下周', '“下周”分不清是哪一天，请写成“本周五”“下周三”'],
    ['周末', '“周末”分不清是哪一天，请写成“本周五”“下周三”'],
    ['本周一', '2026年11月23日（周一）已过（从2026年11月26日算起），请核对'],
    ['周二', '2026年11月24日（周二）已过（从2026年11月26日算起），请核对'],
    ['本月5日', '2026年11月5日（周四）已过（从2026年11月26日算起），请核对'],
    ['11月5日', '2026年11月5日（周四）已过（从2026年11月26日算起），请核对；如是明年，请写明年份'],
    ['10月底', '2026年10月31日（周六）已过（从2026年11月26日算起），请核对；如是明年，请写明年份'],
    ['2025-12-1', '2025年12月1日（周一）已过（从2026年11月26日算起），请核对'],
    ['11月31日', '2026年11月31日：没有这一天'],
    ['13月1日', '2026年13月1日：没有 13 月'],
    ['13月底', '没有 13 月'],
    ['下月32日', '2026年12月32日：没有这一天'],
    ['2026年2月30日', '“2026年2月30日”没有这一天'],
    ['12/1/2026', '“12/1/2026”分不清月和日，请写成 2026-03-01'],
    ['2026年12月', '“2026年12月”只有年月，缺少日'],
    ['0天', '至少是 1 天'],
    ['1000天', '超过 999 天，请写成日期'],
    ['0个月', '至少是 1 个月'],
    ['40个月', '月数太多，请写成日期'],
    ['长期', '“长期”没有确定的日期，请写明几个工作日或哪一天'],
    ['尽快办理', '“尽快办理”没有确定的日期，请写明几个工作日或哪一天'],
    ['4个工作时', '“4个工作时”按小时计，时限只到日'],
    ['3天前', '认不出“3天前”，可写“5个工作日”“10天”“下周三”“月底”或“12月1日”'],
    ['等通知', '认不出“等通知”，可写“5个工作日”“10天”“下周三”“月底”或“12月1日”'],
    ['12月', '认不出“12月”，可写“5个工作日”“10天”“下周三”“月底”或“12月1日”'],
  ])('“%s”', (text, reason) => {
    expect(dateOf(text)).toBe(reason)
  })

  it('the last day of a month that has none of that number', () => {
    expect(dateOf('31号', '2026-11-26')).toBe('2026年11月31日：没有这一天')
    expect(dateOf('2月29日', '2027-12-20')).toBe('day 2028-02-29')
  })
})

describe('for any text', () => {
  const pieces = fc.constantFrom(
    '5',
    '十',
    '个',
    '工作日',
    '天',
    '本',
    '下',
    '周',
    '三',
    '月',
    '底',
    '12',
    '日',
    '前',
    '.',
    '年',
    '2026',
  )
  const words = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''))

  it('there is a deadline not before the meeting, or a reason', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (text) => {
        const parsed = read(text)
        if (parsed.ok) {
          expect(parsed.date >= thursday).toBe(true)
          expect(parsed.explanation.reasons.length).toBeGreaterThan(0)
        } else {
          expect(parsed.reason).not.toBe('')
        }
      }),
      { numRuns: 500 },
    )
  })
})
