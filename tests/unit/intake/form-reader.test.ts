import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readForms } from '../../../src/core/intake/form-reader.ts'
import type { FormTable } from '../../../src/core/intake/form-table.ts'
import type { CellRange, SheetModel, SheetRow } from '../../../src/core/intake/sheet-model.ts'

/** A sheet from texts; `null` leaves a row empty, digits become number cells, `=` a formula without a result. */
function sheet(lines: readonly (readonly string[] | null)[], merges: readonly string[] = []): SheetModel {
  const rows: SheetRow[] = []
  lines.forEach((cells, index) => {
    if (cells === null) return
    const kinds = cells
      .map((text) => (text === '' ? ' ' : text === '=' ? 'F' : /^\d+$/.test(text) ? 'n' : 't'))
      .join('')
    rows.push({ number: index + 1, hidden: false, cells: cells.map((text) => (text === '=' ? '' : text)), kinds })
  })
  return { name: '表', hidden: false, rows, merges: merges.map(range), hiddenColumns: [] }
}

function range(text: string): CellRange {
  const [, left = 'A', top = '1', right = 'A', bottom = '1'] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(text) ?? []
  const column = (letter: string): number => letter.charCodeAt(0) - 65
  return { left: column(left), top: Number(top), right: column(right), bottom: Number(bottom) }
}

const reasons = (table: FormTable | undefined): string[] =>
  table?.skipped.map(({ row, reason }) => `${row}${reason}`) ?? []
const numbers = (table: FormTable | undefined): number[] => table?.rows.map(({ number }) => number) ?? []
const titles = (table: FormTable | undefined): string[] => table?.columns.map((column) => column.titles.join('/')) ?? []

const header = ['序号', '姓名', '角色', '联系电话']
const person = (index: number): string[] => [String(index), '王勇', '网格长', `1990000100${index}`]

describe('headers', () => {
  it('stand below titles and notes', () => {
    const [table] = readForms(
      sheet([['网格员名册'], ['填报单位:云溪街道', '', '日期:11月'], header, person(1)], ['A1:D1']),
    )
    expect(table?.title).toBe('网格员名册')
    expect(table?.notes).toEqual(['填报单位:云溪街道 日期:11月'])
    expect(reasons(table)).toEqual(['1标题行', '2说明行', '3表头行'])
    expect(numbers(table)).toEqual([4])
  })

  it('take two rows when merged, and each column knows its parents', () => {
    const [table] = readForms(
      sheet(
        [
          ['序号', '姓名', '网格信息', ''],
          ['', '', '网格名称', '户数'],
          ['1', '王勇', '梧桐里第一网格', '478'],
        ],
        ['A1:A2', 'B1:B2', 'C1:D1'],
      ),
    )
    expect(table?.headerRows).toEqual([1, 2])
    expect(titles(table)).toEqual(['序号', '姓名', '网格信息/网格名称', '网格信息/户数'])
    expect(numbers(table)).toEqual([3])
  })

  it('take two rows when only centred without merging', () => {
    const [table] = readForms(
      sheet([
        ['序号', '姓名', '网格信息', '', '联系电话'],
        ['', '', '网格名称', '户数', ''],
        ['1', '王勇', '梧桐里第一网格', '478', '19900001001'],
      ]),
    )
    expect(table?.headerRows).toEqual([1, 2])
    expect(titles(table)).toEqual(['序号', '姓名', '网格信息/网格名称', '网格信息/户数', '联系电话'])
  })

  it('take three rows', () => {
    const [table] = readForms(
      sheet(
        [
          ['序号', '人员情况', '', '', ''],
          ['', '基本信息', '', '配备', ''],
          ['', '姓名', '性别', '角色', '联系电话'],
          ['1', '王勇', '女', '网格长', '19900001001'],
        ],
        ['A1:A3', 'B1:E1', 'B2:C2', 'D2:E2'],
      ),
    )
    expect(table?.headerRows).toEqual([1, 2, 3])
    expect(titles(table)).toEqual([
      '序号',
      '人员情况/基本信息/姓名',
      '人员情况/基本信息/性别',
      '人员情况/配备/角色',
      '人员情况/配备/联系电话',
    ])
    expect(numbers(table)).toEqual([4])
  })

  it('do not swallow a first record that fills only some columns', () => {
    const [table] = readForms(sheet([header, ['', '王勇', '', ''], person(2)]))
    expect(table?.headerRows).toEqual([1])
    expect(numbers(table)).toEqual([2, 3])
  })

  it('are found by shape when no ledger knows their titles', () => {
    const [table] = readForms(
      sheet([['情况表'], ['树种', '胸径', '位置'], ['香樟', '30', '路口'], ['银杏', '25', '广场']]),
    )
    expect(table?.headerRows).toEqual([2])
    expect(numbers(table)).toEqual([3, 4])
  })

  it('repeated on each printed page are no records', () => {
    const [table] = readForms(sheet([header, person(1), header, person(2)]))
    expect(reasons(table)).toEqual(['1表头行', '3重复表头'])
    expect(numbers(table)).toEqual([2, 4])
  })

  it('may have a row of column numbers below', () => {
    const [table] = readForms(sheet([header, ['甲', '1', '2', '3'], person(1)]))
    expect(reasons(table)).toEqual(['1表头行', '2栏号行'])
  })
})

