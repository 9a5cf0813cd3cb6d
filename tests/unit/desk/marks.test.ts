/** Quick marks, units, the line at the caret, and what suggests itself while typing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineAt, nameTyped, sentenceTyped, withoutLine } from '../../../src/contract/desk/line.ts'
import { isBareMark, readMarks, readUnits, unitsInWords } from '../../../src/contract/desk/marks.ts'

describe('a quick mark', () => {
  it.each([
    ['/议 夜市摊位划线入市', 'decision', '夜市摊位划线入市'],
    ['／议夜市摊位划线入市', 'decision', '夜市摊位划线入市'],
    ['、责：城管中队、物业公司', 'units', '城管中队、物业公司'],
    ['  /限 5个工作日', 'deadline', '5个工作日'],
    ['\\票 是否同意', 'vote', '是否同意'],
    ['/y 划线', 'decision', '划线'],
    ['/P', 'vote', ''],
  ])('%s', (line, kind, text) => {
    expect(readMarks(line)).toEqual([{ kind, text }])
  })

  it.each(['议定划线', '11/12 前报送', '按 /议 的说法', '/yes', '/', ''])('is not found in “%s”', (line) => {
    expect(readMarks(line)).toBeNull()
  })

  it('carries units and deadline in the same line', () => {
    expect(readMarks('/议 划线入市 /责 城管中队、社区 /限 下周三')).toEqual([
      { kind: 'decision', text: '划线入市' },
      { kind: 'units', text: '城管中队、社区' },
      { kind: 'deadline', text: '下周三' },
    ])
  })

  it('is bare until something stands behind it', () => {
    expect([isBareMark('/议'), isBareMark('/y'), isBareMark('/议 划'), isBareMark('议')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('reads any line without failing, and only at its beginning', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const line = text.replaceAll('\n', '')
        const marks = readMarks(line)
        if (marks !== null) expect(line.trimStart()).toMatch(/^[/／、\\]/)
      }),
    )
  })
})

describe('units', () => {
  it('the first leads, the others support, each once', () => {
    expect(readUnits('城管中队、物业公司，社区；物业公司')).toEqual({
      lead: '城管中队',
      supporting: ['物业公司', '社区'],
    })
    expect(readUnits('牵头：城管中队；协办单位：物业公司')).toEqual({ lead: '城管中队', supporting: ['物业公司'] })
    expect(readUnits(' ')).toEqual({ lead: '', supporting: [] })
    expect(unitsInWords({ lead: '城管中队', supporting: ['社区'] })).toBe('城管中队、社区')
  })

  it('a name of 300 characters stays whole', () => {
    const name = '某'.repeat(300)
    expect(readUnits(`${name}、社区`).lead).toBe(name)
  })
})

describe('the line at the caret', () => {
  it('is found and taken out, and writing goes on in its place', () => {
    const text = '甲\n/议 乙\n丙'
    const line = lineAt(text, 4)
    expect(line.text).toBe('/议 乙')
    expect(withoutLine(text, line)).toEqual({ text: '甲\n丙', caret: 2 })
    expect(withoutLine('甲\n/议 乙', lineAt('甲\n/议 乙', 7))).toEqual({ text: '甲\n', caret: 2 })
  })

  it('every position lies within the line that is found for it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '\n', 'a')), fc.nat(), (chars, at) => {
        const text = chars.join('')
        const caret = at % (text.length + 1)
        const line = lineAt(text, caret)
        expect(line.start <= caret && caret <= line.end).toBe(true)
        expect(line.text).not.toContain('\n')
      }),
    )
  })
})

describe('what is looked for while typing', () => {
  it('a standard sentence, only at the beginning of a line', () => {
    expect(sentenceTyped('甲\n；会ty', 6)).toEqual({ start: 2, typed: '会ty' })
    expect(sentenceTyped('甲；乙', 3)).toBeNull()
    expect(sentenceTyped('；会，', 3)).toBeNull()
  })

  it('a name, anywhere', () => {
    expect(nameTyped('请@zs', 4)).toEqual({ start: 1, typed: 'zs' })
    expect(nameTyped('请＠', 2)).toEqual({ start: 1, typed: '' })
    expect(nameTyped('请@zs 来', 6)).toBeNull()
  })
})
