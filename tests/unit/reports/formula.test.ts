/** The formulas that forms are made of, calculated for the printed page. */
import { describe, expect, it } from 'vitest'
import { calculate } from '../../../src/core/forms/formula.ts'

/** A1 = 3, B1 = 4, C1 empty, A2 = 0, B2 = 文字. */
const cells = [
  [3, 4, null],
  [0, '文字', null],
]
const value = (formula: string) => calculate(formula, (row, column) => cells[row - 1]?.[column] ?? null)

describe('a formula', () => {
  it.each([
    ['SUM(A1:C1)', 7],
    ['SUM(A1,B1,5)', 12],
    ['A1+B1*2-1', 10],
    ['(A1+B1)/2', 3.5],
    ['-A1', -3],
    ['$A$1*50%', 1.5],
    ['IF(A2=0,"—",A1/A2)', '—'],
    ['IF(A1>=3,ROUND(A1/B1,1),0)', 0.8],
    ['IF(A1<>3,1,IF(B1=4,"甲,乙","丙"))', '甲,乙'],
    ['A1&"／"&B1', '3／4'],
    ['AVERAGE(A1:B1)', 3.5],
    ['COUNTA(A1:C1)', 2],
  ])('%s is %s', (formula, expected) => expect(value(formula)).toBe(expected))

  it.each(['A1/A2', 'VLOOKUP(A1,B1:C1,1,0)', 'A1+B2', '表2!A1', 'SUM(A1:B1', '', 'A1:B1', 'IF(A2,A1/A2)+"甲"'])(
    '%s has no result here',
    (formula) => expect(value(formula)).toBeUndefined(),
  )
})
