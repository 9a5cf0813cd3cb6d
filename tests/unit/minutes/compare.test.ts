/** Two texts of minutes held against each other. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLines, type Line } from '../../../src/core/minutes/compare.ts'

const line = (text: string, label = '段落'): Line => ({ label, text })

describe('compareLines', () => {
  it('finds nothing between equal texts', () => {
    const lines = [line('会议听取了汇报。'), line('停车治理', '一级标题')]
    expect(compareLines(lines, lines).map(({ kind }) => kind)).toEqual(['same', 'same'])
  })

  it('marks what changed within a paragraph, by characters', () => {
    const [compared] = compareLines([line('新建充电口一百个，年底完成。')], [line('新建充电口一百二十个，年底完成。')])
    expect(compared).toMatchObject({
      kind: 'changed',
      before: { ranges: [] },
      after: { ranges: [{ start: 7, end: 9 }] },
    })
  })

  it('never cuts a character outside of the basic plane in two', () => {
    const [compared] = compareLines([line('负责人𠮷某某到场。')], [line('负责人𠮶某某到场。')])
    expect(compared?.before?.ranges).toEqual([{ start: 3, end: 5 }])
    expect(compared?.after?.ranges).toEqual([{ start: 3, end: 5 }])
  })

  it('tells a rewritten paragraph from one that went and another that came', () => {
    const kinds = (before: string, after: string) => compareLines([line(before)], [line(after)]).map(({ kind }) => kind)
    expect(kinds('夜市摊位划线入市，由执法中队负责。', '夜市摊位划线入市，由街道执法中队负责落实。')).toEqual([
      'changed',
    ])
    expect(kinds('夜市摊位划线入市，由执法中队负责。', '小区充电口统一改造完毕后再行验收。')).toEqual([
      'removed',
      'added',
    ])
  })

  it('shows a heading that became another level', () => {
    expect(compareLines([line('停车治理', '一级标题')], [line('停车治理', '二级标题')])[0]).toMatchObject({
      kind: 'changed',
      label: '一级标题 → 二级标题',
    })
  })

  it('loses nothing: each side, read line by line, is the text it was', () => {
    const text = fc.array(
      fc.record({ label: fc.constantFrom('段落', '一级标题'), text: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        const compared = compareLines(before, after)
        const side = (name: 'before' | 'after') => compared.flatMap((one) => one[name]?.text ?? [])
        expect(side('before')).toEqual(before.map((one) => one.text))
        expect(side('after')).toEqual(after.map((one) => one.text))
        for (const { kind, before: was, after: is } of compared) {
          if (kind !== 'changed' || was === null || is === null) continue
          expect(unmarked(was)).toBe(unmarked(is))
        }
      }),
    )
  })
})

/** What stands outside of the marks is the same on both sides. */
function unmarked({ text, ranges }: { text: string; ranges: readonly { start: number; end: number }[] }): string {
  let rest = ''
  let at = 0
  for (const { start, end } of ranges) {
    rest += text.slice(at, start)
    at = end
  }
  return rest + text.slice(at)
}
