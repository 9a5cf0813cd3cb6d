/** The sheets that stand both in .xlsx and in .xls, so that the two readers can be held against each other. */
import { forms } from '../../fixtures/intake/forms/index.ts'
import { day, formula, number, type FormCell, type FormSheet } from './form.ts'

/** All sheets of the corpus but those that are text files, under names of their own. */
export function corpusSheets(): FormSheet[] {
  return forms
    .filter(({ text }) => text === undefined)
    .flatMap(({ sheets }) => sheets)
    .map((sheet, index) => ({
      ...sheet,
      name: `表${index + 1}`,
      state: index === 0 ? 'visible' : (sheet.state ?? 'visible'),
    }))
}

/** More characters than a record of BIFF8 can hold, so that the text goes on in the next one. */
const long = (letter: string, count: number): string => `${letter}头${letter.repeat(count)}尾`

export function difficultSheets(): FormSheet[] {
  const names = Array.from({ length: 1_200 }, (_, index): FormCell[] => [
    `姓名${index}号`,
    index % 3 === 0 ? `ascii only ${index}` : `云溪街道第${index}网格`,
    index,
  ])
  return [
    {
      name: '单元格',
      rows: [
        ['日期', '文字', '数字', '公式', '长文'],
        [day('2026-03-01'), '0571-87654321', 42, formula('1+1', 2), long('云', 4_500)],
        [day('2025-12-31', 'yyyy"年"m"月"d"日"'), '001', 0.1, formula('"甲"&"乙"', '甲乙'), long('a', 9_000)],
        [day('2026-03-01', 'yyyy"年"m"月"'), '=1+1', -3.25, formula('1>0', null), long('é', 8_300)],
        [day('2026-03-01', 'm"月"d"日"'), '𠮷田 一', number('19900001001'), formula('1/0', null), long('𠮷', 4_200)],
        [number('46082.604166667', 'yyyy-mm-dd h:mm'), ' 前后 ', number('9006', '00000'), formula('""', ''), '甲\n乙'],
        [number('0.5', 'h:mm'), '１２３', number('999901001001001'), formula('A2+0.5', 46082.5), '<&>"\''],
        [number('1234.5', '#,##0.00'), '#N/A', number('1000000'), formula('NA()', null), "'引号"],
        [number('0.375', '0%'), 'TRUE', number('1.1'), formula('2^40', 1099511627776), '_x000D_'],
        [number('45717'), '2025-02-30', number('123456789.12'), formula('REPT("长",5000)', '长'.repeat(5_000)), null],
      ],
    },
    { name: '很多文字', rows: names },
    {
      name: '隐藏',
      rows: [['甲', '乙', '丙', '丁'], [1, 2, 3, 4], null, ['合并', '<', '合并二', '<'], ['^', '<', 5, null]],
      hiddenRows: [2],
      hiddenColumns: ['B', 'D'],
    },
    { name: '藏起来', state: 'hidden', rows: [['看不见']] },
  ]
}

export const datesOf1904: readonly FormSheet[] = [
  {
    name: '日期',
    rows: [
      ['到岗时间', '离岗时间'],
      [day('2026-03-01'), day('2025-12-31', 'yyyy"年"m"月"d"日"')],
      [number('0', 'yyyy-mm-dd'), number('44620.5', 'yyyy-mm-dd h:mm')],
    ],
  },
]
