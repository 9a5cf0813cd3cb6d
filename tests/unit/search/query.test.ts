/** What is typed is read without ever failing, and nothing of it is dropped unsaid. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestOperators } from '../../../src/contract/search/operators.ts'
import { parseQuery } from '../../../src/core/search/query.ts'
import { readingsOf } from '../../../src/core/search/readings.ts'

const parse = (text: string) => parseQuery(text, readingsOf)
const words = (parts: readonly { readonly chars: readonly string[] }[]) => parts.map(({ chars }) => chars.join(''))

describe('conditions', () => {
  it.each([
    ['类:人员', ['people']],
    ['类：人员', ['people']],
    ['lei:ry', ['people']],
    ['类:重点', ['keyMatters']],
    ['类:xz', ['assistMatters']],
    ['kind:meetings', ['meetings']],
    ['类:议定 类:文件', ['resolutions', 'documents']],
  ])('%s', (text, kinds) => {
    expect([...(parse(text).kinds ?? [])]).toEqual(kinds)
    expect(parse(text).words).toEqual([])
  })

  it('stand beside words, in any order', () => {
    const query = parse('张三 社区:桂园 is:空缺 角色:网格长 wg:一')
    expect(words(query.words)).toEqual(['张三'])
    expect(words(query.communities)).toEqual(['桂园'])
    expect(words(query.roles)).toEqual(['网格长'])
    expect(words(query.grids)).toEqual(['一'])
    expect([...query.states]).toEqual(['vacant'])
    expect(query.notes).toEqual([])
  })

  it('that are only begun ask for nothing', () => {
    expect(parse('张三 社区:')).toMatchObject({ communities: [], notes: [] })
  })

  it('that are not understood are words, and said so', () => {
    const query = parse('is:很好')
    expect(words(query.words)).toEqual(['is很好'])
    expect(query.notes).toEqual(['没有“is:很好”这种条件，已按文字查找'])
  })

  it('are offered by their beginning, their values once opened', () => {
    expect(suggestOperators('张三 sq').map(({ insert }) => insert)).toEqual(['社区:'])
    expect(suggestOperators('is:').map(({ label }) => label)).toEqual(['is:空缺', 'is:过期'])
    expect(suggestOperators('类:议').map(({ label }) => label)).toEqual(['类:议题', '类:议定事项'])
    expect(suggestOperators('类:人员')).toEqual([])
  })
})

describe('any text', () => {
  it('is read: every part becomes a condition, a word or a note', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), conditionLike), (text) => {
        const query = parse(text)
        expect(query.words.length).toBeLessThanOrEqual(8)
        for (const { chars } of query.words) {
          expect(chars.length).toBeGreaterThan(0)
          expect(chars.length).toBeLessThanOrEqual(40)
        }
        expect(suggestOperators(text).every(({ insert }) => insert.includes(':'))).toBe(true)
      }),
    )
  })
})

const conditionLike = fc
  .array(
    fc.tuple(
      fc.constantFrom('类', '社区', 'is', '角色', '单位', 'wg', '颜色', ''),
      fc.constantFrom(':', '：', ''),
      fc.constantFrom('人员', '空缺', '桂园', '"', '()', '*', 'AND', ''),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.map((part) => part.join('')).join(' '))
