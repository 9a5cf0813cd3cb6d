import { describe, expect, test } from 'vitest'
import {
  asSentence,
  chineseNumeral,
  fullWidthPunctuation,
  officialDate,
  officialDateTime,
  paragraphsOf,
} from '../../../src/core/documents/chinese-text.ts'

describe('dates', () => {
  test('have no leading zeros', () => {
    expect(officialDate('2026-01-05')).toBe('2026年1月5日')
    expect(officialDateTime('2026-11-05T09:05')).toBe('2026年11月5日9时5分')
    expect(officialDateTime('2026-11-05T14:00')).toBe('2026年11月5日14时')
  })

  test('are not guessed from other text', () => {
    expect(() => officialDate('2026/1/5')).toThrow()
    expect(() => officialDateTime('2026-11-05')).toThrow()
  })
})

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [200, '二百'],
])('chineseNumeral(%i) is %s', (value, expected) => {
  expect(chineseNumeral(value)).toBe(expected)
})

describe('fullWidthPunctuation', () => {
  test.each([
    ['坚持疏堵结合(含临时点),不搞一刀切;', '坚持疏堵结合（含临时点），不搞一刀切；'],
    ['时间定为6:00至9:00', '时间定为6:00至9:00'],
    ['使用 App(v2.1), 共1,200元', '使用 App(v2.1), 共1,200元'],
    ['完成整治.', '完成整治。'],
    ['面积3.5平方米', '面积3.5平方米'],
  ])('%s → %s', (typed, printed) => {
    expect(fullWidthPunctuation(typed)).toBe(printed)
  })
})

describe('asSentence', () => {
  test.each([
    ['设置疏导点', '设置疏导点。'],
    ['设置疏导点；', '设置疏导点。'],
    ['设置疏导点。', '设置疏导点。'],
    ['要做到“日产日清。”', '要做到“日产日清。”'],
    ['要做到“日产日清”', '要做到“日产日清”。'],
  ])('%s → %s', (typed, printed) => {
    expect(asSentence(typed)).toBe(printed)
  })
})

describe('paragraphsOf', () => {
  test('drops empty lines of any kind of line end and closes the others', () => {
    expect(paragraphsOf(' 一\r\n\r\n二\n  \r三 ')).toEqual(['一。', '二。', '三。'])
  })

  test('leaves a list open until its end', () => {
    expect(paragraphsOf('会议要求:\n一是抓紧;\n二是落实;')).toEqual(['会议要求：', '一是抓紧；', '二是落实。'])
  })
})
