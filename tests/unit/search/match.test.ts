/** Matching by characters and sounds; and that the index never hides what matches. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../src/contract/search/fold.ts'
import { isByLetters, matchName, matchWord } from '../../../src/contract/search/match.ts'
import { holds } from '../../../src/core/db/search-reader.ts'
import { readingsOf } from '../../../src/core/search/readings.ts'
import { anywhere, inTitle, titleTokens, textTokens } from '../../../src/core/search/tokens.ts'

const match = (name: string, typed: string) => matchName(name, typed, readingsOf)

describe('names', () => {
  it.each([
    ['张三', 'zs', 0, 2],
    ['张三', 'zhs', 0, 2],
    ['张三', 'zhangsa', 0, 2],
    ['张三', '张s', 0, 2],
    ['单田芳', 'stf', 0, 3],
    ['单田芳', 'dantian', 0, 2],
    ['重庆路', 'cql', 0, 3],
    ['吕布', 'lvb', 0, 2],
    ['仇英', 'qy', 0, 2],
    ['尉迟恭', 'ycg', 0, 3],
    ['万俟卨', 'moqi', 0, 2],
    ['西安路', 'xian', 0, 2],
    ['（甲）Ａ座', 'a座', 3, 5],
    ['第 12 网格', '12', 2, 4],
    ['第12网格', '12wg', 1, 5],
  ])('%s is meant by %s', (name, typed, start, end) => {
    expect(match(name, typed)).toEqual([{ start, end }])
  })

  it.each([
    ['张三', 'sz'],
    ['张三', 'zhangx'],
    ['张三', 'hang'],
    ['李四', '张'],
    ['', 'a'],
  ])('%s is not meant by %s', (name, typed) => {
    expect(match(name, typed)).toBeNull()
  })

  it('all words must stand, and their places are joined', () => {
    expect(match('桂园第一网格', 'gy 网格')).toEqual([
      { start: 0, end: 2 },
      { start: 4, end: 6 },
    ])
    expect(match('桂园第一网格', 'gy 社区')).toBeNull()
  })
})

const chinese = fc.string({
  unit: fc.constantFrom(...Array.from('张三单行长重乐社区网格第一二12aA座，（） ')),
  minLength: 1,
  maxLength: 14,
})

/** Something that a clerk might type for a part of the text. */
const typedFor = (text: string) =>
  fc
    .tuple(fc.nat(), fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), fc.nat(5))
    .map(([from, length, ways, reading]) => {
      const { chars } = fold(text)
      const start = chars.length === 0 ? 0 : from % chars.length
      return chars
        .slice(start, start + length)
        .map((char, index) => {
          const readings = readingsOf(char)
          const sound = readings[reading % Math.max(readings.length, 1)] ?? char
          return ways[index] === 0 ? char : ways[index] === 1 ? sound : sound.charAt(0)
        })
        .join('')
    })

describe('letters alone', () => {
  it.each(['zy', 'ZhaoYi', ' qe '])('%j means a name by its sounds', (typed) => expect(isByLetters(typed)).toBe(true))
  it.each(['', ' ', '赵y', 'zy2', '物业 zy', 'z y'])('%j does not', (typed) => expect(isByLetters(typed)).toBe(false))
})

describe('any text and whatever is typed for a part of it', () => {
  const pairs = chinese.chain((text) => fc.tuple(fc.constant(text), typedFor(text)))

  it('matches', () => {
    fc.assert(
      fc.property(pairs, ([text, typed]) => {
        fc.pre(typed !== '')
        const found = matchWord(fold(text), fold(typed), readingsOf)
        expect(found).not.toBeNull()
        if (found !== null) expect(found.end).toBeGreaterThan(found.start)
      }),
    )
  })

  it('is found under its tokens, unless it divides in too many ways', () => {
    fc.assert(
      fc.property(pairs, ([text, typed]) => {
        fc.pre(typed !== '' && (typed.match(/[a-z]/g) ?? []).length <= 3)
        expect(holds(inTitle(fold(typed)), new Set(titleTokens(fold(text))))).toBe(true)
      }),
    )
  })

  it('is found in other text by its characters', () => {
    fc.assert(
      fc.property(chinese, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
        const { chars } = fold(text)
        fc.pre(chars.length > 0)
        const start = from % chars.length
        const typed = fold(chars.slice(start, start + length).join(''))
        expect(holds(anywhere(typed), new Set(textTokens(fold(text))))).toBe(true)
      }),
    )
  })
})