describe('several tables on one sheet', () => {
  it('are read one by one, each with the title above it', () => {
    const tables = readForms(
      sheet([
        ['网格员名册'],
        header,
        person(1),
        null,
        ['重点管理事项清单'],
        ['类别', '事项名称', '责任单位', '处置时限'],
        ['市容秩序', '占道经营', '街道执法中队', '4工作时'],
        ['注:以上为试行'],
      ]),
    )
    expect(tables.map(({ title }) => title)).toEqual(['网格员名册', '重点管理事项清单'])
    expect(tables.map(numbers)).toEqual([[3], [7]])
    expect(reasons(tables[1])).toEqual(['5标题行', '6表头行', '8表下附注'])
  })
})

describe('rows that are no records', () => {
  it.each([
    [['合计', '', '', '2'], '合计行'],
    [['', '小 计', '', '2'], '合计行'],
    [['总计：', '', '', ''], '合计行'],
    [['', '梧桐里社区小计', '', '2'], '合计行'],
    [['合计', '', '='], '合计行'],
    [['注：电话为工作手机', '', '', ''], '表下附注'],
    [['填表人：', '', '审核人：', ''], '表下附注'],
    [['3', '', '', ''], '只有序号的空行'],
    [['', '=', '', ''], '只有公式的空行'],
    [['', ' ', '　', ''], '空白行'],
  ])('%j', (cells, reason) => {
    const [table] = readForms(sheet([header, person(1), cells, person(2)]))
    expect(reasons(table)).toEqual(['1表头行', `3${reason}`])
    expect(numbers(table)).toEqual([2, 4])
  })

  it('a text merged across the table is the title of a group', () => {
    const [table] = readForms(sheet([header, ['梧桐里社区'], person(1)], ['A2:D2']))
    expect(reasons(table)).toEqual(['1表头行', '2分组标题行'])
    expect(table?.notes).toEqual(['梧桐里社区'])
  })

  it('texts below the table, set off or long, are notes; a short last record is a record', () => {
    const [table] = readForms(
      sheet([
        header,
        person(1),
        ['', '王春嘉'],
        null,
        ['本名册经十月联席会议审议'],
        ['', '', '云溪街道办事处'],
        ['2026年11月3日'],
      ]),
    )
    expect(numbers(table)).toEqual([2, 3])
    expect(reasons(table)).toEqual(['1表头行', '5表下附注', '6表下附注', '7表下附注'])
    expect(table?.notes).toHaveLength(3)
  })

  it.each([
    [['1', '合计明', '网格长', '19900001001']],
    [['1', '王勇', '备注', '合计']],
    [['', '汇总组组长', '网格长', '']],
  ])('%j is a record all the same', (cells) => {
    expect(numbers(readForms(sheet([header, person(1), cells, person(2)]))[0])).toEqual([2, 3, 4])
  })
})

describe('merged cells of the body', () => {
  it('give their value to each of their rows, and say from where', () => {
    const [table] = readForms(
      sheet(
        [
          ['类别', '事项名称', '责任单位'],
          ['市容秩序', '占道经营', '中队'],
          ['', '店外经营', ''],
          ['环境卫生', '暴露垃圾', ''],
        ],
        ['A2:A3', 'C2:C4'],
      ),
    )
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['市容秩序', '占道经营', '中队'],
      ['市容秩序', '店外经营', '中队'],
      ['环境卫生', '暴露垃圾', '中队'],
    ])
    expect(table?.rows.map(({ filled }) => filled.map(({ column, anchorRow }) => `${column}<${anchorRow}`))).toEqual([
      [],
      ['0<2', '2<2'],
      ['2<2'],
    ])
    expect(table?.rows.map(({ kinds }) => kinds)).toEqual(['ttt', 'ttt', 'ttt'])
  })

  it('that overlap by the thousand are refused', () => {
    const merges = Array.from({ length: 20_000 }, () => ({ top: 2, left: 0, bottom: 1_000_000, right: 0 }))
    const rows = [header, person(1)].map((cells, index) => ({
      number: index * 999_999 + 1,
      hidden: false,
      cells,
      kinds: 'tttt',
    }))
    expect(() => readForms({ name: '表', hidden: false, rows, merges, hiddenColumns: [] })).toThrow(/重叠/)
  })
})

describe('in general', () => {
  const word = fc.constantFrom(
    '',
    '',
    '1',
    '2',
    '序号',
    '姓名',
    '角色',
    '联系电话',
    '王勇',
    '合计',
    '注：说明',
    '备注',
    '网格长',
    '=',
    ' ',
    '填表人：',
  )
  const line = fc.oneof(fc.constant(null), fc.array(word, { minLength: 1, maxLength: 5 }))
  const merge = fc
    .tuple(fc.nat(5), fc.integer({ min: 1, max: 12 }), fc.nat(3), fc.nat(3))
    .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }))

  it('every row with content is in exactly one place', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.array(merge, { maxLength: 4 }), (lines, merges) => {
        const model = { ...sheet(lines), merges }
        const tables = readForms(model)
        if (tables.length === 0) return
        const placed = tables.flatMap((table) => [...numbers(table), ...table.skipped.map(({ row }) => row)])
        expect(placed.sort((a, b) => a - b)).toEqual(model.rows.map(({ number }) => number))
      }),
      { numRuns: 3000 },
    )
  })
})
