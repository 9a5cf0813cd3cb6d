import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakLines, halfCells, widthOf } from '../../../src/core/documents/line-breaking.ts'
import { titleLines } from '../../../src/core/documents/title-lines.ts'

const lines = (text: string, rest = 20, first = rest): string[] =>
  breakLines([{ text }], { first, rest }).map((line) => line.map((run) => run.text).join(''))

describe('breakLines', () => {
  test('fills the lines, the first one after its indent', () => {
    expect(lines('字'.repeat(25), 20, 16)).toEqual(['字'.repeat(8), '字'.repeat(10), '字'.repeat(7)])
  })

  test('never starts a line with a closing mark nor ends it with an opening one', () => {
    expect(lines('一二三四五六七八九十，后文')).toEqual(['一二三四五六七八九', '十，后文'])
    expect(lines('一二三四五六七八九（括号）')).toEqual(['一二三四五六七八九', '（括号）'])
    expect(lines('一二三四五六七八九”。')).toEqual(['一二三四五六七八', '九”。'])
  })

  test('keeps numbers and words whole', () => {
    expect(lines('一二三四五六七八2026年')).toEqual(['一二三四五六七八2026', '年'])
    expect(lines('一二三四五六七八九2026年')).toEqual(['一二三四五六七八九', '2026年'])
  })

  test('breaks inside a word that is longer than a line', () => {
    expect(lines('A'.repeat(45))).toEqual(['A'.repeat(20), 'A'.repeat(20), 'A'.repeat(5)])
  })

  test('ends a line at a line feed and keeps the fonts apart', () => {
    expect(lines('甲\n乙')).toEqual(['甲', '乙'])
    expect(breakLines([{ text: '出席：', font: 'heiti' }, { text: '甲乙' }], { first: 8, rest: 8 })).toEqual([
      [{ text: '出席：', font: 'heiti' }, { text: '甲' }],
      [{ text: '乙' }],
    ])
  })

  test('loses no character and overfills no line, whatever the text', () => {
    const characters = fc.constantFrom('字', '，', '。', '“', '”', '（', '）', '2', 'a', ' ', '𠮷', '—', '、')
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 200 }), (array) => {
        const text = array.join('')
        const broken = lines(text, 24, 20)
        expect(broken.join('')).toBe(text)
        for (const [index, line] of broken.entries())
          expect(widthOf(line.trimEnd())).toBeLessThanOrEqual(index === 0 ? 20 : 24)
      }),
    )
  })
})

test.each([
  ['字', 2],
  ['，', 2],
  ['“', 2],
  ['—', 2],
  ['𠮷', 2],
  ['a', 1],
  ['7', 1],
  [' ', 1],
])('halfCells(%s) is %i', (character, width) => {
  expect(halfCells(character)).toBe(width)
})

describe('titleLines', () => {
  test('leaves a short title alone', () => {
    expect(titleLines('青禾里小区停车治理会议纪要')).toEqual(['青禾里小区停车治理会议纪要'])
  })

  test('splits a long one between words, evenly', () => {
    const title = '云溪街道2026年第四季度城市管理进社区暨老旧小区环境综合整治工作联席会议纪要'
    const broken = titleLines(title)
    expect(broken.join('')).toBe(title)
    expect(broken).toHaveLength(2)
    expect(broken[0]).toMatch(/2026年/)
    const widths = broken.map(widthOf)
    expect(Math.abs((widths[0] ?? 0) - (widths[1] ?? 0))).toBeLessThanOrEqual(8)
  })

  test('splits text without words as well', () => {
    expect(
      titleLines('测'.repeat(50))
        .map(widthOf)
        .every((width) => width <= 40),
    ).toBe(true)
  })
})
