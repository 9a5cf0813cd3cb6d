/** Which sheet of a new edition stands for which of the old one. */
import { describe, expect, it } from 'vitest'
import { renamedSheets, underNewNames } from '../../../src/core/forms/sheet-names.ts'

describe('a sheet under another name', () => {
  it.each<[string, string[], string[], [string, string][]]>([
    ['in the same place is the same sheet', ['10月'], ['11月'], [['10月', '11月']]],
    ['is found beside others that keep theirs', ['封面', '10月', '说明'], ['封面', '11月', '说明'], [['10月', '11月']]],
    ['is not looked for where a sheet came', ['10月'], ['10月', '11月'], []],
    ['is not looked for where a sheet went', ['封面', '10月'], ['11月'], []],
    ['is none where sheets change places', ['甲', '乙'], ['乙', '甲'], []],
    ['is none where one moved into its place', ['甲', '乙'], ['乙', '丙'], []],
  ])('%s', (_, before, after, expected) => {
    expect([...renamedSheets(before, after)]).toEqual(expected)
  })

  it('takes along what was said of it', () => {
    const table = { lines: 'grid', labelColumn: 'A', from: 3, to: 4, columns: [] } as const
    const cell = { cell: 'B5', header: '经办处', fill: null }
    const said = {
      tables: [
        { ...table, sheet: '10月', columns: [] },
        { ...table, sheet: '封面', columns: [] },
      ],
      cells: [{ ...cell, sheet: '10月' }],
    }
    expect(underNewNames(said, new Map([['10月', '11月']]))).toEqual({
      tables: [
        { ...table, sheet: '11月' },
        { ...table, sheet: '封面' },
      ],
      cells: [{ ...cell, sheet: '11月' }],
    })
  })
})
