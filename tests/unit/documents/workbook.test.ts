import { describe, expect, test } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import { ledgerSheet } from '../../../src/core/documents/ledger-sheets.ts'
import { escapeForXml, withColumnFormats } from '../../../src/core/documents/sheet-xml.ts'
import { linesInRow, mergedSpans } from '../../../src/core/documents/workbook-model.ts'

const columns = [
  { label: '甲', width: 8, kind: 'text' as const },
  { label: '乙', width: 8, kind: 'text' as const },
]

describe('mergedSpans', () => {
  test('joins equal neighbours, never empty cells', () => {
    const rows = [['一'], ['一'], ['二'], ['一'], [null], [null], [''], ['']]
    expect(mergedSpans({ name: '表', title: '表', columns, rows, mergeColumns: [0] })).toEqual([
      { column: 0, firstRow: 0, lastRow: 1 },
    ])
  })

  test('joins a later column only inside the cells of an earlier one', () => {
    const rows = [
      ['一', '同'],
      ['一', '同'],
      ['二', '同'],
      ['二', '同'],
    ]
    expect(mergedSpans({ name: '表', title: '表', columns, rows, mergeColumns: [0, 1] })).toEqual([
      { column: 0, firstRow: 0, lastRow: 1 },
      { column: 0, firstRow: 2, lastRow: 3 },
      { column: 1, firstRow: 0, lastRow: 1 },
      { column: 1, firstRow: 2, lastRow: 3 },
    ])
  })

  test('joins nothing unless asked', () => {
    expect(mergedSpans({ name: '表', title: '表', columns, rows: [['一'], ['一']] })).toEqual([])
  })
})

describe('linesInRow', () => {
  const spec = { name: '表', title: '表', columns, rows: [] }

  test('counts the lines of the longest cell', () => {
    expect(linesInRow(spec, ['短', null])).toBe(1)
    expect(linesInRow(spec, ['三个字', '八个汉字要三行啊'])).toBe(3)
    expect(linesInRow(spec, ['甲\n乙\n丙', '短'])).toBe(3)
  })

  test('leaves out merged cells, which spread over their rows', () => {
    expect(linesInRow({ ...spec, mergeColumns: [1] }, ['短', '八个汉字要三行啊'])).toBe(1)
  })
})

describe('ledgerSheet', () => {
  test('has the columns of the definition, in order, with its kinds and codes', () => {
    const sheet = ledgerSheet(
      ledgers.people,
      [{ name: '赵建甲', households: 210, gridCode: '999901001001001' }],
      '云溪街道',
    )
    expect(sheet.title).toBe('云溪街道人员清单')
    expect(sheet.columns.map((column) => column.label)).toEqual(ledgers.people.fields.map((field) => field.label))
    expect(sheet.columns.find((column) => column.label === '网格编码')?.kind).toBe('text')
    expect(sheet.columns.find((column) => column.label === '户数')?.kind).toBe('integer')
    expect(sheet.columns.find((column) => column.label === '性别')?.codes).toEqual(['男', '女'])
    expect(sheet.rows[0]?.slice(0, 3)).toEqual([null, '赵建甲', null])
    expect(sheet.mergeColumns).toEqual([])
  })

  test('merges the categories of the lists that have them', () => {
    expect(ledgerSheet(ledgers.keyMatters, [], '云溪街道').mergeColumns).toEqual([0])
  })
})

describe('escapeForXml', () => {
  test.each([
    ['普通 text\t\n', '普通 text\t\n'],
    ['\u0001', '_x0001_'],
    ['\uFFFE', '_xFFFE_'],
    ['\uD842', '_xD842_'],
    ['\uDFB7', '_xDFB7_'],
    ['𠮷', '𠮷'],
    ['_x000D_', '_x005F_x000D_'],
    ['_x_', '_x_'],
  ])('%j → %j', (text, escaped) => {
    expect(escapeForXml(text)).toBe(escaped)
  })
})

test('withColumnFormats takes the style of the sample cell and refuses to guess', () => {
  const xml = '<cols><col min="1" max="1" width="8"/></cols><c r="A9" s="7"/>'
  expect(withColumnFormats(xml, ['A9'])).toBe(
    '<cols><col min="1" max="1" style="7" width="8"/></cols><c r="A9" s="7"/>',
  )
  expect(() => withColumnFormats(xml, ['A8'])).toThrow()
})
